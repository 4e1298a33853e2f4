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
