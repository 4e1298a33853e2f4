import DocketFetch
import DocketModel
import TestSupport
import Testing

@testable import DocketRuntime

@Suite(.temporaryDirectory) struct CSAFTaskTests {
  /// A provider with so many advisories, one a minute from a start on.
  private func provider(
    _ scene: FetchScene, _ range: Range<Int>, all count: Int? = nil
  ) throws -> Feed {
    for number in range { _ = try scene.feed("\(number).json", "advisory \(number)") }
    // Newest first, as providers write it.
    let lines = (0..<(count ?? range.upperBound)).reversed().map { number in
      "\"\(number).json\",\"\(Self.start.adding(seconds: Int64(number) * 60).rfc3339)\""
    }
    _ = try scene.feed("changes.csv", lines.joined(separator: "\r\n") + "\r\n")
    let metadata =
      #"{"distributions":[{"directory_url":"./"}],"canonical_url":"https://x.example"}"#
    return try scene.feed("provider-metadata.json", metadata, kind: .csaf)
  }

  private static let start = Timestamp(seconds: 1_790_000_000)

  @Test("A provider's advisories are read once, oldest first, and then only what is new")
  func newOnes() throws {
    let scene = try FetchScene()
    let feed = try provider(scene, 0..<5)
    #expect(try scene.fetch([feed]).failed.isEmpty)
    #expect(Set(scene.titles) == Set((0..<5).map { "advisory \($0)" }))
    #expect(try scene.fetch([feed]).new == 0)
    _ = try provider(scene, 5..<7)
    #expect(try scene.fetch([feed]).new == 2)
    #expect(Set(scene.titles) == ["advisory 5", "advisory 6"])
  }

  @Test("An advisory that is gone is told and does not hold up the others")
  func goneOne() throws {
    let scene = try FetchScene()
    let feed = try provider(scene, 0..<3, all: 4)
    let report = try scene.fetch([feed])
    #expect(report.new == 3)
    #expect(report.failed.first?.problem.contains("3.json") == true)
    #expect(report.failed.map(\.isInPart) == [true])
    #expect(try scene.fetch([feed], named: true).failed.isEmpty)
  }

  @Test("A provider none of whose advisories can be read has failed")
  func allGone() throws {
    let scene = try FetchScene()
    let report = try scene.fetch([try provider(scene, 0..<0, all: 2)])
    #expect(report.failed.map(\.isInPart) == [false])
    #expect(report.cameToNothing)
  }

  @Test("Of a provider that is read for the first time the newest are taken, and the rest never")
  func bounded() throws {
    let scene = try FetchScene()
    let count = CSAFTask.runLimit + 10
    let feed = try provider(scene, 10..<count, all: count)
    #expect(try scene.fetch([feed]).new == CSAFTask.runLimit)
    #expect(!scene.titles.contains("advisory 9"))
    #expect(try scene.fetch([feed]).new == 0)
  }

  @Test("ROLIE entries give their documents, and lists that are meant for few are left out")
  func rolie() throws {
    let scene = try FetchScene()
    _ = try scene.feed("a.json", "advisory a")
    _ = try scene.feed(
      "white.json",
      #"{"feed":{"entry":[{"updated":"2026-11-01T00:00:00Z","content":{"src":"a.json"}},{"id":"odd"}]}}"#
    )
    let metadata = """
      {"distributions":[{"rolie":{"feeds":[
        {"url":"white.json","tlp_label":"WHITE"},{"url":"red.json","tlp_label":"RED"}]}}]}
      """
    let feed = try scene.feed("provider-metadata.json", metadata, kind: .csaf)
    let report = try scene.fetch([feed])
    #expect(report.failed.isEmpty)
    #expect(scene.titles == ["advisory a"])
    #expect(try FetchRun(scene.setup).sight(Feed(address: feed.address)).feed.kind == .csaf)
  }

  @Test(
    "What is no list of advisories is named as such, and metadata that lead to themselves too",
    arguments: [
      "[]", "{", "<html>", #"{"distributions":[]}"#, #"{"distributions":[{"directory_url":7}]}"#,
    ])
  func badLists(_ text: String) throws {
    let scene = try FetchScene()
    let feed = try scene.feed("provider-metadata.json", text, kind: .csaf)
    #expect(try scene.fetch([feed]).failed.first?.problem.contains("badIndex") == true)
  }

  @Test(
    "A list that is missing is told each time, what the others name is taken, and the mark waits",
    arguments: ["gone.json", "broken.json", "other.json"])
  func missingList(_ name: String) throws {
    let scene = try FetchScene()
    _ = try scene.feed("broken.json", "{ broken list")
    _ = try scene.feed("other.json", "[]")
    _ = try scene.feed("a.json", "advisory a")
    _ = try scene.feed("b.json", "advisory b")
    _ = try scene.feed("good.json", Self.rolie("a.json", "2026-11-02"))
    let metadata = """
      {"distributions":[{"rolie":{"feeds":[{"url":"\(name)"},{"url":"good.json"}]}}]}
      """
    let feed = try scene.feed("provider-metadata.json", metadata, kind: .csaf)
    for _ in 0..<2 {
      let report = try scene.fetch([feed], named: true)
      #expect(report.failed.count == 1 && scene.titles == ["advisory a"])
      #expect(report.failed.first?.problem.contains(name) == true)
      #expect(scene.memory.load()[feed.address]?.mark == nil)
    }
    // It names one that is older than what was taken meanwhile.
    _ = try scene.feed(name, Self.rolie("b.json", "2026-11-01"))
    #expect(try scene.fetch([feed], named: true).failed.isEmpty)
    #expect(Set(scene.titles) == ["advisory a", "advisory b"])
    #expect(scene.memory.load()[feed.address]?.mark != nil)
  }

  private static func rolie(_ name: String, _ day: String) -> String {
    #"{"feed":{"entry":[{"updated":"\#(day)T00:00:00Z","content":{"src":"\#(name)"}}]}}"#
  }

  @Test("Metadata that name metadata end it")
  func ring() throws {
    let scene = try FetchScene()
    let metadata = #"{"distributions":[{"rolie":{"feeds":[{"url":"provider-metadata.json"}]}}]}"#
    let feed = try scene.feed("provider-metadata.json", metadata, kind: .csaf)
    #expect(try scene.fetch([feed]).failed.first?.problem.contains("badIndex") == true)
  }
}
