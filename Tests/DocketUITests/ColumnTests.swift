import CellGrid
import DocketModel
import Testing

@testable import DocketUI

/// Counts, numbers and dates are shown whole or not at all.
@Suite struct ColumnTests {
  static let sizes = [
    Size(columns: 120, rows: 40), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
  ]

  private static func long(_ count: Int, settled: Int = 0) -> StoredBriefing {
    var briefing = Samples.briefing(
      "long", "Halden EdgeGate", .high, source: "Halden", due: "2026-11-30",
      actions: (1...count).map { "Install part \($0)" })
    briefing.row.settled = settled
    return briefing
  }

  @Test(arguments: sizes, [(12, 0), (12, 11), (120, 99), (1_000, 0)])
  func `the count of a long briefing is never cut`(size: Size, counts: (Int, Int)) {
    let harness = Harness(
      [Self.long(counts.0, settled: counts.1)], columns: size.columns, rows: size.rows)
    #expect(
      harness.lines.contains { $0.hasPrefix(">") && $0.contains(" \(counts.1)/\(counts.0) ") })
  }

  @Test(arguments: sizes)
  func `a number of three digits stands apart from its title`(size: Size) {
    var harness = Harness([Self.long(120)], columns: size.columns, rows: size.rows)
    harness.type("a G")
    #expect(harness.screen.contains(" 120 Install"))
  }

  @Test(arguments: sizes)
  func `a day far ahead is told by month and year`(size: Size) {
    var briefing = Self.long(2)
    let decision = Decision(.riskAccepted, until: Day(iso: "2028-09-30"))
    briefing.actions[1].state = .riskAccepted
    briefing.actions[1].decision = DecisionRecord(
      event: EventID(rawValue: "e.1"), decision: decision,
      person: Person(me: "ana", login: "ana", host: "h"),
      at: Harness.now)
    var harness = Harness([briefing], columns: size.columns, rows: size.rows)
    harness.type("a")
    if size.columns > 40 { #expect(harness.screen.contains("until Sep 2028")) }
    #expect(!harness.screen.contains("30 Sep "))
  }

  /// A settled row keeps its title, and says the day in the same words at every width.
  @Test(arguments: [(120, 30), (100, 18), (80, 34), (40, 15)])
  func `an acceptance takes little of the title`(columns: Int, titleRoom: Int) {
    let title = "Sandhaven routers: management page open on the guest network"
    let briefing = Samples.settled(
      Samples.briefing("long", title, .medium, source: "Coordination centre", actions: ["Patch"]),
      Decision(.riskAccepted, until: Day(iso: "2027-01-25")))
    var harness = Harness([briefing], columns: columns, rows: 24)
    harness.type("gb")
    let row = harness.lines[1]
    #expect(row.contains("until 25 Jan") && !row.contains("2027"))
    #expect(row.contains(title.prefix(titleRoom)), "\(row)")
  }

  @Test func `what is put off is not due next`() {
    var briefing = Self.long(3)
    briefing.actions[1].due = Day(iso: "2026-12-04")
    var harness = Harness([briefing])
    #expect(harness.screen.contains("Actions 0/3 · next due 30 Nov"))
    briefing.actions[0].state = .deferred
    harness = Harness([briefing])
    #expect(harness.screen.contains("Actions 0/3 · next due 4 Dec"))
  }

  @Test func `what is late is told in words where there is room for them`() {
    var harness = Harness(Samples.all)
    #expect(harness.screen.contains("Actions 0/2 · overdue 10 days"))
    harness.type("j")
    #expect(harness.screen.contains("Actions 0/2 · overdue 3 days"))
    harness.type("j")
    #expect(harness.screen.contains("Actions 0/4 · next due today"))
  }

  @Test(arguments: [60, 80, 100, 110, 120])
  func `what is left of the text stands beside what is due, not over it`(columns: Int) {
    let harness = Harness(Samples.all, columns: columns, rows: 20)
    #expect(harness.screen.contains("Actions 0/2 · overdue 10 days ─"), "\(harness.screen)")
    #expect(harness.screen.contains(" more: Space ──"))
  }

  @Test(arguments: [40, 60, 80, 100, 110, 120])
  func `the keys under an opened action take one line`(columns: Int) {
    var harness = Harness(Samples.all, columns: columns, rows: 40)
    harness.type("a Enter")
    let lines = harness.lines.dropLast().filter { $0.contains("» ") || $0.contains("= history") }
    #expect(lines.count <= 1)
    #expect(!harness.lines.dropLast().contains { $0.hasSuffix("  e note") && lines.isEmpty })
  }

  @Test(arguments: [
    ("gh", "q back"), ("gf", "q back"), ("gl", "q back"), ("=", "q back"), ("o", "Esc close"),
    ("?", "Esc close"), ("S", "Esc close"), ("gs", "Esc close"),
  ])
  func `screens have one word for the way out, and pop-ups one`(keys: String, way: String) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    #expect(harness.lastRow.contains(way))
  }

  @Test(arguments: sizes)
  func `where nothing answers the last row names Esc`(size: Size) {
    var harness = Harness(Samples.all, columns: size.columns, rows: size.rows)
    harness.type("/ \"zzzz\" Enter")
    #expect(harness.screen.contains("Esc shows all again"))
    #expect(harness.lastRow.contains("Esc all again"))
    harness.type("Esc")
    #expect(!harness.screen.contains("matches"))
  }
}
