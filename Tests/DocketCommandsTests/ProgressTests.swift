import DocketCommands
import TestSupport
import Testing

/// What standard error says while something takes long.
@Suite(.temporaryDirectory)
struct ProgressTests {
  private func folder(_ world: World, _ count: Int) throws -> String {
    for number in 0..<count {
      _ = try world.file(
        "in/\(number).md", "# Page \(number)\n\n## What happened\n\nSomething.\n")
    }
    return world.directory + "/in"
  }

  @Test func `a long import counts on one line, which is gone at the end`() throws {
    let world = try World(slowness: 400)
    let folder = try folder(world, 6)
    let outcome = world.docket(["import", folder], errorIsTerminal: true)
    #expect(outcome.status == .ok)
    let shown = outcome.error.split(separator: "\r").map(String.init)
    #expect(shown.first == "taking in 2 of 6 …")
    #expect(shown.allSatisfy { !$0.contains("\n") && !$0.contains("\u{1B}") })
    #expect(shown.last?.allSatisfy { $0 == " " } == true, "\(shown)")
    #expect(shown.last?.count == "taking in 2 of 6 …".count)
    #expect(outcome.error.hasSuffix("\r"))
    #expect(outcome.output.hasPrefix("imported 6 new"))
  }

  @Test func `a complaint begins where the progress stood`() throws {
    let world = try World(slowness: 400)
    let folder = try folder(world, 4)
    _ = try world.file("in/a.txt", "")
    _ = try world.file("in/b.txt", "")
    let outcome = world.docket(["import", folder], errorIsTerminal: true)
    #expect(outcome.error.contains(" \rdocket: DIR/in/a.txt"), "\(outcome.error)")
  }

  @Test func `a short import, and one nobody watches, say nothing`() throws {
    let quick = try World(slowness: 10)
    let folder = try folder(quick, 6)
    #expect(quick.docket(["import", folder], errorIsTerminal: true).error.isEmpty)
    let slow = try World(slowness: 5_000)
    #expect(slow.docket(["import", folder], errorIsTerminal: false).error.isEmpty)
  }
}
