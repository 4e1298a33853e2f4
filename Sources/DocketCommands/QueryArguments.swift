import ArgumentParser
import DocketModel

/// A query as the words of a command line.
struct QueryArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Words and conditions, such as is:unread, due:<7d, cve:2026-1234.",
      discussion: Self.vocabulary))
  var query: [String] = []

  /// What may stand before a colon, and behind it where only some words may.
  private static let vocabulary =
    [QueryWords.Key.is, .state, .severity].map { key in
      "\(key.rawValue): \(QueryWords.values(of: key).joined(separator: " "))"
    }.joined(separator: "\n")
    + "\n\never: takes the words of state:, and these take any: "
    + QueryWords.Key.allCases.filter { ![.is, .state, .ever, .severity].contains($0) }
    .map { "\($0.rawValue):" }.joined(separator: " ") + "."

  /// The query; nothing typed is everything.
  func parsed() throws(Failure) -> Query {
    try Self.parse(query.map(\.unshielded).joined(separator: " "))
  }

  static func parse(_ text: String) throws(Failure) -> Query {
    let text = text.unshielded
    guard text.utf8.contains(where: { $0 > 0x20 }) else { return .all }
    do throws(QueryError) {
      return try Query(parsing: text)
    } catch {
      throw Sentence.failure(error, in: text)
    }
  }
}
