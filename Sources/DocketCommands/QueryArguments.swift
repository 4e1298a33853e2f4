import ArgumentParser
import DocketModel

/// A query as the words of a command line.
struct QueryArguments: ParsableArguments {
  @Argument(help: "Words and conditions, such as is:unread, due:<7d, cve:2026-1234.")
  var query: [String] = []

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
