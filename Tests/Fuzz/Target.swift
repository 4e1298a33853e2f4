import CellGrid
import DocketFetch
import DocketImport
import DocketModel
import DocketStore

/// What can be fed with any bytes, and what must hold whatever they are.
enum Target: String, CaseIterable {
  case sanitizer, text, markdown, html, feed, jsonfeed, opml, csaf, kev, osv, detect, json, dates,
    query, addresses

  func run(_ bytes: [UInt8]) {
    switch self {
    case .sanitizer: sanitize(bytes)
    case .detect: read(bytes, as: nil)
    case .text: read(bytes, as: .text)
    case .markdown: read(bytes, as: .markdown)
    case .html: read(bytes, as: .html)
    case .feed: read(bytes, as: .feed)
    // The same reader, reached by its own seeds.
    case .jsonfeed: read(bytes, as: .feed)
    case .opml: read(bytes, as: .opml)
    case .csaf: read(bytes, as: .csaf)
    case .kev: read(bytes, as: .kev)
    case .osv: read(bytes, as: .osv)
    case .json: readJSON(bytes)
    case .dates: readDates(bytes)
    case .query: readQuery(bytes)
    case .addresses: readAddress(bytes)
    }
  }

  /// Clean, clean again, clean together.
  private func sanitize(_ bytes: [UInt8]) {
    let whole = SafeText(bytes: bytes)
    expect(isClean(whole.string, lines: true), "cleaned text holds nothing forbidden")
    expect(SafeText(whole.string) == whole, "cleaning twice is cleaning once")
    let half = bytes.count / 2
    let both = SafeText(bytes: bytes[..<half]).string + SafeText(bytes: bytes[half...]).string
    expect(isClean(both, lines: true), "clean texts put together are clean")
    let line = SafeText(line: String(decoding: bytes, as: UTF8.self))
    expect(isClean(line.string, lines: false), "a line is one line")
    expect(line.width >= 0, "a width")
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      expect(Array(whole.string.utf8) == bytes, "plain ASCII stays")
    }
  }

  private func isClean(_ text: String, lines: Bool) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: lines
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069,
        0xE0000...0xE007F, 0x200E, 0x200F, 0x61C, 0x200B, 0xFEFF:
        false
      default: true
      }
    }
  }

  /// What was read is sound: what a record of it says is what it is.
  private func read(_ bytes: [UInt8], as format: ImportFormat?) {
    guard let document = try? readDocument(bytes, options: ImportOptions(format: format)) else {
      return
    }
    for briefing in document.briefings {
      expect(briefing.title.unicodeScalars.count <= 1_000, "a title has its limit")
      for action in briefing.actions {
        guard let anchor = action.anchor else { continue }
        expect(briefing.sections.indices.contains(anchor.section), "an anchor names a section")
        expect(
          briefing.sections[anchor.section].blocks.indices.contains(anchor.block)
            || anchor.block == 0, "an anchor names a block")
      }
      let said = briefing.json.canonicalBytes()
      let again = (try? JSONText(checking: said[...])).flatMap { try? Briefing(json: $0) }
      expect(again == briefing, "a record gives back what went in")
    }
  }

  private func readJSON(_ bytes: [UInt8]) {
    let text = try? JSONText(checking: bytes[...])
    guard let value = try? JSON(parsing: bytes) else {
      return expect(text == nil, "what is refused as a tree is refused where it stands")
    }
    expect(text?.members?.map(\.name) == value.members?.map(\.name), "members are all found")
    expect(text?.strings == value.strings, "texts are all found")
    let canonical = value.canonicalBytes()
    guard let again = try? JSON(parsing: canonical) else {
      return expect(false, "what was written can be read")
    }
    expect(again.canonicalBytes() == canonical, "canonical is canonical")
  }

  private func readDates(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let instant = Timestamp(rfc3339: text) { _ = instant.rfc3339 }
    if let day = Day(iso: text) { expect(day.iso == text, "a day comes back") }
    let today = Day(number: 20_000)
    guard let date = try? Query.DateExpression(parsing: text) else { return }
    _ = date.resolved(today: today)
  }

  /// The host that is judged is the host that is asked: an address says itself.
  private func readAddress(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let link = CanonicalLink(text) {
      expect(link.text.hasPrefix("https://" + link.host), "a link names its host")
      expect(link.text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "a link is one line")
    }
    guard let address = try? HTTPAddress(text) else { return }
    expect((try? HTTPAddress(address.text)) == address, "an address says itself")
    expect(address.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "an address is plain ASCII")
  }

  private func readQuery(_ bytes: [UInt8]) {
    guard let query = try? Query(parsing: String(decoding: bytes, as: UTF8.self)) else { return }
    guard let again = try? Query(parsing: query.description) else {
      return expect(query.description.isEmpty, "what a query says can be read")
    }
    expect(again.simplified == query.simplified, "a query says itself")
  }
}
