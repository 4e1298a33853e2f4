import CellGrid
import DocketModel
import TestSupport
import Testing

@testable import DocketUI

/// The last row names keys that do what it says.
@Suite struct HintTests {
  /// Contexts: how to get there.
  static let contexts = [
    "", "j", "Tab", "Tab G", "a", "a j", "t t", "a x", "x", "/ \"cor\" Enter", "gb", "ga", "ga j",
    "ga Tab",
    "z", "Tab z", "a z", "a Enter", "X", "Tab / \"keys\" Enter", "5 j", "5 j a", "5 j Tab",
    "g f", "g f j x",
  ]

  @Test(arguments: contexts)
  func `every hinted key is bound and changes something`(keys: String) throws {
    var start = Harness(Samples.all, columns: 200, rows: 40)
    start.type(keys)
    start.type("Ctrl-L")
    start.outward = []
    for hint in start.app.hints {
      let sequence = try #require(KeySequence(hint.key)).keys
      let keymap = start.app.settings.keymap
      let place = start.app.keyPlace
      #expect(
        keymap.command(for: sequence, in: place) != nil || keymap.isPrefix(sequence, in: place),
        "\(hint.key)")
      var harness = start
      for key in sequence { harness.press(key) }
      let isChanged =
        harness.lines.dropLast() != start.lines.dropLast()
        || harness.grid.cursor != start.grid.cursor
        || harness.acts.count != start.acts.count || !harness.outward.isEmpty
        || !harness.app.pending.isEmpty || !harness.app.overlays.isEmpty
        || harness.undos.count != start.undos.count
      let isEnd = harness.app.toast != nil
      #expect(isChanged || isEnd, "\(hint.key) \(hint.label) after \(keys)")
      #expect(!harness.lastRow.contains("not bound"))
    }
  }

  /// What a hint that did nothing would say.
  @Test(arguments: contexts)
  func `no hinted key answers that there is nothing to do`(keys: String) {
    var start = Harness(Samples.all, columns: 200, rows: 40)
    start.type(keys)
    for hint in start.app.hints {
      var harness = start
      harness.type(hint.key)
      let sentence = harness.app.toast?.text ?? ""
      #expect(!sentence.hasPrefix("Nothing is"), "\(hint.key): \(sentence)")
      #expect(!sentence.hasPrefix("No "), "\(hint.key): \(sentence)")
    }
  }

  @Test(arguments: ["a", "Tab Tab"])
  func `a checklist without actions offers none of their keys`(keys: String) {
    var harness = Harness(Samples.all, columns: 200, rows: 40)
    harness.type("5 j \(keys)")
    #expect(!harness.app.hints.contains { ["x", "d", "c", "w", "@", ";", "e"].contains($0.key) })
  }

  @Test(arguments: contexts, [40, 60, 80, 120])
  func `hints are whole and end with ?`(keys: String, columns: Int) {
    var harness = Harness(Samples.all, columns: columns, rows: 24)
    harness.type(keys)
    harness.type("Ctrl-L")
    let row = harness.lastRow
    #expect(
      row.hasSuffix("? all keys") || row.contains("Esc drop") || row.hasSuffix("? keys"), "\(row)")
  }

  @Test func `hints of a selection do what they count`() {
    for (key, rows) in [("d", "n"), ("X", ""), ("w", "t"), ("@", "\"raj\" Enter")] {
      var harness = Harness(Samples.all)
      harness.type("t t")
      #expect(harness.lastRow.contains(" \(key) "))
      harness.type("\(key) \(rows)")
      #expect(harness.decisions.count == 1, "\(key)")
      #expect(harness.lastTargets.count == 2)
    }
  }

  @Test func `a selection in the checklist is counted too`() {
    var harness = Harness(Samples.all)
    harness.type("2 j a t t")
    #expect(harness.lastRow.contains("2 selected"))
  }

  @Test func `keys of a prefix that are listed do something`() {
    let app = Harness(Samples.all).app
    let keymap = app.settings.keymap
    for group in PrefixGroup.all {
      for next in group.next(
        behind: keymap.prefix(of: group), in: .checklist, keymap: keymap, moment: app.moment,
        memory: App.Memory())
      where next.key.count == 1 && next.key != "?" && next.key != "q" {
        var harness = Harness(Samples.all)
        harness.type("2 j a j")
        let before = harness
        harness.type("\(keymap.key(of: group)) \(next.key)")
        #expect(!harness.lastRow.contains("not bound"), "\(keymap.key(of: group))\(next.key)")
        #expect(
          harness.app.browse != before.app.browse || harness.acts != before.acts
            || harness.outward != before.outward || !harness.app.overlays.isEmpty
            || !harness.app.pending.isEmpty,
          "\(keymap.key(of: group))\(next.key)")
      }
    }
  }

  @Test(arguments: ["c", "d", "w", "g", "y", "Z", "'"])
  func `each key that may follow is listed once`(prefix: String) {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("a \(prefix) ?")
    let band = harness.lines.lastIndex { $0.hasPrefix("──") } ?? 0
    let keys = harness.lines[band...].dropFirst().dropLast().map { $0.split(separator: " ").first }
    #expect(!keys.isEmpty)
    #expect(Set(keys).count == keys.count)
  }

  @Test func `a key that leads to further keys says where to`() {
    var harness = Harness(Samples.all)
    harness.type("a c ?")
    #expect(harness.screen.contains("  n not applicable, because…"))
    #expect(!harness.screen.contains("not ours"))
    harness.type("n ?")
    #expect(harness.screen.contains("  n not ours"))
  }

  @Test func `undo is offered when there is something to take back`() {
    var harness = Harness(Samples.all, columns: 200, rows: 40)
    #expect(!harness.lastRow.contains("u undo"))
    harness.type("a x j")
    #expect(harness.lastRow.contains("u undo"))
  }
}
