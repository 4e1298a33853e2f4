import DocketModel
import DocketStore
import DocketUI
import TestSupport
import Testing

@testable import DocketRuntime

/// Files that a person takes in from the reader go into the store as those of the command line do.
@Suite(.temporaryDirectory)
struct KeepingTests {
  private func flaw(_ number: Int) -> Briefing {
    Briefing(
      title: "Flaw \(number)", guid: "CVE-2024-\(number)",
      published: Timestamp(seconds: 1_700_000_000), source: Source(name: "Known Flaws"))
  }

  private func text(_ name: String) -> Briefing {
    Briefing(
      title: "About \(name)", link: "https://example.org/\(name)",
      published: Timestamp(seconds: 1_700_000_000), source: Source(path: name))
  }

  @Test func `a catalogue that is pasted is taken in like one in a file`() throws {
    let rig = try DeskRig()
    let text = """
      {"title": "Known Flaws", "catalogVersion": "2023.11.14", "count": 1, "vulnerabilities": [
      {"cveID": "CVE-2023-10001", "vendorProject": "Torvik", "product": "Gate",
      "vulnerabilityName": "Torvik Gate flaw", "dateAdded": "2023-11-14",
      "shortDescription": "A flaw.", "requiredAction": "Apply updates.", "dueDate": "2023-12-05"}]}
      """
    let desk = try rig.desk()
    let paste = try #require(Intake.Job(.preview(Array(text.utf8))))
    #expect(desk.take(paste.read(rig.setup())).count == 1)
    let kept = desk.answer(.keepPreview)
    let sentences = kept.compactMap { message in
      if case .kept(_, let sentence) = message { sentence } else { nil }
    }
    #expect(sentences.count == 1 && sentences[0].contains("1 taken in as known"), "\(kept)")
  }

  @Test func `of several files that were not read the first three are named, and how many more`()
    throws
  {
    let desk = try DeskRig().desk()
    func taken(_ refused: [String]) -> ReaderSetup.TakenIn {
      var taken = ReaderSetup.TakenIn()
      taken.refused = refused
      return taken
    }
    func told(_ refused: [String]) -> [String] { desk.take(.files(taken(refused))).failures }
    #expect(told([]) == ["No briefing was found there"])
    #expect(told(["a: is not text"]) == ["a: is not text"])
    #expect(
      told(["a: is not text", "b: is empty", "c: is empty", "d: is empty"])
        == ["Nothing was kept, 4 refused: a: is not text; b: is empty; c: is empty; and 1 more"])
    var some = taken(["a: is not text", "b: is empty"])
    some.add([text("x"), text("y")], of: .text)
    var keeping = Keeping(some)
    try keeping.keepMore(in: desk.store)
    #expect(keeping.sentence == "Kept 2 new, 2 refused: a: is not text; b: is empty")
  }

  @Test func `old entries of a catalogue are known, texts beside it are news`() throws {
    let store = try DeskRig().store()
    var taken = ReaderSetup.TakenIn()
    taken.add((10_001...10_600).map(flaw), of: .catalogue(name: "Known Flaws"))
    taken.add([], of: .feed(title: "Empty"))
    taken.add([text("a")], of: .text)
    taken.add([text("b")], of: .text)
    #expect(taken.parts.map(\.briefings.count) == [600, 2])

    var keeping = Keeping(taken)
    var rounds = 0
    while !keeping.isOver {
      try keeping.keepMore(in: store)
      rounds += 1
    }
    #expect(rounds == 3)
    #expect(keeping.sentence == "Kept 2 new, 600 taken in as known")
    #expect(keeping.kept.count { $0.isNew } == 2)
  }
}
