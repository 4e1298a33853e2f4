import DocketModel

/// The sample briefings of `docket demo`, with what was done to them before it begins.
///
/// Everything is invented: no maker, product, person or number in it exists.
enum SampleBriefings {
  static func all(today: Day, now: Timestamp) -> [Sample] {
    let steps = steps(today: today)
    return SampleTexts.all.enumerated().map { index, text in
      Sample(briefing: text.briefing(today: today, now: now), steps: steps[index] ?? [])
    }
  }

  /// By the place of the briefing: some read, some owned, some settled, one in doubt.
  private static func steps(today: Day) -> [Int: [Sample.Step]] {
    func due(_ days: Int) -> Act.DueChange { .set(today.adding(days: days)) }
    func decide(_ decision: Decision) -> Act { .decide(decision) }
    return [
      0: [.init(.assign(owners: ["raj"], due: nil), 1, 2)],
      1: [
        .init(decide(Decision(.done)), 1),
        .init(.assign(owners: ["ana"], due: due(2)), 2),
        .init(.note("The vendor sends the corrected image tomorrow."), 2, by: "raj"),
      ],
      2: [.init(.opened), .init(.assign(owners: ["kim"], due: due(-2)), 1)],
      4: [
        .init(decide(Decision(.waiting, until: today.adding(days: 6), on: "Ostrava support")), 1),
        .init(.tag(add: ["vpn"], remove: [])),
      ],
      5: [
        .init(
          decide(
            Decision(
              .riskAccepted, why: "The port is closed at the border (CHG0041877)",
              until: today.adding(days: 60), approvedBy: "R. Okafor")), 1, 2, by: "raj")
      ],
      6: [.init(decide(Decision(.notApplicable, code: .notOurs)), 1, 2, 3)],
      7: [
        .init(decide(Decision(.done)), 1, 2),
        .init(.reason("Ticket 88213"), 1),
      ],
      8: [.init(decide(Decision(.deferred, until: today.next(weekday: 0))), 1)],
      9: [.init(.opened), .init(decide(Decision(.doing)), 2)],
    ]
  }
}
