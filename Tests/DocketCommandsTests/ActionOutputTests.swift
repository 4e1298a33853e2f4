import DocketCommands
import TestSupport
import Testing

/// What scripts are told of actions.
@Suite(.temporaryDirectory)
struct ActionOutputTests {
  @Test func `an action that waits for somebody is not overdue in JSON, as in the query`() throws {
    let world = try World()
    world.docket("import", try world.file("page.md", SamplePage.text))
    let id = world.id(1)
    world.docket("due", "2026-11-20", id)
    #expect(first(world).contains(#""overdue":true"#))
    #expect(world.docket("actions", "is:overdue", "--ids").lines == [id])
    #expect(world.docket("wait", "--on", "raj", id).status == .ok)
    #expect(first(world).contains(#""state":"waiting""#))
    #expect(first(world).contains(#""overdue":false"#))
    #expect(world.docket("actions", "is:overdue", "--ids").status == .nothing)
    world.docket("reopen", id)
    #expect(first(world).contains(#""overdue":true"#))
  }

  private func first(_ world: World) -> String {
    world.docket("show", world.id(1), "--json").output
  }
}
