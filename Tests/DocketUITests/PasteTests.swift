import CellGrid
import DocketModel
import TestSupport
import Testing

@testable import DocketUI

@Suite struct PasteTests {
  private static let text = String(
    repeating: "Brightdesk Share: code execution without login.\n", count: 40)

  @Test(arguments: ["", "Enter"])
  func `a paste in the list or the text opens a preview and stores nothing`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    harness.paste(Self.text)
    #expect(harness.outward == [.preview(Array(Self.text.utf8))])
    #expect(harness.screen.contains("Brightdesk Share: code execution without login"))
    #expect(harness.screen.contains("left out: Share, footer"))
    #expect(harness.screen.contains("sections, 4 actions, 1 related"))
    #expect(harness.decisions.isEmpty)
  }

  @Test func `Enter keeps it`() {
    var harness = Harness(Samples.all)
    harness.paste(Self.text)
    harness.type("Enter")
    #expect(harness.outward.last == .keepPreview)
    #expect(harness.app.overlays.isEmpty)
  }

  @Test(arguments: ["q", "Esc", "Backspace", "Ctrl-G", "Ctrl-C"])
  func `the preview is dropped and says so`(key: String) {
    var harness = Harness(Samples.all)
    harness.paste(Self.text)
    harness.type(key)
    #expect(harness.outward.last == .dropPreview)
    #expect(harness.lastRow.contains("nothing was stored"))
    #expect(!harness.app.isQuitting)
  }

  @Test func `without an editor the preview stays`() {
    var harness = Harness(Samples.all)
    harness.paste(Self.text)
    harness.type("e")
    harness.send(.failed("Set EDITOR to edit a paste"))
    #expect(harness.screen.contains("nothing is stored yet"))
    #expect(harness.lastRow.contains("Set EDITOR to edit a paste"))
    harness.type("Enter")
    #expect(harness.outward.last == .keepPreview)
    #expect(harness.app.overlays.isEmpty)
  }

  @Test func `what was edited takes the place of the paste`() {
    var harness = Harness(Samples.all)
    harness.paste(Self.text)
    harness.type("e")
    harness.send(.previewed(PastePreview(characters: 9, briefings: [])))
    #expect(harness.app.overlays.count == 1)
    #expect(harness.screen.contains("Pasted 9 characters"))
  }

  @Test(arguments: ["", "a", "a x"])
  func `on the welcome a paste opens a preview wherever the cursor is`(keys: String) {
    var harness = Harness([])
    harness.type(keys)
    harness.paste(Self.text)
    #expect(harness.outward == [.preview(Array(Self.text.utf8))])
    #expect(harness.screen.contains("nothing is stored yet"))
  }

  @Test func `e edits it first`() {
    var harness = Harness(Samples.all)
    harness.paste(Self.text)
    harness.type("e")
    #expect(harness.outward.last == .edit("", for: .paste))
  }

  @Test(arguments: ["x", "X", "d", "u", "j", "Space", "a", "i", ":", "?"])
  func `other keys in the preview do nothing`(key: String) {
    var harness = Harness(Samples.all)
    harness.paste(Self.text)
    harness.type(key)
    #expect(harness.outward.count == 1 && harness.acts.isEmpty)
    #expect(harness.screen.contains("nothing is stored yet"))
  }

  @Test func `a paste without a briefing cannot be kept`() {
    var harness = Harness(Samples.all)
    harness.pasted = nil
    harness.paste(Self.text)
    #expect(harness.screen.contains("no briefing found"))
    #expect(!harness.outward.contains(.keepPreview))
    #expect(!harness.lastRow.contains("Enter keep"))
    harness.type("Enter")
    #expect(!harness.outward.contains(.keepPreview))
  }

  @Test func `a second paste while one is shown is no key and no new preview`() {
    var harness = Harness(Samples.all)
    harness.paste(Self.text)
    harness.paste("\n\n\nq")
    #expect(harness.outward.count == 1)
    #expect(harness.app.overlays.count == 1)
  }

  @Test func `in the checklist a paste changes nothing and says where to`() {
    var harness = Harness(Samples.all)
    harness.type("a")
    let before = harness.app.browse
    harness.paste(Self.text)
    #expect(harness.app.browse == before)
    #expect(harness.outward.isEmpty && harness.app.overlays.isEmpty)
    #expect(harness.lastRow.contains("Paste in the list or the text"))
  }

  @Test(arguments: ["", "Enter", "a"])
  func `a thousand random bytes are never keys`(keys: String) {
    for seed in 0..<20 {
      var random = SplitMix64(seed: UInt64(seed))
      var harness = Harness(Samples.all)
      harness.type(keys)
      let acts = harness.acts.count
      harness.send(.input(.paste(random.bytes(1_000))))
      #expect(harness.acts.count == acts)
      #expect(!harness.app.isQuitting)
      #expect(!harness.outward.contains(.keepPreview))
    }
  }

  @Test func `39 bytes are no briefing, 40 are looked at`() {
    var harness = Harness(Samples.all)
    harness.paste(String(repeating: "a", count: 39))
    #expect(harness.outward.isEmpty)
    #expect(harness.lastRow.contains("nothing was stored"))
    harness.paste(String(repeating: "a", count: 40))
    #expect(harness.outward.count == 1)
  }

  @Test(arguments: ["/", "a @", "a ;", "a do", ":", "i", "?"])
  func `in a prompt the text is inserted, line breaks as spaces`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    let acts = harness.decisions
    harness.paste("one\ntwo\r\nthree\rfour five")
    #expect(harness.lastRow.contains("one two three four five"))
    #expect(harness.decisions == acts)
    #expect(harness.app.overlays.count == 1)
  }

  @Test func `escape sequences in a paste are text without their escape`() {
    var harness = Harness(Samples.all)
    harness.type("/")
    harness.paste("\u{1B}[31mred\u{202E}\u{9B}0m\u{0}")
    #expect(
      !harness.lastRow.unicodeScalars.contains {
        $0.value < 32 || $0.value == 0x202E || (0x7F...0x9F).contains($0.value)
      })
  }

  @Test func `a pasted y does not answer a question`() {
    var harness = Harness(Samples.all)
    harness.type("| \"sh -c id\" Enter")
    #expect(harness.lastRow.contains("Run sh -c id with this briefing? y/N"))
    harness.paste("y")
    #expect(harness.outward.isEmpty)
  }
}
