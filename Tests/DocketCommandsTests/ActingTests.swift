import DocketCommands
import TestSupport
import Testing

/// What acts say where there is nothing to act on, and what they keep of their reason.
@Suite(.temporaryDirectory)
struct ActingTests {
  @Test(arguments: [
    ("done --query state:done", "no action is open there - docket actions QUERY"),
    ("due fri --query state:done", "no action is open there - docket actions QUERY"),
    ("reopen ID", "no decision stands there - docket log ID"),
    ("reopen --query state:open", "no decision stands there - docket log QUERY"),
    ("reason x ID", "nothing was decided there - docket log ID"),
    ("reason x --query state:open", "nothing was decided there - docket log QUERY"),
    ("mark read --query tag:none", "no briefing matches - docket list QUERY shows what does"),
    ("tag vpn --query tag:none", "no briefing matches - docket list QUERY shows what does"),
    ("note x --query tag:none", "no briefing matches - docket list QUERY shows what does"),
    ("duplicate ID.1 ID.1", "an action is not the same as itself"),
  ])
  func `an act that finds nothing says what it looked for, and what shows more`(
    command: String, sentence: String
  ) throws {
    let world = try World()
    world.docket("import", try world.file("page.md", SamplePage.text))
    let outcome = world.docket(words(command, world))
    #expect(outcome.status == .nothing && outcome.output.isEmpty)
    #expect(outcome.error.contains(sentence), "\(outcome.error)")
  }

  @Test func `a briefing whose actions are all settled has none that is open`() throws {
    let world = try World()
    world.docket("import", try world.file("page.md", SamplePage.text))
    world.docket("done", world.id())
    let outcome = world.docket("done", world.id())
    #expect(outcome.status == .nothing)
    #expect(outcome.error.contains("no action is open there - docket show ID"), "\(outcome.error)")
  }

  @Test func `a briefing named twice and its action are acted on once`() throws {
    let world = try World()
    world.docket("import", try world.file("page.md", SamplePage.text))
    let outcome = world.docket(words("done ID.2 ID ID ID.1 --json", world))
    #expect(outcome.output.components(of: #""short":"#) == 3, "\(outcome.output)")
    let tagged = world.docket(words("tag vpn ID ID.1 ID --json", world))
    #expect(tagged.output.components(of: #""short":"#) == 1, "\(tagged.output)")
  }

  @Test func `a reason that begins with a dash is kept without the blank that shielded it`() throws
  {
    let world = try World()
    world.docket("import", try world.file("page.md", SamplePage.text))
    let outcome = world.docket(words("done ID.1 --why -vpn --json", world))
    #expect(outcome.output.contains(#""why":"-vpn""#), "\(outcome.output)\(outcome.error)")
  }

  @Test func `a check of what is overdue that cannot be made is unknown, as a plugin says it`()
    throws
  {
    let world = try World()
    let plain = world.docket("--store", "/nonexistent/store", "overdue")
    #expect(plain.status == .unknown && plain.status.rawValue == 3 && plain.error.isEmpty)
    #expect(
      plain.output.hasPrefix("DOCKET UNKNOWN - there is no store in /nonexistent/store"),
      "\(plain.output)")
    let json = world.docket("--store", "/nonexistent/store", "overdue", "--json")
    #expect(json.status == .unknown && json.output.isEmpty)
    #expect(json.error.contains("there is no store"), "\(json.error)")
    let configured = try World(configuration: "me = \n").docket("overdue")
    #expect(configured.status == .unknown)
    #expect(configured.output.hasPrefix("DOCKET UNKNOWN - "), "\(configured.output)")
  }

  private func words(_ command: String, _ world: World) -> [String] {
    let id = world.id()
    return command.split(separator: " ").map {
      $0.hasPrefix("ID") ? id + $0.dropFirst(2) : String($0)
    }
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
