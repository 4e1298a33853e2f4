import DocketModel
import Testing

@Suite struct DayUntilTests {
  @Test func `things are put off until a day after today`() {
    let today = Day(number: 20_780)
    #expect(!today.canBeUntil(today: today))
    #expect(!today.adding(days: -1).canBeUntil(today: today))
    #expect(today.adding(days: 1).canBeUntil(today: today))
  }
}
