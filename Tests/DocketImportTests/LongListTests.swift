import DocketModel
import Testing

@testable import DocketImport

@Suite struct LongListTests {
  private func briefing(_ text: String, _ format: ImportFormat) throws -> Briefing {
    let document = try readDocument(Array(text.utf8), options: ImportOptions(format: format))
    return try #require(document.briefings.first)
  }

  @Test(arguments: [ImportFormat.text, .markdown])
  func `ten thousand actions are ten thousand actions`(format: ImportFormat) throws {
    let lines = (1...10_000).map { "\($0). Lock door \($0): use key \($0)\n" }.joined()
    let start = format == .markdown ? "# Doors" : "Doors"
    let read = try briefing("\(start)\n\nActions\n\n" + lines, format)
    #expect(read.actions.count == 10_000)
    #expect(read.actions[998].detail == "use key 999")
    #expect(read.actions.last?.title == "Lock door 10000")
  }

  @Test(
    arguments: [
      ("1000. Lock", 999, 1_000), ("(1000) Lock", 999, 1_000), ("Step 1000: Lock", 999, 1_000),
      ("1002. Lock", 999, 1_002), ("100000) Lock", 99_999, 100_000), ("999. Lock", nil, 999),
      ("1000. Lock", nil, nil), ("2026. Lock", 7, nil), ("2026. Lock", 2_026, nil),
      ("Step 2026: Lock", nil, nil), ("1000000. Lock", 999_999, nil),
    ] as [(String, Int?, Int?)])
  func `long numbers are markers only in a list that has come that far`(
    line: String, last: Int?, number: Int?
  ) {
    #expect(ListMarker(line, after: last)?.number == number)
  }

  @Test func `a year at the start of a line is no item`() throws {
    let lines = "1. Lock it\n2. Do so before\n2026. It is late.\n"
    let read = try briefing("Doors\n\nActions\n\n" + lines, .text)
    #expect(read.actions.count == 2)
  }
}
