import Testing

@testable import DocketModel

private let today = Day(number: 20_780)  // Mon 2026-11-23
private let ana = Person(me: "ana", name: "Ana Silva", login: "root", host: "jump2")

private func at(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

private func row(
  _ title: String, id: String = "a", briefing: String = "b", owners: [String] = [], due: Day? = nil,
  from: ActionRow.DueSource? = nil, own: Day? = nil, origin: Action.Origin = .article
) -> ActionRow {
  ActionRow(
    id: ActionID(rawValue: id), briefing: BriefingKey(rawValue: briefing), briefingTitle: "B",
    short: "4f2a91.1",
    number: 1, action: Action(ordinal: 1, title: title, origin: origin, due: own), owners: owners,
    due: due,
    dueFrom: from)
}

private func receipt(_ act: Act, _ rows: [ActionRow]) -> Receipt {
  Receipt(event: EventID(rawValue: "e.1"), act: act, actions: rows)
}

private func rows(_ count: Int, briefings: Int, owner: String) -> [ActionRow] {
  (0..<count).map { row("T", id: "\($0)", briefing: "\($0 % briefings)", owners: [owner]) }
}

private func record(_ decision: Decision, at time: Timestamp) -> DecisionRecord {
  DecisionRecord(event: EventID(rawValue: "e.1"), decision: decision, person: ana, at: time)
}

@Suite struct WordingTests {
  @Test func `words that are cut off leave a mark, and where all of them stand`() {
    let words = (1...13).map { "w\($0)" }
    #expect(Wording.oneOf([]) == "")
    #expect(Wording.oneOf(["a", "b"], all: "see there") == "; it takes a, b")
    #expect(Wording.oneOf(Array(words.prefix(12))).hasSuffix(", w11, w12"))
    #expect(Wording.oneOf(words).hasSuffix(", w12, …"))
    #expect(Wording.oneOf(words, all: "see there").hasSuffix(", w12, … - see there"))
  }

  @Test(arguments: [
    (Act.decide(Decision(.done)), "Done: Patch"), (.decide(Decision(.open)), "Open again: Patch"),
    (.decide(Decision(.doing)), "Doing: Patch"),
    (.decide(Decision(.notApplicable, code: .notOurs)), "n/a, not ours: Patch"),
    (.decide(Decision(.notApplicable, code: .other, why: "x")), "n/a: Patch"),
    (
      .decide(Decision(.riskAccepted, until: Day(number: 21_091))),
      "Accepted until 30 Sep 2027: Patch"
    ),
    (.decide(Decision(.deferred, until: Day(number: 20_782))), "Later, back Wed 25 Nov: Patch"),
    (.decide(Decision(.waiting, on: "raj")), "Waiting on raj: Patch"),
    (.decide(Decision(.duplicate)), "Same as 9c1e.2: Patch"),
    (.assign(owners: ["ana"], due: .set(Day(number: 20_784))), "Owner ana, due Fri 27 Nov: Patch"),
    (.assign(owners: [], due: nil), "Owner nobody: Patch"),
    (.assign(owners: nil, due: .clear), "Due as the source says: Patch"),
    (.tag(add: ["vpn"], remove: ["old"]), "Tags +vpn -old: Patch"), (.note("n"), "Note on Patch"),
    (.reason("r"), "Reason on Patch"),
    (.add(title: "Restart", detail: ""), "Added: Restart"), (.mark(read: false), "Unread: Patch"),
  ])
  func `a receipt for one action`(act: Act, line: String) {
    #expect(Wording.receipt(receipt(act, [row("Patch")]), today: today, sameAs: "9c1e.2") == line)
  }

  @Test func `a receipt for many counts actions and briefings`() {
    let act = Act.decide(Decision(.notApplicable, code: .notOurs))
    #expect(
      Wording.receipt(receipt(act, rows(62, briefings: 26, owner: "ana")), today: today)
        == "n/a, not ours: 62 actions in 26 briefings")
    #expect(
      Wording.receipt(
        receipt(.decide(Decision(.done)), rows(3, briefings: 1, owner: "ana")), today: today)
        == "Done: 3 actions")
  }

  @Test func `a receipt counts what was written, not the rows it shows`() {
    let all = rows(6, briefings: 3, owner: "ana")
    let cut = Receipt(
      event: EventID(rawValue: "e.1"), act: .decide(Decision(.done)),
      subjects: all.map { .action($0.id) }, briefingCount: 3, actions: [all[0]])
    #expect(Wording.receipt(cut, today: today) == "Done: 6 actions in 3 briefings")
  }

  @Test func `a new owner is told with the one before`() {
    let act = Act.assign(owners: ["raj"], due: nil)
    let before = rows(6, briefings: 6, owner: "ana")
    let after = rows(6, briefings: 1, owner: "raj")
    #expect(
      Wording.receipt(receipt(act, after), before: before, today: today)
        == "6 actions: owner raj (was ana)")
    #expect(
      Wording.receipt(receipt(act, after), before: after, today: today) == "6 actions: owner raj")
    #expect(
      Wording.receipt(receipt(act, [after[0]]), before: before, today: today)
        == "Owner raj (was ana): T")
    let cut = Receipt(
      event: EventID(rawValue: "e.1"), act: act, subjects: after.map { .action($0.id) },
      briefingCount: 1, actions: [after[0]])
    let two = [before[0]] + rows(6, briefings: 6, owner: "kim")[1...]
    #expect(Wording.receipt(cut, before: two, today: today) == "6 actions: owner raj")
    let mixed = [before[0], after[1]]
    #expect(
      Wording.receipt(receipt(act, after), before: mixed, today: today) == "6 actions: owner raj")
  }

  @Test func `briefings are told when no action was touched`() throws {
    let briefing = BriefingRow(
      key: BriefingKey(rawValue: "k"), short: "4f2a91", title: "SharePoint", source: "CISA",
      date: try at("2026-11-23T00:00:00Z"))
    let one = Receipt(
      event: EventID(rawValue: "e.1"), act: .mark(read: true), briefings: [briefing])
    var other = briefing
    other.key = BriefingKey(rawValue: "l")
    let two = Receipt(
      event: EventID(rawValue: "e.1"), act: .mark(read: false), briefings: [briefing, other])
    #expect(Wording.receipt(one, today: today) == "Read: SharePoint")
    #expect(Wording.receipt(two, today: today) == "Unread: 2 briefings")
  }

  @Test func `an undo says what it took back`() {
    #expect(
      Wording.undone(.decide(Decision(.notApplicable, code: .notOurs)), today: today)
        == "Undone: n/a")
    #expect(Wording.redone(.decide(Decision(.riskAccepted)), today: today) == "Redone: accepted")
    #expect(Wording.undone(.assign(owners: ["raj"], due: nil), today: today) == "Undone: owner raj")
  }

  @Test func `an undo that reaches far says so first`() throws {
    let moment = try at("2026-11-20T17:02:00Z")
    let event = Event(
      id: EventID(rawValue: "e.1"), clock: UInt64(moment.milliseconds) << 16, at: moment,
      person: ana,
      act: .decide(Decision(.riskAccepted, why: "VPN off")), targets: [])
    let subject = Subject.action(ActionID(rawValue: "a"))
    var logLine = LogLine(
      event: event, targets: [.init(subject: subject, short: "4f2a91.1", title: "Patch FortiOS")])
    #expect(
      Wording.nextUndo(logLine, zone: .utc, today: today)
        == "Next undo: Fri 17:02 on jump2, accepted risk of \"Patch FortiOS\"")
    #expect(Wording.didThat(event, zone: .utc, today: today) == "ana did that on Fri 17:02")
    #expect(
      Wording.didThat(event, zone: .utc, today: today.adding(days: -3)) == "ana did that at 17:02")
    #expect(
      Wording.logLine(logLine, zone: .utc, today: today)
        == "Fri 17:02  ana  accepted  4f2a91.1 Patch FortiOS - VPN off")
    logLine.isUndone = true
    logLine.targets += [.init(subject: .action(ActionID(rawValue: "c")), short: "x", title: "y")]
    #expect(
      Wording.logLine(logLine, zone: .utc, today: today)
        == "Fri 17:02  ana  accepted  2 actions - VPN off (undone)")
    logLine.event.at = moment.adding(seconds: -601)
    #expect(
      Wording.logLine(logLine, zone: .utc, today: today)
        == "Fri 16:51 clock?  ana  accepted  2 actions - VPN off (undone)")
    logLine.event.at = moment.adding(seconds: 600)
    #expect(!Wording.logLine(logLine, zone: .utc, today: today).contains("clock?"))
    logLine.event.act = .note("n")
    #expect(Wording.nextUndo(logLine, zone: .utc, today: today).hasSuffix("note on 2 actions"))
  }

  @Test(arguments: [
    (Decision(.done), "done 07:52", "done 07:52"), (Decision(.notApplicable), "n/a", "n/a 23 Nov"),
    (Decision(.riskAccepted, until: Day(number: 20_790)), "until 3 Dec", "until 3 Dec"),
    (Decision(.riskAccepted, until: Day(number: 20_779)), "ended 22 Nov", "ended 22 Nov"),
    (Decision(.riskAccepted, until: Day(number: 22_000)), "until Mar 2030", "until Mar 2030"),
    (Decision(.riskAccepted, until: Day(number: 20_830)), "until 12 Jan", "until 12 Jan"),
    (Decision(.deferred, until: Day(number: 20_830)), "back 12 Jan", "back 12 Jan"),
    (Decision(.riskAccepted), "accepted", "accepted"),
    (Decision(.deferred, until: Day(number: 20_782)), "back Wed", "back Wed"),
    (Decision(.deferred, until: Day(number: 20_787)), "back 30 Nov", "back 30 Nov"),
    (Decision(.deferred), "later", "later"), (Decision(.waiting, on: "raj"), "on raj", "on raj"),
    (Decision(.waiting), "waiting", "waiting"),
    (Decision(.duplicate), "same 9c1e.2", "same 9c1e.2"), (Decision(.doing), "doing", "doing"),
    (Decision(.open), "", ""),
  ])
  func `a decision in a column`(decision: Decision, inRow: String, inChecklist: String) throws {
    let record = record(decision, at: try at("2026-11-23T07:52:00Z"))
    #expect(
      Wording.decisionColumn(record, in: .row, zone: .utc, today: today, sameAs: "9c1e.2") == inRow)
    let column = Wording.decisionColumn(record, zone: .utc, today: today, sameAs: "9c1e.2")
    #expect(column == inChecklist)
    #expect(column.utf8.count <= 14)
  }

  @Test func `done earlier shows the date, in the zone`() throws {
    let record = record(Decision(.done), at: try at("2026-11-22T23:30:00Z"))
    let zone = Zone(transitions: [.init(from: Timestamp(seconds: 0), offsetSeconds: 3_600)])
    #expect(Wording.decisionColumn(record, zone: .utc, today: today) == "done 22 Nov")
    #expect(Wording.decisionColumn(record, zone: zone, today: today) == "done 00:30")
    #expect(
      Wording.decisionColumn(record, zone: .utc, today: today.adding(days: 800)) == "done 2026")
  }

  @Test(arguments: [
    (0, 6, "today"), (-10, 6, "!-10d"), (-3, 6, "!-3d"), (-999, 6, "!-999d"), (-1_000, 6, "!-142w"),
    (-10_000, 6, "!-27y"), (-100, 5, "!-14w"),
    (1, 6, "24 Nov"), (8, 6, "1 Dec"), (9, 5, "2 Dec"), (1, 5, "24Nov"), (311, 12, "30 Sep 2027"),
    (311, 8, "Sep 2027"), (400, 6, "2027"),
  ])
  func `the due column`(days: Int, width: Int, text: String) {
    #expect(Wording.dueColumn(today.adding(days: days), today: today, width: width) == text)
    #expect(Wording.dueColumn(nil, today: today).isEmpty)
  }

  @Test func `the due column of the checklist says where the date is from`() {
    #expect(Wording.dueText(row("x", due: today, from: .kev), today: today) == "today KEV")
    #expect(Wording.dueText(row("x", due: today, from: .policy), today: today) == "today policy")
    #expect(Wording.dueText(row("x", due: today, from: .hand), today: today) == "today hand")
    #expect(Wording.dueText(row("x", due: today, from: .article), today: today) == "today")
    #expect(
      Wording.dueText(row("x", due: today.adding(days: 1), from: .policy), today: today) == "24 Nov"
    )
    #expect(Wording.dueText(row("x"), today: today).isEmpty)
  }

  @Test func `a typed date is echoed beside the source's own`() {
    let friday = today.adding(days: 4)
    #expect(Wording.dueEcho(friday, today: today) == "Fri 27 Nov, in 4 days")
    let kev = row("x", own: today.adding(days: 8), origin: .kev)
    #expect(
      Wording.dueEcho(friday, today: today, for: kev) == "Fri 27 Nov, in 4 days, before KEV 1 Dec")
    let past = row("x", own: today.adding(days: -10), origin: .kev)
    #expect(
      Wording.dueEcho(today, today: today, for: past) == "Mon 23 Nov, today, after KEV 13 Nov")
  }

  @Test(
    arguments: [
      (-5, "now"), (59, "now"), (300, "5m"), (18_000, "5h"), (3 * 86_400, "3d"),
      (13 * 86_400, "13d"), (14 * 86_400, "2w"), (69 * 86_400, "9w"),
      (70 * 86_400, "2mo"), (299 * 86_400, "9mo"), (300 * 86_400, "1y"), (800 * 86_400, "2y"),
    ] as [(Int64, String)])
  func `the age column is three cells`(seconds: Int64, text: String) {
    let now = Timestamp(seconds: 1_800_000_000)
    #expect(Wording.ageColumn(now.adding(seconds: -seconds), now: now) == text)
    #expect(text.utf8.count <= 3)
  }

  @Test func `small words`() throws {
    #expect(Wording.ownerColumn([], me: "ana").isEmpty)
    #expect(Wording.ownerColumn(["ana"], me: "ana") == "me")
    #expect(Wording.ownerColumn(["raj", "ana"], me: "ana") == "2+")
    #expect(Wording.counted(3_412, "character") == "3,412 characters")
    #expect(Wording.grouped(-1_234_567) == "-1,234,567")
    #expect(Wording.grouped(.min) == "-9,223,372,036,854,775,808")
    #expect(Wording.actions(1) == "1 action")
    #expect(Wording.names(["a", "b", "c"]) == "a, b and c")
    #expect(Wording.person(ana) == "Ana Silva (ana, as root on jump2)")
    #expect(Wording.person(Person(me: "ana", login: "ana", host: "h")) == "ana (on h)")
    let note = Note(
      id: EventID(rawValue: "e.1"), text: "change freeze ends at noon", who: "raj",
      at: try at("2026-11-23T08:05:00Z"))
    #expect(
      Wording.noteLine(note, zone: .utc, today: today)
        == "note Mon 08:05 raj: change freeze ends at noon")
    #expect(
      Wording.decisionDetail(Decision(.notApplicable, code: .notOurs))
        == "not ours (component not present)")
    #expect(
      Wording.decisionDetail(Decision(.riskAccepted, why: "off", approvedBy: "R. Okafor"))
        == "off; approved by R. Okafor")
  }
}
