import CellGrid
import DocketModel
import TestSupport
import Testing

@testable import DocketUI

/// Whatever is typed, the model stays whole.
@Suite struct RandomKeyTests {
  static let keys: [Key] =
    KeyTableTests.odd + [
      .enter, .tab, .backTab, .escape, .backspace, .up, .down, .left, .right, .pageUp, .pageDown,
    ]
    + Array(
      repeating: [.escape, .enter, .character("j"), .character("a"), .character("q")], count: 6
    ).flatMap { $0 }
  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 40, rows: 10),
    Size(columns: 60, rows: 16), Size(columns: 0, rows: 0),
  ]

  @Test(arguments: 0..<10)
  func `two thousand random keys leave everything in range`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var harness = Harness(Samples.all)
    for step in 0..<2_000 {
      if step % 97 == 0, let size = Self.sizes.randomElement(using: &random) {
        harness.resize(size.columns, size.rows)
      }
      if step % 61 == 0 {
        harness.paste(String(repeating: "paste q\n", count: Int(random.next() % 12)))
      }
      if step % 53 == 0 { harness.send(.storeChanged(newRows: 1)) }
      let acts = harness.acts.count
      let before = harness.app
      let key = Self.keys.randomElement(using: &random) ?? .enter
      harness.press(key)
      if step % 7 == 0 { harness.wait() }
      checkWhole(harness, "seed \(seed), step \(step), \(key)")
      if harness.acts.count > acts { checkMayAct(before, key) }
      if harness.app.isQuitting || harness.briefings.allSatisfy(\.row.isSettled) {
        harness = Harness(Samples.all)
      }
    }
  }

  private func checkWhole(_ harness: Harness, _ comment: String) {
    let app = harness.app
    let list = app.browse.list
    #expect(list.selected >= 0 && list.selected < max(list.count, 1), "\(comment)")
    #expect(app.overlays.count <= 3, "\(comment)")
    #expect(app.browse.trail.count <= 100)
    if let reading = app.browse.reading {
      #expect(reading.line >= 0 && reading.line < max(reading.layout.lines.count, 1), "\(comment)")
      #expect(reading.top >= 0 && reading.top < max(reading.layout.lines.count, 1), "\(comment)")
      #expect(reading.checklist.selected < max(reading.actions.count, 1), "\(comment)")
      #expect(reading.checklist.selected >= 0 && reading.checklist.top >= 0, "\(comment)")
    }
    if app.browse.focus != .list {
      #expect(list.count > 0 || app.browse.reading?.isPractice == true, "\(comment)")
    }
    let grid = harness.grid
    #expect(grid.size == app.size)
    if let cursor = grid.cursor {
      #expect(
        cursor.column >= 0 && cursor.row >= 0 && cursor.column < max(app.size.columns, 1)
          && cursor.row < max(app.size.rows, 1), "\(comment)")
    }
  }

  /// Only keys that act or open, and Enter in a pop-up, may write.
  private func checkMayAct(_ before: App, _ key: Key) {
    if before.overlays.last != nil {
      #expect(key == .enter || key == .character("y"), "\(key) in a pop-up")
      return
    }
    let sequence = before.pending.keys + [key]
    let verb = before.settings.keymap.command(for: sequence, in: before.keyPlace)?.verb
    switch verb {
    case .toggleDone, .allDone, .decide, .dismiss, .dismissAsBefore, .later, .repeatAct,
      .toggleRead, .undo,
      .redo, .open, .readOn, .toChecklist, .paneRight, .paneLeft:
      break
    case .nextBriefing, .previousBriefing, .nextNeedingMe, .previousNeedingMe, .back:
      #expect(before.browse.focus != .list || verb == .back)
    case .down, .up, .first, .last, .halfPageDown, .halfPageUp, .pageDown, .pageUp:
      Issue.record("\(key) wrote something")
    default: Issue.record("\(key) wrote something")
    }
  }
}
