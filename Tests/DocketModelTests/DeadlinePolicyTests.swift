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
}
