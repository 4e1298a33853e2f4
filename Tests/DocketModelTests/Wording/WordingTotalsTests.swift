import Testing

@testable import DocketModel

@Suite struct WordingTotalsTests {
  @Test func `the status row`() {
    let totals = Totals(needsMe: 36, overdue: 2, openActions: 86, briefings: 40)
    #expect(Wording.totals(totals) == ["36 for you", "2 overdue", "86 actions open"])
    #expect(Wording.totals(Totals(openActions: 1)) == ["0 for you", "1 action open"])
  }

  @Test func `a morning is summed up`() {
    let deeds = [
      deed(.decide(Decision(.done)), 0..<5), deed(.decide(Decision(.notApplicable)), 5..<65),
      deed(.decide(Decision(.notApplicable)), 65..<67),
      deed(.assign(owners: ["raj"], due: nil), 70..<78),
      deed(.assign(owners: ["ana"], due: nil), 80..<83), deed(.decide(Decision(.open)), 83..<90),
      deed(.decide(Decision(.deferred)), 90..<96), deed(.note("n"), 0..<1),
      deed(.decide(Decision(.waiting)), 0..<0),
    ]
    #expect(Wording.tally(deeds, me: "ana") == "62 n/a, 5 done, 8 to raj, 6 later")
    #expect(Wording.tally([], me: "ana").isEmpty)
  }

  @Test func `an action counts for what was decided of it last`() {
    let deeds = [
      deed(.decide(Decision(.done)), 0..<5), deed(.decide(Decision(.open)), 0..<2),
      deed(.decide(Decision(.notApplicable)), 2..<3),
      deed(.assign(owners: ["raj"], due: nil), 0..<3),
      deed(.assign(owners: ["kim", "raj"], due: nil), 0..<1),
      deed(.assign(owners: nil, due: .clear), 0..<3), deed(.assign(owners: [], due: nil), 1..<2),
    ]
    #expect(Wording.tally(deeds, me: "ana") == "1 n/a, 2 done, 1 to kim and raj, 1 to raj")
  }

  private func deed(_ act: Act, _ numbers: Range<Int>) -> (act: Act, actions: [ActionID]) {
    (act, numbers.map { ActionID(rawValue: "\($0)") })
  }
}
