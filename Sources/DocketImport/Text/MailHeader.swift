/// `Subject:`, `From:` and `Date:` before the first blank line of a mail.
struct MailHeader {
  private(set) var title: String?
  private(set) var facts = Dateline()
  /// The lines it takes.
  private(set) var range: Range<Int>

  /// Nil where the text does not start as a mail with a subject does.
  init?(_ lines: [TextLine]) {
    guard let start = lines.firstIndex(where: { !$0.isBlank }) else { return nil }
    range = start..<start
    var names: Set<String> = []
    while range.count < 40, range.upperBound < lines.count,
      let (name, value) = Self.field(lines[range.upperBound].text)
    {
      names.insert(name)
      take(name, value)
      range = start..<range.upperBound + 1
    }
    guard names.contains("subject"), names.count >= 2 else { return nil }
  }

  private mutating func take(_ name: String, _ value: String) {
    switch name {
    case "subject": title = Self.withoutReply(value)
    case "from": facts.author = facts.author ?? Self.sender(value)
    case "date", "sent": facts.published = facts.published ?? Dates.leading(value)?.timestamp
    default: break
    }
  }

  private static let known: Set<String> = [
    "from", "to", "cc", "bcc", "subject", "date", "sent", "reply-to", "message-id", "list-id",
    "x-mailer", "mime-version", "content-type", "content-transfer-encoding", "importance",
  ]

  private static func field(_ line: String) -> (String, String)? {
    guard let colon = line.utf8.prefix(32).firstIndex(of: 0x3A) else { return nil }
    let name = line[..<colon].lowercased()
    return known.contains(name) ? (name, line[line.index(after: colon)...].trimmed()) : nil
  }

  private static func withoutReply(_ subject: String) -> String {
    var text = subject
    for _ in 0..<8 {
      let lower = text.prefix(8).lowercased()
      guard
        let mark = ["fwd:", "fw:", "re:", "aw:", "wg:", "tr:", "rv:"].first(where: {
          lower.hasPrefix($0)
        })
      else { break }
      text = text.dropFirst(mark.count).trimmed()
    }
    return text
  }

  private static func sender(_ value: String) -> String {
    let name = value.prefix { $0 != "<" }.filter { $0 != "\"" }.trimmed()
    return name.isEmpty ? value : name
  }
}
