import Testing

@testable import DocketModel

@Suite struct AssignmentTests {
  /// A Monday.
  private let today = Day(number: 20_780)
  private let friday = Act.DueChange.set(Day(number: 20_784))

  @Test(
    arguments: [
      ("raj fri", ["raj"], 4), ("raj", ["raj"], nil), ("me", ["ana"], nil), ("ME fri", ["ana"], 4),
      ("fri", nil, 4), ("27 nov", nil, 4), ("raj 27 nov", ["raj"], 4), ("@fri", ["fri"], nil),
      ("@ana @raj fri", ["ana", "raj"], 4), ("ana,raj fri", ["ana", "raj"], 4),
      ("tom", ["tom"], nil),
      ("tom fri", ["tom"], 4), ("@me, +4", ["ana"], 4), ("-", [], nil), ("- fri", [], 4),
      ("jörg 4d", ["jörg"], 4),
      ("tomorrow", nil, 1), ("kim ana fri", ["kim", "ana"], 4),
    ] as [(String, [String]?, Int?)])
  func `names and dates are told apart`(text: String, owners: [String]?, days: Int?) throws {
    let assignment = try Assignment(
      parsing: text, today: today, me: "ana", known: ["raj", "Tom", "kim"])
    #expect(assignment.owners == owners)
    #expect(assignment.due == days.map { .set(today.adding(days: $0)) })
  }

  @Test func `a date is taken off`() throws {
    let assignment = try Assignment(parsing: "raj -", today: today, me: "ana")
    #expect(assignment == Assignment(owners: ["raj"], due: .clear))
    #expect(try Assignment(parsing: "- none", today: today, me: "ana").due == .clear)
  }

  @Test func `without such a person a word that can be a date is one`() throws {
    #expect(try Assignment(parsing: "tom", today: today, me: "ana").owners == nil)
  }

  @Test(arguments: [
    ("", AssignmentError.empty), (" ", .empty),
    ("raj firday", .badDate("firday", .notADate(suggestion: "friday"))),
    ("raj 31.9.", .badDate("31.9.", .noSuchDay(day: 31, month: 9, year: nil))),
    ("3", .badName("3")), ("@", .badName("")),
    (",", .badName(",")), ("ra\u{1B}j", .badName("ra\u{1B}j")), ("ra\"j", .badName("ra\"j")),
  ])
  func `what is no assignment`(text: String, error: AssignmentError) {
    #expect(throws: error) { try Assignment(parsing: text, today: today, me: "ana") }
  }
}
