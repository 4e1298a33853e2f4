import DocketFetch
import DocketModel
import DocketRuntime
import TOMLKit

// What is set for the fetching of feeds.

extension ConfigurationReader {
  private static let fetchKeys = ["timeout", "interval", "concurrency", "proxy"]
  private static let feedKeys = ["ca_file", "allow_private", "secret"]

  mutating func readFetch(_ value: any TOMLValueConvertible) {
    guard let table = value.table else { return warn("fetch", .wrongKind(expected: "a table")) }
    for key in table.keys.sorted() {
      guard let value = table[key] else { continue }
      let path = "fetch.\(key)"
      switch key {
      case "timeout":
        number(path, value, 1...600, "seconds, 600 at most") { $0.timeoutSeconds = $1 }
      case "interval":
        number(path, value, 1...1_440, "minutes, 1440 at most") { $0.intervalSeconds = $1 * 60 }
      case "concurrency":
        number(path, value, 1...32, "a number up to 32") { $0.concurrency = $1 }
      case "proxy": readProxy(path, value)
      default: warn(path, .unknownKey(suggestion: Spelling.nearest(to: key, in: Self.fetchKeys)))
      }
    }
  }

  private mutating func number(
    _ key: String, _ value: any TOMLValueConvertible, _ range: ClosedRange<Int>,
    _ expected: String, _ set: (inout FetchSettings, Int) -> Void
  ) {
    guard let number = value.int, range ~= number else {
      return warn(key, .wrongKind(expected: expected))
    }
    set(&configuration.fetch.settings, number)
  }

  /// The text of a wrong one is not repeated: it may hold a password.
  private mutating func readProxy(_ key: String, _ value: any TOMLValueConvertible) {
    guard let text = value.string, text.isEmpty || Proxy(text) != nil else {
      return warn(key, .wrongKind(expected: "like http://host:port or socks5h://host:port"))
    }
    configuration.fetch.proxy = text
  }

  mutating func readFeeds(_ value: any TOMLValueConvertible) {
    guard let feeds = value.table else { return warn("feeds", .wrongKind(expected: "a table")) }
    for text in feeds.keys.sorted() {
      guard let address = try? HTTPAddress(text) else {
        warn(
          "feeds",
          .wrongKind(expected: "tables named by addresses, such as [feeds.\"https://...\"]"))
        continue
      }
      guard let table = feeds[text]?.table else {
        warn("feeds.\"\(address.text)\"", .wrongKind(expected: "a table"))
        continue
      }
      configuration.fetch.feeds[address.text] = feed(table, "feeds.\"\(address.text)\"")
    }
  }

  private mutating func feed(_ table: TOMLTable, _ path: String) -> FeedConfiguration {
    var feed = FeedConfiguration()
    for key in table.keys.sorted() {
      guard let value = table[key] else { continue }
      let place = "\(path).\(key)"
      switch key {
      case "ca_file": feed.caFile = text(place, value)
      case "allow_private": feed.allowsPrivate = flag(place, value) ?? false
      case "secret": feed.secret = text(place, value)
      default: warn(place, .unknownKey(suggestion: Spelling.nearest(to: key, in: Self.feedKeys)))
      }
    }
    return feed
  }
}
