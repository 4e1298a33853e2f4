import DocketCommands
import DocketModel
import TestSupport
import Testing

/// The number each command line ends with, and that it says why.
@Suite(.temporaryDirectory)
struct ExitStatusTests {
  @Test(
    arguments: [
      ("list", 0), ("list nosuchword", 1), ("actions state:done", 1), ("log", 1), ("undo", 1),
      ("redo", 1), ("lst", 64), ("list --jsn", 64), ("list due:soonish", 64),
      ("list nokey:1", 64), ("list (", 64), ("done", 64), ("done --query", 64),
      ("done ID --query x", 64), ("due never ID", 64), ("defer yesterday ID", 64),
      ("accept ID --until +3d", 64), ("accept ID --until 2020-01-01 --why x", 64),
      ("dismiss ID", 64), ("dismiss --because not-our ID", 64), ("assign a:b ID", 64),
      ("tag , ID", 64), ("note  ID", 64), ("parse", 64), ("mark maybe ID", 64), ("undo 0", 64),
      ("log --since never", 64), ("whoami --set a:b", 64), ("duplicate ID ID.1", 64),
      ("show ffffff", 66), ("show ID.9", 66), ("show ID@9", 66), ("done ffffff", 66),
      ("undo ffff.1", 66), ("why ffffff", 66), ("theme show nosuch", 66),
      ("import /nonexistent/file", 66), ("import http://127.0.0.1:9/a", 77),
      ("parse /nonexistent/file", 66), ("--store /nonexistent/store list", 66),
      ("--store /proc/nothing init", 74), ("--version", 0), ("--help", 0), ("help list", 0),
      ("theme", 0), ("theme check terminal", 0), ("why ID", 1), ("import /dev/zero", 65),
      ("import /dev/null", 65), ("--store /nonexistent/store overdue", 3),
      ("overdue --within soon", 64), ("assign raj ID --why x", 64), ("due fri ID --why x", 64),
      ("mark read ID --why x", 64), ("note seen ID --why x", 64), ("tag vpn ID --why x", 64),
      ("reason CHG1 ID --why x", 64), ("done ID --why x", 0), ("reopen ID.1 --why x", 0),
    ] as [(String, Int32)])
  func `ends with`(command: String, status: Int32) throws {
    let world = try World()
    world.docket("import", try world.file("page.md", SamplePage.text))
    let id = world.id()
    let words = command.split(separator: " ", omittingEmptySubsequences: false).map {
      $0.hasPrefix("ID") ? id + $0.dropFirst(2) : String($0)
    }
    let outcome = world.docket(words)
    #expect(outcome.status.rawValue == status, "\(outcome.output)\(outcome.error)")
    if status >= 64, !command.hasPrefix("import") {
      #expect(outcome.error.hasPrefix("docket: "), "\(outcome.error)")
      #expect(outcome.output.isEmpty || status == 65 || status == 66)
    }
  }

