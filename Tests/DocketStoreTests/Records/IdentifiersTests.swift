import DocketModel
import Testing

@testable import DocketStore

/// The shapes of ids and single members: what is a byte too long or of another letter is refused.
@Suite struct IdentifiersTests {
  private func a(_ count: Int, _ letter: Character = "a") -> String {
    String(repeating: letter, count: count)
  }

  @Test func `event ids`() {
    let hex = "0123456789abcdef"
    for text in ["\(hex).0", "\(hex).1", "\(hex).90", "\(hex).\(a(18, "9"))"] {
      #expect(Identifiers.event(text)?.rawValue == text)
    }
    for text in [
      "", hex, "\(hex).", "\(hex).01", "\(hex).\(a(19, "9"))", "\(hex).1x", "\(hex)-1",
      "0123456789abcdeF.1", "0123456789abcdeg.1", "0123456789abcde/.1", "0123456789abcde:.1",
      "\(hex).:", "\(hex)./",
    ] {
      #expect(Identifiers.event(text) == nil, "\(text)")
    }
  }

  @Test func `contents, actions and keys`() {
    #expect(Identifiers.content(a(64)) != nil)
    #expect(Identifiers.content(a(63)) == nil && Identifiers.content(a(65)) == nil)
    #expect(Identifiers.content(a(64, "g")) == nil && Identifiers.content(a(64, "`")) == nil)
    for text in ["!", "~", a(200)] { #expect(Identifiers.action(text)?.rawValue == text) }
    for text in ["", " ", "\u{7F}", "é", a(201)] { #expect(Identifiers.action(text) == nil) }
    for text in [" ", "é", a(2_048)] { #expect(Identifiers.key(text)?.rawValue == text) }
    for text in ["", "\u{1F}", "\u{7F}", a(2_049)] { #expect(Identifiers.key(text) == nil) }
  }

  @Test func `names on disk`() {
    for text in ["a", "z", "0", "9", "a.-9", "-", a(80)] {
      #expect(Identifiers.isName(text), "\(text)")
    }
    for text in ["", ".", ".a", a(81), "a b", "a/b", "A", "a{", "a`", "a:", "é", "a\0"] {
      #expect(!Identifiers.isName(text), "\(text)")
    }
  }

  @Test func `a member that is absent counts as no`() throws {
    let text =
      #"{"act":"mark","at":1,"by":{"host":"h","login":"l","me":"m"},"hlc":"0000000000000001","#
      + #""id":"00000000000000ab.1","on":[],"t":"event"}"#
    guard case .record(.event(let event)) = try Payload(reading: Array(text.utf8)[...]) else {
      Issue.record("not read")
      return
    }
    #expect(event.act == .mark(read: false))
  }

  @Test func `a payload of one byte is a record, none is not`() throws {
    for (payload, isRecord) in [([UInt8(0x31)], true), ([], false)] {
      var line: [UInt8] = []
      _ = RecordFrame.append(payload, seq: 0, previous: 0, to: &line)
      #expect((RecordFrame(line: 0..<line.count - 1, of: line) != nil) == isRecord)
    }
  }
}
