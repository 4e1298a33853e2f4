import DocketModel
import Testing

@testable import DocketImport

/// Work grows as the text does: counted, never timed.
@Suite(.timeLimit(.minutes(10))) struct WorkTests {
  static let title = "Rail operator loses its timetable"

  /// Parts of which a hostile paste has as many as fit.
  static let parts = [
    "ab c", "It was a dark day.", title, title + "\n", title + "\n\nabc def ghi...\n",
    title + "\nIt was a day...", "Facebook\n", "Facebook\n\n- Twitter\n", "Share\n",
    "Copyright holders said no.\n", "Related\n\nA\n\nb...\n", "What happened\n",
    "What happened\n\n\(title)\n", "Tags: a, b\n", "By Jane Doe\n",
  ]

  @Test(arguments: parts)
  func `twice the lines are twice the comparisons`(part: String) {
    let few = comparisons(part, times: 2_000)
    let many = comparisons(part, times: 4_000)
    #expect(many <= few * 2 + 100, "\(few) and \(many)")
    let lines = 2_000 * part.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(few <= lines * 6, "\(few) of \(lines) lines")
  }

  @Test func `a headline that stands there fifty thousand times is compared once each`() {
    #expect(comparisons(Self.title, times: 50_000) <= 50_000 * 2)
  }

  private func comparisons(_ part: String, times: Int) -> Int {
    let text = Self.title + "\n\n" + String(repeating: part + "\n", count: times) + "The end.\n"
    return TextPage(TextLine.lines(of: Array(text.utf8)), today: nil).comparisons
  }

  /// Texts that took hours when a line was added to a copy of all lines before it.
  static let long: [(String, String)] = [
    (
      "one item of many lines",
      "Actions\n\n- do it\n" + String(repeating: "and x\n", count: 150_000)
    ),
    ("items of two lines", "Actions\n\n" + String(repeating: "- do it\nand x\n", count: 60_000)),
    ("signs after an item", "Actions\n\n- do it\n" + String(repeating: "\" )\n", count: 100_000)),
    ("numbered items", "Actions\n\n" + (1...30_000).map { "\($0). Do it\n" }.joined()),
    ("semicolons", "Actions\n\n(1) patch, (2) " + String(repeating: ";", count: 1_000_000)),
    ("dashes", "Actions\n\n" + String(repeating: ". - ", count: 200_000)),
    ("bylines", "# T\n\n" + String(repeating: "By Jane Doe\n\n", count: 40_000)),
  ]

  @Test(arguments: long.map(\.0))
  func `long texts end`(name: String) throws {
    let text = try #require(Self.long.first { $0.0 == name }).1
    for format in [ImportFormat.text, .markdown] {
      _ = try? readDocument(Array(text.utf8), options: ImportOptions(format: format))
    }
  }

  @Test func `a line of millions of letters without cases is folded once, not once a letter`() {
    let line = String(repeating: "\u{FDFA}", count: 4_000_000)
    #expect(line.comparable.utf8.count == line.utf8.count)
  }
}
