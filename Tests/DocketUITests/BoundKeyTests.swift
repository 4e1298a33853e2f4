import CellGrid
import DocketModel
import TestSupport
import Testing

@testable import DocketUI

/// Texts name the keys that are bound now, and none where a command has none.
@Suite struct BoundKeyTests {
  /// Every command that a text names, on a key of its own.
  static let moved: [String: [String]] = [
    "close": ["%"], "palette": ["F2"], "done": ["F4"], "undo": ["F6"], "why": ["F7"],
    "note": ["F8"], "add": ["F9"], "sweep": ["F10"], "read-on": ["F12"], "open": ["F11"],
    "to-checklist": ["_"], "take-in": ["^"], "feeds": ["g z"], "feed-add": ["("],
    "update": [")"], "repeat": ["-"], "copy-url": ["y y"], "print": ["M"], "save": ["L"],
    "view-inbox": ["g 1"], "view-briefings": ["g 2"], "log": ["g 3"], "drop": ["Esc", "H"],
    "cancel": ["P"], "down": ["\\"], "dismiss-not-ours": ["W n"], "dismiss-fixed": ["W v"],
    "dismiss-not-reachable": ["W c"], "dismiss-mitigated": ["W m"], "state-open": ["E o"],
    "state-doing": ["E d"], "state-done": ["E x"], "state-accepted": ["E r"],
    "state-later": ["E l"], "state-waiting": ["E w"], "state-same": ["E s"],
    "later-tomorrow": ["I t"], "later-friday": ["I f"], "later-monday": ["I m"],
    "later-date": ["I +"],
  ]

  /// The same commands without a key.
  static let unbound = moved.mapValues { _ in [String]() }

  private func harness(
    _ briefings: [StoredBriefing] = Samples.all, columns: Int = 120, rows: Int = 40,
    keys: [String: [String]] = Self.moved
  ) -> Harness {
    Harness(briefings, columns: columns, rows: rows, keys: keys)
  }

  @Test func `the welcome names the keys that are bound`() {
    let screen = harness([]).screen
    for words in [
      "^ file or folder", "gz feeds: ( adds one", ") up to date", "F2 all keys",
      "F12 reads on. _ goes to the checklist, F4 ticks, F6 takes", "% leaves",
      "Press _, then F4", "Press F6: it is open again", "Press F11",
    ] {
      #expect(screen.contains(words), "\(words)")
    }
  }

  @Test func `the welcome leaves out what has no key`() {
    let screen = harness([], keys: Self.unbound).screen
    #expect(screen.contains("Paste a briefing"))
    #expect(screen.contains("Every act is saved at once."))
    for words in ["file or folder", "up to date", "all keys", "Press", "reads on", "leaves"] {
      #expect(!screen.contains(words), "\(words)")
    }
  }

  @Test func `prefixes are offered where they are bound, with the keys behind them`() {
    var harness = harness()
    harness.type("_")
    for hint in ["W n/a…", "E decide…", "I later…", "F4 done"] {
      #expect(harness.lastRow.contains(hint), "\(hint)")
    }
    harness.type("W")
    #expect(harness.lastRow.hasPrefix(" n/a because  n not ours  v fixed, absent"))
    harness.type("Esc E")
    #expect(harness.lastRow.hasPrefix(" state  o open  d doing  x done"))
    harness.type("Esc I")
    #expect(harness.lastRow.hasPrefix(" later  t tomorrow"))
    #expect(harness.lastRow.contains("0-9 + a date"))
    harness.type("4")
    #expect(harness.lastRow.contains(": 4"))
  }

  @Test func `a prefix that leads nowhere is not offered`() {
    var keys = Self.unbound
    keys["later-again"] = []
    keys["to-checklist"] = ["a"]
    var harness = harness(keys: keys)
    harness.type("a")
    for words in ["n/a…", "decide…", "later…", "all keys", "done"] {
      #expect(!harness.lastRow.contains(words), "\(words)")
    }
    #expect(!harness.app.hints.contains { $0.key.isEmpty })
    harness.type("t t")
    #expect(harness.lastRow.contains("who when") && !harness.lastRow.contains("later…"))
  }

  @Test func `a key behind a prefix that another command took is called by what it does`() {
    var harness = harness(keys: ["zoom": ["d n"]])
    harness.type("a d")
    #expect(!harness.lastRow.contains("not ours"))
    #expect(harness.lastRow.contains("v fixed, absent"))
  }

