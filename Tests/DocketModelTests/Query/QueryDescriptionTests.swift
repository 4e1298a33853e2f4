import TestSupport
import Testing

@testable import DocketModel

@Suite struct QueryDescriptionTests {
  @Test(arguments: [
    "is:unread state:open due:<7d owner:me cve:CVE-2026-1234 vendor:fortinet \"session token\"",
    "-is:ours", "is:kev -is:ours", "is:unread or owner:- or (owner:me -state:deferred)",
    "published:>-7d", "published:<=+3d", "severity:>=high", "\"not\"", "forti*", "-(a b)",
    "-(a or b)", "a (b or c)",
    "owner:\"-\"", "tag:\"#x\"", "topic:\"a b\"", "due:none", "due:<=fri", "due:next-mon", "-*", "",
  ])
  func `a tidy query prints as typed`(text: String) throws {
    #expect(try Query(parsing: text).description == text)
  }

  @Test func `any query prints to text that reads back to it`() throws {
    var random = SplitMix64(seed: 2_026)
    for _ in 0..<5_000 {
      let query = Self.anyQuery(depth: 4, &random).simplified
      #expect(try Query(parsing: query.description) == query, "\(query.description)")
      #expect(query.simplified == query)
    }
  }

  @Test func `simplifying drops what says nothing`() {
    let flag = Query.term(.flag(.kev))
    #expect(Query.and([]).simplified == .all)
    #expect(Query.or([]).simplified == .not(.all))
    #expect(Query.and([.all, .and([flag])]).simplified == flag)
    #expect(Query.or([flag, .all]).simplified == .all)
    #expect(Query.not(.not(flag)).simplified == flag)
    #expect(Query.and([.or([.and([])])]).simplified == .all)
    #expect(Query.all.and(.inbox) == .inbox)
  }

  @Test func `the views print as a person would type them`() {
    #expect(Query.inbox.description == "is:inbox")
    #expect(Query.mine.description == "owner:me is:open")
    #expect(Query.overdue.description == "is:overdue")
    #expect(Query.waitingAndLater.description == "state:waiting or state:deferred")
    #expect(Query.openActions.description == "is:open")
  }

  private static func anyQuery(depth: Int, _ random: inout SplitMix64) -> Query {
    switch Int.random(in: 0...(depth > 0 ? 6 : 3), using: &random) {
    case 0: return .all
    case 1...3: return .term(anyTerm(&random))
    case 4: return .not(anyQuery(depth: depth - 1, &random))
    case let kind:
      let count = Int.random(in: 0...3, using: &random)
      let operands = (0..<count).map { _ in anyQuery(depth: depth - 1, &random) }
      return kind == 5 ? .and(operands) : .or(operands)
    }
  }

  private static func anyTerm(_ random: inout SplitMix64) -> Query.Term {
    let comparisons: [Query.Comparison] = [.less, .lessOrEqual, .equal, .greaterOrEqual, .greater]
    let comparison = comparisons.randomElement(using: &random) ?? .equal
    let state = ActionState.allCases.randomElement(using: &random) ?? .open
    switch Int.random(in: 0...13, using: &random) {
    case 0:
      let text = anyText(&random)
      return .words(text, isPhrase: text.contains(" "), isPrefix: .random(using: &random))
    case 1: return .flag(Query.Flag.allCases.randomElement(using: &random) ?? .open)
    case 2: return .state(state)
    case 3: return .ever(state)
    case 4: return .owner(.random(using: &random) ? nil : anyText(&random))
    case 5:
      let date = anyDate(&random)
      return .due(date == .none ? .equal : comparison, date)
    case 6:
      let date = anyDate(&random)
      return .published(date == .none ? .equal : comparison, date)
    case 7: return .severity(comparison, Severity.allCases.randomElement(using: &random) ?? .low)
    case 8: return .cve("CVE-2026-\(Int.random(in: 1_000...99_999, using: &random))")
    case 9: return .tag(anyText(&random))
    case 10: return .vendor(anyText(&random))
    case 11: return .topic(anyText(&random))
    case 12: return .feed(anyText(&random))
    default: return .identifier(anyText(&random))
    }
  }

  private static func anyDate(_ random: inout SplitMix64) -> Query.DateExpression {
    switch Int.random(in: 0...7, using: &random) {
    case 0: .none
    case 1: .day(Day(number: Int.random(in: 0...100_000, using: &random)))
    case 2: .offset(Int.random(in: -500...500, using: &random))
    case 3: .relative(.weekday(Int.random(in: 0...6, using: &random)))
    case 4: .relative(.weekdayOfNextWeek(Int.random(in: 0...6, using: &random)))
    case 5: .relative(.months(Int.random(in: -30...30, using: &random)))
    case 6:
      .relative(
        .date(
          month: Int.random(in: 1...12, using: &random), day: Int.random(in: 1...29, using: &random)
        ))
    default: .relative(.dayOfMonth(Int.random(in: 1...31, using: &random)))
    }
  }

  /// Words with everything in them that has a meaning in the syntax, single spaces between.
  private static func anyText(_ random: inout SplitMix64) -> String {
    let pieces = [
      "a", "not", "or", "-", "*", "\"", "\\", "(", ")", ":", "<", "=", "@", "#", "é", "漢", "none",
      "is:", "http://x",
    ]
    let count = Int.random(in: 1...3, using: &random)
    let words = (0..<count).map { _ in
      let length = Int.random(in: 1...3, using: &random)
      return (0..<length).map { _ in pieces.randomElement(using: &random) ?? "a" }.joined()
    }
    return words.joined(separator: " ")
  }
}
