import ArgumentParser
import DocketModel
import DocketStore
import Foundation
import Glibc
import TestSupport
import Testing

@testable import DocketCommands

/// What the command line says of a store that cannot all be read, and of its index.
@Suite(.temporaryDirectory)
struct StoreDamageTests {
  private func filled(slowness: UInt64 = 0) throws -> World {
    let world = try World(["TERM": "xterm"], slowness: slowness)
    world.docket("import", try world.file("page.md", SamplePage.text))
    return world
  }

  private func store(_ world: World) -> String {
    world.directory + "/home/.local/share/docket/store"
  }

  /// The files with the records of a store.
  private func segments(_ world: World) throws -> [String] {
    let folder = store(world) + "/segments"
    return try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".seg") }.map { "\(folder)/\($0)" }
  }

  /// Puts bytes that are no record between two records.
  private func damage(_ path: String) throws {
    var lines = try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    lines.insert("no record", at: 1)
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func `every reading command says once that a part of the store is damaged`() throws {
    let world = try filled()
    let id = world.id()
    world.docket("done", id + ".1")
    try damage(try #require(try segments(world).first))
    let commands = [
      ["list"], ["actions"], ["show", id], ["log"], ["why", id], ["list", "--json"], ["list"],
    ]
    for command in commands {
      let outcome = world.docket(command)
      #expect(
        outcome.error == "docket: 1 place of the store is damaged; docket doctor names it\n",
        "\(command): \(outcome.error)")
      #expect(outcome.status == .ok, "\(command)")
    }
    #expect(world.docket("doctor").status == .damage)
  }

  @Test func `a data file that is no file is damage, and the empty list is not silent`() throws {
    let world = try filled()
    for path in try segments(world) {
      try FileManager.default.removeItem(atPath: path)
      #expect(mkfifo(path, 0o600) == 0)
    }
    let list = world.docket("list")
    #expect(list.error.contains("of the store"), "\(list.error)")
    #expect(list.error.contains("damaged; docket doctor names"), "\(list.error)")
    let doctor = world.docket("doctor")
    #expect(doctor.status == .damage)
    #expect(doctor.lines.contains { $0.hasPrefix("DAMAGE") && $0.contains("not a regular file") })
  }

  @Test func `a sound store is not complained about`() throws {
    let world = try filled()
    for command in [["list"], ["actions"], ["show", world.id()], ["log"]] {
      #expect(world.docket(command).error.isEmpty)
    }
  }

  @Test func `a repair keeps a copy of what is damaged, and the damage is a note from then on`()
    throws
  {
    let world = try filled()
    #expect(world.docket("doctor", "--repair").lines.contains { $0.contains("nothing to do") })
    try damage(try #require(try segments(world).first))
    #expect(world.docket("doctor").status == .damage)
    let repaired = world.docket("doctor", "--repair")
    #expect(repaired.status == .nothing)
    #expect(repaired.lines.contains { $0.contains("were copied to") }, "\(repaired.output)")
    let again = world.docket("doctor", "--json")
    #expect(again.status == .nothing)
    #expect(again.output.contains("a copy is in quarantine/"))
    try FileManager.default.removeItem(atPath: store(world) + "/STORE")
    #expect(world.docket("list").status == .badData)
    #expect(world.docket("doctor", "--repair").output.contains("STORE was made anew"))
    #expect(world.docket("list").status == .ok)
  }

  @Test func `two hundred sessions later a command makes one file of them, once it has answered`()
    throws
  {
    let world = try filled()
    let id = world.id()
    let (path, home) = (store(world), world.directory + "/home/.local/state/docket")
    let cache = world.directory + "/home/.cache/docket"
    let person = Person(me: "ana", login: "ana", host: "jump1")
    for _ in 0..<199 {
      let session = try Store(
        at: path, as: person, options: StoreOptions(stateDirectory: home, cacheDirectory: cache))
      let key = try session.listing(
        ListingRequest(kind: .briefings, query: .all, order: .title),
        for: Asker(me: "ana", today: Day(number: 20_780))
      ).subjects
      _ = try session.act(
        .note("n"), on: key, for: Asker(me: "ana", today: Day(number: 20_780)))
      try session.close()
    }
    #expect(try segments(world).count == 200)
    world.docket("note", "one", id)
    #expect(try segments(world).count == 201)
    world.docket("note", "two", id)
    #expect(try segments(world).count <= 1)
    #expect(world.docket("log", "--limit", "300").lines.count >= 200)
    #expect(world.docket("doctor").status != .damage)
  }

  @Test func `the doctor makes no folder for the index`() throws {
    let world = try World()
    world.docket("doctor")
    #expect(access(world.directory + "/home/.cache", F_OK) != 0)
    #expect(access(world.directory + "/home/.local", F_OK) != 0)
  }

  @Test func `reindex tells how many records it took, or why no index is kept`() throws {
    let world = try filled()
    let made = world.docket("reindex")
    #expect(made.status == .ok)
    #expect(made.output == "made the index anew from 3 records\n")
    let json = world.docket("reindex", "--json")
    #expect(
      json.output == #"{"schema":1,"type":"index","records":3,"kept":true,"error":null}"# + "\n")

    let cache = world.directory + "/home/.cache"
    try FileManager.default.removeItem(atPath: cache)
    try write("no folder", to: cache)
    let why =
      "no index is kept, each start makes it in memory: DIR/home/.cache/docket cannot be used: "
    let failed = world.docket("reindex")
    #expect(failed.status == .cannotCreate)
    #expect(failed.output.isEmpty)
    #expect(failed.error == "docket: \(why)not a directory\n")
    let told = world.docket("reindex", "--json")
    #expect(told.status == .cannotCreate)
    #expect(told.error.isEmpty)
    #expect(
      told.output
        == #"{"schema":1,"type":"index","records":3,"kept":false,"error":"\#(why)not a directory"}"#
        + "\n")
  }

  @Test func `reindex of a store that is not there says so`() throws {
    let outcome = try World().docket("reindex")
    #expect(outcome.status == .cannotCreate)
    #expect(outcome.error.hasPrefix("docket: no index was made: there is no store yet"))
  }

  @Test func `a long making of the index counts on one line, which is gone at the end`() throws {
    let world = try World(slowness: 2_000)
    let invocation = Invocation(
      world.environment(errorIsTerminal: true), try CommonOptions.parse([]))
    let options = invocation.storeOptions(.readOnly)
    options.onBuilding(10_000)
    options.onBuilding(15_000)
    #expect(world.errorSoFar == "\rread 10,000 records …\rread 15,000 records …")
    _ = try invocation.asking { () throws(StoreError) in 1 }
    #expect(world.errorSoFar.hasSuffix("\r" + String(repeating: " ", count: 21) + "\r"))

    let unseen = try World(slowness: 2_000)
    let silent = Invocation(unseen.environment(errorIsTerminal: false), try CommonOptions.parse([]))
    silent.storeOptions(.readOnly).onBuilding(10_000)
    #expect(unseen.errorSoFar.isEmpty)
  }

  @Test func `the reader counts nothing on its screen`() throws {
    let world = try filled(slowness: 2_000)
    let request = try #require(world.docket([], columns: 80).opened.first)
    request.storeOptions.onBuilding(10)
    request.storeOptions.onBuilding(20)
    #expect(world.errorSoFar.isEmpty)
  }
}
