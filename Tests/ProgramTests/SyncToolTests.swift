import Foundation
import Glibc
import TestSupport
import Testing

/// Stores that travel by other ways than git: a folder that a tool copies while sessions write.
@Suite(.temporaryDirectory)
struct SyncToolTests {
  private func world(_ me: String) throws -> Docket {
    try Docket(in: PinnedWorld(in: TemporaryDirectory.path + "/" + me, person: me))
  }

  private func store(_ docket: Docket) -> String {
    docket.world.directory + "/home/.local/share/docket/store"
  }

  private func tool(_ name: String, _ words: String...) throws {
    let outcome = try TestSupport.run(
      name, words, environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"])
    try #require(outcome.status == .exited(0), "\(name) \(words): \(outcome.error)")
  }

  private func copy(_ tool: String, _ from: String, _ to: String) throws {
    try makeFolders(to)
    switch tool {
    case "rsync": try self.tool("rsync", "-a", from + "/", to)
    case "rsync --inplace": try self.tool("rsync", "-a", "--inplace", from + "/", to)
    case "cp": try self.tool("cp", "-a", from + "/.", to)
    default:
      try self.tool("tar", "-C", from, "-cf", to + ".tar", ".")
      try self.tool("tar", "-C", to, "-xf", to + ".tar")
    }
  }

  /// A store with some briefings of ana's.
  private func prepare() throws -> Docket {
    let ana = try world("ana")
    try SampleStore.fill(ana, briefings: 3)
    return ana
  }

  @Test(arguments: ["rsync", "rsync --inplace", "cp", "tar"])
  func `copies that are taken while a session writes are whole, and come together`(
    by tool: String
  ) throws {
    let ana = try prepare()
    let raj = try world("raj")
    let reader = try ana.open()
    try reader.press("a")
    for round in 1...6 {
      // Typed, not waited for: the copy is taken somewhere in between.
      try reader.press("x", "x", "X", "u")
      let there = try TemporaryDirectory.path + "/copy-\(tool)-\(round)"
      try copy(tool, store(ana), there)
      let check = try ana.run("--store", there, "doctor")
      #expect(!check.output.contains("DAMAGE"), "\(check.output)")
      try? FileManager.default.removeItem(atPath: there)
    }
    try reader.press("Z", "Z")
    #expect(try reader.waitForEnd() == .exited(0))
    // There and back again: both have all of both.
    try copy(tool, store(ana), store(raj))
    try raj.output(of: "note", "by raj", "--query", "*")
    try copy(tool, store(raj), store(ana))
    let log = try ana.output(of: "log", "--json")
    #expect(try raj.output(of: "log", "--json") == log)
    #expect(log.contains("\"who\":\"raj\"") && log.contains("\"who\":\"ana\""))
  }

  @Test func `the copies that a sync tool makes of a segment in conflict are read with the others`()
    throws
  {
    let ana = try prepare()
    try ana.output(of: "note", "first", "--query", "*")
    let segments = store(ana) + "/segments"
    let writer = try #require(
      try FileManager.default.contentsOfDirectory(atPath: segments).first { !$0.hasPrefix(".") })
    let before = try ana.actCount()
    let folder = segments + "/" + writer
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".seg") }.sorted()
    let last = try #require(names.last)
    // The tool kept both: its own copy has the act, the file of the name was put back to before.
    let conflict =
      last.dropLast(4) + ".sync-conflict-20261123-090000-ABCDEFG.seg"
    try FileManager.default.moveItem(atPath: "\(folder)/\(last)", toPath: "\(folder)/\(conflict)")
    try FileManager.default.copyItem(
      atPath: "\(folder)/\(conflict)", toPath: "\(folder)/\(last)")
    #expect(truncate("\(folder)/\(last)", 300) == 0)
    try write("half", to: "\(folder)/.syncthing.\(last).tmp")
    #expect(try ana.actCount() == before)
    let doctor = try ana.run("doctor")
    #expect(doctor.status == .exited(1))
    #expect(doctor.output.contains("is a copy made by a sync tool"))
  }

  @Test func `packing goes to the others without a word, and nothing is read twice`() throws {
    let ana = try prepare()
    let raj = try world("raj")
    let hub = try TemporaryDirectory.path + "/hub.git"
    try tool("git", "init", "--quiet", "--bare", hub)
    try ana.output(of: "sync", "--init", hub)
    try raj.output(of: "sync", "--init", hub)
    for word in ["one", "two", "three"] { try ana.output(of: "note", word, "--query", "*") }
    #expect(try ana.output(of: "sync") == "sent 3\n")
    #expect(try ana.output(of: "pack").contains("packed"))
    #expect(try ana.output(of: "sync") == "all sent, nothing new\n")
    #expect(try raj.output(of: "sync") == "3 acts from ana\n")
    #expect(try raj.output(of: "log", "--json") == ana.output(of: "log", "--json"))
    #expect(try raj.run("doctor").output.contains("1 file, 1 writer"))
    // A file of the others that was lost here comes back; what ana has packed does not.
    try tool("rm", "-rf", store(raj) + "/segments/.gitkeep")
    for name in try FileManager.default.contentsOfDirectory(atPath: store(raj) + "/segments") {
      try tool("rm", "-rf", store(raj) + "/segments/" + name)
    }
    #expect(try raj.run("sync").status == .exited(0))
    #expect(try raj.output(of: "log", "--json") == ana.output(of: "log", "--json"))
  }

  @Test func `a shared store takes what every user of the group does`() throws {
    let ana = try world("ana")
    let shared = try TemporaryDirectory.path + "/srv/docket"
    try ana.output(of: "--store", shared, "init", "--shared")
    var status = stat()
    #expect(stat(shared, &status) == 0 && status.st_mode & 0o7777 == 0o3770)
    let outcome = try ana.run("--store", shared, "init", "--shared")
    #expect(outcome.status == .exited(73))
    let unknown = try ana.run("--store", shared, "init", "--shared", "--group", "no-such-group")
    #expect(unknown.status == .exited(66))
    #expect(try ana.run("init", "--group", "root").status == .exited(64))
    let page = "# Shared flaw\n\n## 1 practical actions\n\n1. Patch it: Now.\n"
    try ana.output(of: "--store", shared, "import", "-", input: page)
    let raj = try world("raj")
    try raj.output(of: "--store", shared, "done", "--query", "*")
    #expect(try ana.output(of: "--store", shared, "actions").contains("[x]"))
    #expect(try ana.run("--store", shared, "doctor").output.contains("2 writers"))
    // What git brings into it can be read by the group too.
    let hub = try TemporaryDirectory.path + "/hub.git"
    try tool("git", "init", "--quiet", "--bare", hub)
    try ana.output(of: "--store", shared, "sync", "--init", hub)
    try raj.output(of: "sync", "--init", hub)
    try raj.output(of: "note", "from afar", "--query", "*")
    try raj.output(of: "sync")
    #expect(try ana.output(of: "--store", shared, "sync") == "1 act from raj\n")
    let modes = try TestSupport.run(
      "find", [shared + "/segments", "-type", "f", "-name", "*.seg", "!", "-perm", "640"],
      environment: ["PATH": "/usr/bin:/bin"])
    #expect(modes.output.isEmpty, "\(modes.output)")
  }
}
