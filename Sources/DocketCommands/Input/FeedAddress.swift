import CellGrid
import DocketFetch

/// Addresses and names of feeds as people and foreign lists give them.
enum FeedAddress {
  /// The address in the one form that all readers understand alike; a sentence where it is none.
  static func checked(_ text: String) throws(Failure) -> String {
    do throws(AddressFault) {
      let address = try HTTPAddress(text).text
      guard address.utf8.count <= limit else { throw .tooLong }
      return address
    } catch {
      throw Failure(.badData, "\(shown(text)) is not followed: \(Sentence.say(error))")
    }
  }

  /// The address without what may be a password in it.
  static func shown(_ text: String) -> SafeText {
    guard let sign = text.lastIndex(of: "@"), let start = text.firstIndex(of: "/"), start < sign
    else { return SafeText(line: text) }
    return SafeText(line: text[...start] + "/..." + text[sign...])
  }

  /// What a record can hold.
  private static let limit = 2_000

  /// A name on one line, no longer than a list shows; nil where nothing is left.
  static func title(_ text: String) -> String? {
    let line = SafeText(line: text).string
    let words = line.split(separator: " ").joined(separator: " ")
    return words.isEmpty ? nil : String(words.prefix(120))
  }

  /// Whether a parameter is called as secrets are.
  static func seemsSecret(_ address: String) -> Bool {
    guard let mark = address.firstIndex(of: "?") else { return false }
    return address[mark...].dropFirst().split(separator: "&").contains { parameter in
      let name = parameter.prefix { $0 != "=" }.lowercased()
      return words.contains { name.contains($0) } || names.contains(name)
    }
  }

  private static let words = ["token", "secret", "passw", "apikey", "api_key", "api-key"]
  private static let names: Set<String> = ["key", "auth", "sig", "signature", "pwd"]
}
