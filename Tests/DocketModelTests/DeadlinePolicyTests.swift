import Testing

@testable import DocketModel

@Suite struct DeadlinePolicyTests {
  private let published = Day(number: 20_780)

  @Test func `there is no date without a rule`() {
    #expect(DeadlinePolicy.none.due(for: .critical, isExploited: true, published: published) == nil)
    #expect(DeadlinePolicy.none.isEmpty)
  }

  @Test func `the sooner rule counts`() {
    let policy = DeadlinePolicy(days: [.critical: 7, .high: 30], exploitedDays: 14)
    #expect(policy.due(for: .critical, isExploited: true, published: published)?.number == 20_787)
    #expect(policy.due(for: .high, isExploited: true, published: published)?.number == 20_794)
    #expect(policy.due(for: .high, isExploited: false, published: published)?.number == 20_810)
    #expect(policy.due(for: nil, isExploited: true, published: published)?.number == 20_794)
    #expect(policy.due(for: .low, isExploited: false, published: published) == nil)
    #expect(!policy.isEmpty)
  }

  @Test func `a briefing counts from its publication, else from its arrival, in the zone`() throws {
    let policy = DeadlinePolicy(days: [.high: 1])
    let zone = Zone(transitions: [.init(from: Timestamp(seconds: 0), offsetSeconds: 7_200)])
    let late = try #require(Timestamp(rfc3339: "2026-11-23T23:00:00Z"))
    var briefing = Briefing(title: "t", severity: .high)
    #expect(policy.due(for: briefing, received: late, zone: zone)?.iso == "2026-11-25")
    briefing.published = late.adding(seconds: -86_400)
    #expect(policy.due(for: briefing, received: late, zone: zone)?.iso == "2026-11-24")
  }
}
