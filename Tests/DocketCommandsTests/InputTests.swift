import DocketCommands
import Foundation
import TestSupport
import Testing

/// Files and streams of every kind.
@Suite(.temporaryDirectory)
struct InputTests {
  @Test(
    arguments: [
      ([], "no text"), (Array("  \n\t".utf8), "no text"), ([0, 1, 2, 0xFF, 0, 0, 7], "not text"),
    ] as [([UInt8], String)])
  func `what is no briefing is refused in words`(bytes: [UInt8], words: String) throws {
    let outcome = try World().docket(["import", "-"], input: bytes)
    #expect(outcome.status == .badData)
    #expect(outcome.output.contains("1 refused: standard input: "), "\(outcome.output)")
    #expect(outcome.output.contains(words), "\(outcome.output)")
  }

  @Test(arguments: [
    (String(repeating: "[", count: 1_000_000), "is nested deeper than docket reads"),
    ("Patch now.\n", "is too broken to read (line 1)"),
    ("[1,2,3]\n", "looks like json, which docket does not read; --as text takes it in as it is"),
  ])
  func `a file named json is never taken in as text`(text: String, words: String) throws {
    let world = try World()
    let outcome = world.docket("import", try world.file("a.json", text))
    #expect(outcome.status == .badData)
    #expect(outcome.lines.count == 1)
    #expect(outcome.output.contains("1 refused: DIR/a.json: \(words)"), "\(outcome.output)")
    #expect(world.docket("list").status == .nothing)
  }

  @Test(arguments: ["import", "parse"])
  func `a format that is asked for goes before the one that is found`(verb: String) throws {
    let world = try World()
    let path = try world.file("page.md", SamplePage.text)
    let found = world.docket("parse", path, "--json")
    let asked = world.docket("parse", "--as", "text", path, "--json")
    #expect(found.output.contains("\"format\":\"markdown\""), "\(found.output)")
    #expect(asked.output.contains("\"format\":\"text\""), "\(asked.output)")
    // What is refused as what it looks like is taken in as it is.
    let list = try world.file("list.json", "[1, 2, 3]\n")
    #expect(world.docket(verb, list).status == .badData)
    #expect(world.docket(verb, "--as", "text", list).status == .ok)
    #expect(world.docket(verb, "--as", "kev", path).status == .badData)
    let unknown = world.docket(verb, "--as", "word", path)
    #expect(unknown.status == .usage && unknown.error.contains("markdown"), "\(unknown.error)")
  }

  @Test func `a bad file never stops the others`() throws {
    let world = try World()
    _ = try world.file("in/a.md", SamplePage.text)
    _ = try world.file("in/b.txt", "")
    _ = try world.file("in/.hidden.md", "# Hidden\n\n## What happened\n\nNo.\n")
    _ = try world.file("in/c/d.md", "# Other page\n\n## What happened\n\nYes.\n")
    mkfifo(world.directory + "/in/pipe", 0o600)
    let outcome = world.docket("import", world.directory + "/in")
    #expect(outcome.status == .badData)
    #expect(outcome.lines.first?.hasPrefix("imported 2 new, 1 refused: DIR/in/b.txt: ") == true)
    let named = world.docket("import", world.directory + "/in/pipe")
    #expect(named.output.contains("is a named pipe"), "\(named.output)")
  }

  /// A file system in memory takes what is as long as a number can say.
  @Test func `files whose sizes have no sum are refused`() throws {
    let folder = "/dev/shm/docket-sizes-\(UUID().uuidString)"
    mkdir(folder, 0o700)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["a.txt", "b.txt"] {
      #expect(FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: nil))
      truncate("\(folder)/\(name)", 1 << 62)
    }
    let outcome = try World().docket("import", folder)
    #expect(outcome.status == .badData)
    #expect(outcome.output.contains("2 refused"), "\(outcome.output)")
  }

  @Test func `records of a store are not taken in as briefings`() throws {
    let world = try World(["DOCKET_STORE": try TemporaryDirectory.path + "/in/store"])
    world.docket("import", try world.file("in/page.md", SamplePage.text))
    let segments = world.directory + "/in/store/segments"
    let writer = try #require(try FileManager.default.contentsOfDirectory(atPath: segments).first)
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: "\(segments)/\(writer)").first)
    for path in [
      "\(segments)/\(writer)/\(file)", segments, world.directory + "/in/store",
      world.directory + "/in",
    ] {
      let outcome = world.docket("import", path)
      #expect(outcome.status == .badData)
      #expect(
        outcome.output.contains("belongs to a store of docket, whose records are no briefings"),
        "\(outcome.output)")
    }
    #expect(world.docket("list", "--ids").lines.count == 1)
  }

  @Test func `70 MB are refused before they are read`() throws {
    let world = try World()
    let path = try world.file("large.txt", "x")
    truncate(path, 70 << 20)
    let outcome = world.docket("import", path)
    #expect(outcome.status == .badData)
    #expect(
      outcome.output.contains("large.txt: has 70 MB, more than the 64 MB"), "\(outcome.output)")
    truncate(path, (64 << 20) + 1)
    let near = world.docket("import", path)
    #expect(near.output.contains("large.txt: has more than the 64 MB docket"), "\(near.output)")
  }

  @Test func `a paragraph of 6,001 characters is kept whole`() throws {
    let world = try World()
    let paragraph = String(repeating: "one long line ", count: 429).prefix(6_000) + "."
    let page = "# Long\n\n## What happened\n\n\(paragraph)\n"
    world.docket(["import", "-"], input: Array(page.utf8))
    #expect(world.docket("show", world.id(), "--json").output.contains(paragraph))
    #expect(world.docket("show", world.id()).output.contains(paragraph))
  }

  @Test func `UTF-16 and broken UTF-8 are read`() throws {
    let world = try World()
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in SamplePage.text.utf16 {
      wide += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
    }
    #expect(world.docket(["import", "-"], input: wide).output.hasPrefix("imported 1 new"))
    let broken = Array("# Broken \n\n## What happened\n\nA ".utf8) + [0xC3, 0x28, 0x0A]
    let outcome = world.docket(["import", "-"], input: broken)
    #expect(outcome.status == .ok, "\(outcome.output)")
    #expect(world.docket("list").output.contains("Broken"))
  }

  @Test func `paths are parsed as they come, one line each`() throws {
    let world = try World()
    let good = try world.file("a.md", SamplePage.text)
    let outcome = world.docket(
      ["parse", "--json", "--paths-from", "-", "--base", "", "--content-type", ""],
      input: Array("\(good)\n/nonexistent\n\n\(good)".utf8))
    #expect(outcome.lines.count == 3)
    #expect(outcome.lines[1].contains("\"briefings\":[],\"error\":\"no such file\""))
    #expect(outcome.lines[2] == outcome.lines[0])
  }

  @Test func `a dry run stores nothing`() throws {
    let world = try World()
    let file = try world.file("a.md", SamplePage.text)
    #expect(world.docket("import", "--dry-run", file).output.hasPrefix("would import 1 new"))
    #expect(world.docket("list").status == .nothing)
    #expect(access(world.directory + "/home/.local/share/docket", F_OK) != 0)
  }
}