  @Test func `the checklist names the keys of an opened action and of a conflict`() {
    var briefings = Samples.all
    briefings[0].actions[1].conflict = Samples.opinions
    var harness = harness(briefings)
    harness.type("_ gg F11")
    #expect(harness.screen.contains("· decide with E"))
    #expect(harness.screen.contains("F11: its place in the text »   F7 history   F8 note"))
    harness = self.harness(briefings, keys: Self.unbound)
    harness.type("Tab Tab")
    #expect(harness.screen.contains("raj: n/a, not ours"))
    #expect(!harness.screen.contains("decide with"))
  }

  @Test func `an opened action in conflict has no empty line where no key decides`() {
    var briefings = Samples.all
    briefings[0].actions[1].conflict = Samples.opinions
    var harness = harness(briefings)
    harness.type("_ F11")
    #expect(lines(harness).contains { "\($0)".contains("decide with E") })
    let bound = lines(harness).count
    harness = self.harness(briefings, keys: Self.unbound.merging(["open": ["F11"]]) { $1 })
    harness.type("Tab Tab F11")
    let details = lines(harness).compactMap {
      if case .detail(let text, _) = $0 { text.string } else { nil }
    }
    #expect(details.contains { $0.hasPrefix("raj: n/a, not ours") })
    #expect(!details.contains(""))
    #expect(lines(harness).count == bound - 1)
  }

  private func lines(_ harness: Harness) -> [ChecklistLines.Line] {
    harness.app.browse.reading.map { harness.app.checklistLines($0, columns: 80).lines } ?? []
  }

  @Test func `a checklist without actions names the key that adds one`() {
    var harness = harness(columns: 80, rows: 24)
    harness.type("5 \\ Tab Tab")
    #expect(harness.screen.contains("No actions in this briefing; F9 adds one"))
    harness = self.harness(columns: 80, rows: 24, keys: ["add": []])
    harness.type("5 j a")
    #expect(harness.screen.contains("No actions in this briefing"))
    #expect(!harness.screen.contains("adds one"))
  }

  @Test func `pages and what lies beyond the edge name the key that goes on`() {
    var harness = harness(columns: 80, rows: 18)
    #expect(harness.screen.contains("more: F12"))
    harness.type("F7")
    #expect(harness.lastRow.contains("% back"))
    harness.type("%")
    #expect(harness.app.overlays.isEmpty && !harness.app.isQuitting)
  }

  @Test func `the screen of what happened is left and moved on with the keys that are bound`() {
    var harness = harness(columns: 80, rows: 24)
    harness.type("g h")
    #expect(harness.screen.contains("decide with E"))
    #expect(harness.lastRow.contains("F11 opens it  F4 done"))
    #expect(harness.lastRow.contains("% back"))
    harness.type("\\")
    #expect(harness.cursorLine.hasPrefix("> [ ] End all sessions"))
    harness.type("q")
    #expect(harness.app.isOnSince && harness.lastRow.contains("not bound"))
    harness.type("%")
    #expect(harness.app.overlays.isEmpty && !harness.app.isQuitting)
  }

  @Test func `lists with nothing in them name keys that are bound`() {
    var harness = harness([Samples.all[0]])
    harness.type("/ \"nothing like it\" Enter")
    #expect(harness.screen.contains("Esc shows all again"))
    harness.type("Esc gw")
    #expect(harness.screen.contains("g1 Inbox   F2 all keys"))
  }

  @Test func `the status row names the key that sweeps`() {
    var harness = harness()
    harness.send(.storeChanged(newRows: 3))
    #expect(harness.lines[0].contains("3 new: F10 shows them"))
    harness = self.harness(keys: Self.unbound)
    harness.send(.storeChanged(newRows: 3))
    #expect(harness.lines[0].contains("3 new") && !harness.lines[0].contains("3 new:"))
  }

  @Test func `sentences offer keys that are bound`() {
    var harness = harness()
    harness.type("dd")
    #expect(harness.lastRow.contains("No reason to repeat yet - Wn not ours"))
    harness.type("ww")
    #expect(harness.lastRow.contains("No day to repeat yet - It tomorrow"))
    harness.type("P")
    #expect(harness.lastRow.contains("Nothing to cancel - P again or % quits"))
    harness.type(": \"nonsense\" Enter")
    #expect(harness.lastRow.contains("F2 lists them"))
    harness.type("Esc")
    harness.send(.undid(.byOthers(sentence: "raj did that at 09:12")))
    #expect(harness.lastRow.contains("raj did that at 09:12 - decide again with E"))
  }
}
