import Testing

@testable import DocketModel

@Suite struct WordingTotalsTests {
  @Test func `the status row`() {
    let totals = Totals(needsMe: 36, overdue: 2, openActions: 86, briefings: 40)
    #expect(Wording.totals(totals) == ["36 for you", "2 overdue", "86 actions open"])
    #expect(Wording.totals(Totals(openActions: 1)) == ["0 for you", "1 action open"])
  }

  @Test func `a morning is summed up`() {
    let events = [
      event(.decide(Decision(.done)), 5), event(.decide(Decision(.notApplicable)), 60),
      event(.decide(Decision(.notApplicable)), 2), event(.assign(owners: ["raj"], due: nil), 8),
      event(.assign(owners: ["ana"], due: nil), 3), event(.decide(Decision(.open)), 9),
      event(.decide(Decision(.deferred)), 6), event(.note("n"), 1),
      event(.decide(Decision(.waiting)), 0),
    ]
    #expect(Wording.tally(events, me: "ana") == "62 n/a, 8 to raj, 6 later, 5 done")
    #expect(Wording.tally([], me: "ana").isEmpty)
  }

  private func event(_ act: Act, _ count: Int) -> Event {
    let targets =
      (0..<count).map { Target(subject: .action(ActionID(rawValue: "\($0)")), seen: [:]) }
      + [Target(subject: .briefing(BriefingKey(rawValue: "b")), seen: [:])]
    return Event(
      id: EventID(rawValue: "e.1"), clock: 1, at: Timestamp(seconds: 0),
      person: Person(me: "ana", login: "ana", host: "h"), act: act, targets: targets)
  }
}