  @Test(arguments: [
    ("done ID.1", "what was done is saved; only the answer to it could not be written"),
    ("list", "the output could not be written"),
  ])
  func `an answer that cannot be written says what is saved`(
    command: String, sentence: String
  ) throws {
    let world = try World()
    world.docket("import", try world.file("page.md", SamplePage.text))
    let words = command.split(separator: " ").map {
      $0.hasPrefix("ID") ? world.id() + $0.dropFirst(2) : String($0)
    }
    var environment = world.environment(instant: Timestamp(milliseconds: 1_795_424_400_000))
    let write = environment.write
    environment.write = { $0 == .error && write($0, $1) }
    #expect(start(words, in: environment) == .inputOutput)
    #expect(world.errorSoFar.hasSuffix("docket: \(sentence)\n"), "\(world.errorSoFar)")
    #expect(
      world.docket("actions", "state:done", "--ids").lines.count == (words[0] == "done" ? 1 : 0))
  }

  @Test func `of an import that was refused nothing is said to be saved`() throws {
    let world = try World()
    let page = try world.file(
      "large.md", SamplePage.text + String(repeating: "\"A\" ", count: 800_000))
    var environment = world.environment(instant: Timestamp(milliseconds: 1_795_424_400_000))
    let write = environment.write
    environment.write = { $0 == .error && write($0, $1) }
    #expect(start(["import", page], in: environment) != .ok)
    #expect(
      world.errorSoFar.hasSuffix("docket: the output could not be written\n"), "\(world.errorSoFar)"
    )
    #expect(world.docket("list").status == .nothing)
  }

  @Test(
    arguments: [
      ("lst", "list"), ("list --jsn", "--json"), ("actions state:opne", "open"),
      ("list onwer:me", "owner:"), ("dismiss --because mitigatd abcdef", "mitigated"),
      ("theme show nrod", "nord"), ("undoo", "undo"),
    ])
  func `says what was probably meant`(command: String, word: String) throws {
    let outcome = try World().docket(command.split(separator: " ").map(String.init))
    #expect(outcome.error.contains("mean"), "\(outcome.error)")
    #expect(outcome.error.contains(word), "\(outcome.error)")
  }

  @Test func `of a word without end the sentence shows the beginning and says what is wrong`()
    throws
  {
    let world = try World()
    let word = String(repeating: "x", count: 120_000)
    for (command, words) in [
      (["list", "due:" + word], "the query \"due:xxx"), (["show", word], "docket list and"),
      (["import", word], "name too long"), (["feed", "add", word], "is no folder here"),
      (["lst" + word], "docket --help lists them"), (["list", "--" + word], "--xxx"),
    ] {
      let outcome = world.docket(command)
      let said = outcome.output + outcome.error
      #expect(outcome.status.rawValue >= 64)
      #expect(said.utf8.count < 3_000, "\(command[0])")
      #expect(said.contains(words), "\(said)")
    }
  }

  @Test func `the history of an id that nobody has is told to be none`() throws {
    let world = try World()
    world.docket("import", try world.file("page.md", SamplePage.text))
    let unknown = world.docket("log", "ffffff.2")
    #expect(unknown.status == .nothing)
    #expect(unknown.error.hasPrefix("docket: nothing has the id ffffff.2"), "\(unknown.error)")
    #expect(world.docket("log", world.id()).error == "")
    #expect(world.docket("log", "is:kev").error == "")
    for narrowing in [["--by", "nobody"], ["--since", "mon"], ["--until", "2020-01-01"]] {
      let narrowed = world.docket(["log", "ffffff.2"] + narrowing)
      #expect(narrowed.status == .nothing && narrowed.error == "", "\(narrowed.error)")
    }
  }

  @Test func `an id that could be several names them`() throws {
    let world = try World()
    var seen: [String: Int] = [:]
    // 900 briefings: some two share their first four digits almost surely (birthday).
    for number in 0..<900 {
      _ = try world.file(
        "many/\(number).md", "# Notice \(number)\n\n## What happened\n\nText \(number).\n")
    }
    world.docket("import", world.directory + "/many")
    for id in world.docket("list", "--ids").lines { seen[String(id.prefix(4)), default: 0] += 1 }
    let shared = try #require(seen.first { $0.value > 1 }?.key)
    let outcome = world.docket("show", shared)
    #expect(outcome.status == .noInput)
    #expect(outcome.error.split(separator: "\n").count >= 3, "\(outcome.error)")
  }

  @Test func `a configuration that is no TOML stops a command and not the reader`() throws {
    let world = try World(["TERM": "xterm"], configuration: "me = \n")
    let outcome = world.docket("list")
    #expect(outcome.status == .configuration)
    #expect(outcome.error.contains("config.toml: line 1"), "\(outcome.error)")
    let reader = world.docket([], columns: 80)
    #expect(reader.status == .ok && reader.opened.count == 1)
    #expect(reader.opened.first?.warnings.count == 1)
  }

  @Test func `without a terminal the reader is a list, with one line that says why`() throws {
    let world = try World(["TERM": "dumb"])
    world.docket("import", try world.file("page.md", SamplePage.text))
    let piped = world.docket()
    #expect(piped.status == .ok && piped.opened.isEmpty)
    #expect(piped.output == world.docket("list").output)
    #expect(piped.error.split(separator: "\n").count == 1)
    let dumb = world.docket([], columns: 80)
    #expect(dumb.error.contains("TERM is dumb") && dumb.opened.isEmpty)
  }
}
