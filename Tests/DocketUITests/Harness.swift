import CellGrid
import DocketModel
import TestSupport

@testable import DocketUI

/// The reader with a store of plain values behind it: every effect is answered at once.
struct Harness {
  var app: App
  var briefings: [StoredBriefing]
  /// Effects nobody here answers: quitting, copying, editing.
  var outward: [Effect] = []
  var acts: [Act] = []
  /// What each act was sent for.
  var targets: [[Subject]] = []
  /// Every undo that was sent, and whether it was confirmed.
  var undos: [Bool] = []
  /// Rows that were asked for, in order.
  var rowsAskedFor: [Subject] = []
  var alarms: [Effect.Alarm] = []
  var listings = 0
  /// While true, effects wait for ``release()``.
  var isHolding = false
  private var held: [Effect] = []
  /// The next undo reaches behind this session and is only named.
  var undoReachesBack = false
  var feeds = Samples.feeds
  /// What a fetch brings; nil leaves it running.
  var fetched: FetchReport? = FetchReport()
  /// What a paste is recognised as.
  var pasted: Briefing? = Samples.pasted
  var undone: [Step] = []
  var before: [Step] = []

  /// The store before an act, and the event that changed it.
  struct Step {
    var briefings: [StoredBriefing]
    var feeds: [FeedRow] = []
    var event: EventID
  }

  static let now = Timestamp(rfc3339: "2026-11-23T09:00:00Z") ?? Timestamp(seconds: 0)
  static let today = Day(iso: "2026-11-23") ?? Day(number: 0)

  init(
    _ briefings: [StoredBriefing], columns: Int = 80, rows: Int = 24,
    preview: App.Preview = .always, session: Session? = nil, readOnly: Bool = false,
    opensLinks: Bool = false, themes: [String] = [], keys: [String: [String]] = [:]
  ) {
    self.briefings = briefings
    app = App(
      size: Size(columns: columns, rows: rows),
      moment: Moment(now: Self.now, today: Self.today, zone: .utc),
      settings: App.Settings(
        me: "ana", keymap: Keymap(overrides: keys), preview: preview, startedAt: Self.now,
        isReadOnly: readOnly,
        opensLinks: opensLinks, home: "/home/ana", themes: themes),
      resuming: session)
    answer(app.start())
  }

  /// Types keys written as people write them, parted by blanks; `"text"` types text.
  mutating func type(_ script: String) {
    for key in Self.keys(script) { send(.input(.key(key))) }
  }

  mutating func paste(_ text: String) { send(.input(.paste(Array(text.utf8)))) }

  mutating func send(_ message: Message) { answer(app.update(on: message)) }

  mutating func press(_ key: Key) { send(.input(.key(key))) }

  mutating func resize(_ columns: Int, _ rows: Int) {
    send(.resized(Size(columns: columns, rows: rows)))
  }

  /// The keys have been quiet for as long as any alarm waits.
  mutating func wait() {
    let alarms = Set(alarms)
    self.alarms = []
    for alarm in Effect.Alarm.allCases where alarms.contains(alarm) { send(.woke(alarm)) }
  }

  /// Answers what was held back.
  mutating func release() {
    isHolding = false
    let effects = held
    held = []
    answer(effects)
  }

  var grid: Grid { app.render() }
  var lines: [String] { grid.lines }
  var screen: String { lines.joined(separator: "\n") }
  var lastRow: String { lines.last ?? "" }
  /// The line the cursor stands on.
  var cursorLine: String { lines[grid.cursor?.row ?? 0] }

  static func keys(_ script: String) -> [Key] {
    var keys: [Key] = []
    for (number, part) in script.split(separator: "\"", omittingEmptySubsequences: false)
      .enumerated()
    {
      if number % 2 == 1 {
        keys += part.map { Key.character($0) }
      } else {
        keys += KeySequence(String(part))?.keys ?? []
      }
    }
    return keys
  }

  /// Decisions, without the acts of reading.
  var decisions: [Act] { acts.filter { $0 != .opened } }
  var lastTargets: [Subject] { targets.last ?? [] }

  mutating func answer(_ effects: [Effect]) {
    if isHolding {
      held += effects
      return
    }
    var effects = effects
    while !effects.isEmpty {
      let effect = effects.removeFirst()
      for message in messages(for: effect) { effects += app.update(on: message) }
    }
  }
}
