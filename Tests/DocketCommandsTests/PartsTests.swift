import CellGrid
import DocketModel
import DocketStore
import TestSupport
import Testing
import UnwalledReading

@testable import DocketCommands

/// Tables, zones, terminfo and words of the command line.
@Suite(.temporaryDirectory)
struct PartsTests {
  @Test func `a zone has the offsets of the host's library`() throws {
    let zone = try #require(LocalZone.read(named: "Europe/Berlin"))
    let winter = try #require(Timestamp(rfc3339: "2026-01-14T08:12:00Z"))
    #expect(zone.local(winter).full == "Wed 2026-01-14 09:12 CET")
    let before = try #require(Timestamp(rfc3339: "2026-03-29T00:59:59Z"))
    #expect(zone.local(before).time == "01:59")
    #expect(zone.local(before.adding(seconds: 1)).time == "03:00")
    #expect(LocalZone.read(named: "../../etc/passwd") == nil)
    #expect(LocalZone.read(named: "Mars/Olympus") == nil)
    #expect(LocalZone.read(named: "UTC")?.local(winter).time == "08:12")
  }

  @Test(arguments: [
    (["list", "-is:ours"], ["list", " -is:ours"]), (["list", "--json"], ["list", "--json"]),
    (["list", "-h"], ["list", "-h"]), (["tag", "-vpn", "ab"], ["tag", " -vpn", "ab"]),
    (["done", "--query", "-is:ours"], ["done", "--query", " -is:ours"]),
    (["done", "-json"], ["done", "-json"]),
  ])
  func `words with one dash are values where values have dashes`(
    words: [String], shielded: [String]
  ) {
    #expect(CommandLineWords(words).shielded == shielded)
  }

  @Test func `a description of a terminal is read`() throws {
    let world = try World()
    let environment = Environment(
      variables: ["HOME": world.directory], now: { Timestamp(milliseconds: 0) }, random: { 0 },
      login: { "ana" }, host: "h", write: { _, _ in true }, readDocument: readUnwalled,
      readList: listUnwalled,
      openReader: { _ in .ok })
    #expect(Terminfo.find("vt100", environment)?.colours == 0)
    #expect(Terminfo.find("vt100", environment)?.canDrawScreens == true)
    #expect(Terminfo.find("dumb", environment)?.canDrawScreens == false)
    #expect(Terminfo.find("no-such-terminal", environment) == nil)
    #expect(Terminfo.find("../etc/passwd", environment) == nil)
    #expect(Terminfo([0x1A, 0x01, 0xFF], path: "") == nil)
  }

  @Test func `a store that cannot be written says so`() {
    let errors: [(StoreError, Int32)] = [
      (.readOnly("/srv"), 73), (.notPermitted("/srv"), 77), (.noSpace("segments"), 74),
      (.sizeLimit("segments"), 74),
      (.notSaved(records: 2, cause: .noSpace("segments")), 74), (.noStore("/srv"), 66),
      (.failed(.write, "a.seg", code: 5), 74), (.failed(.open, "a.seg", code: 13), 77),
      (.newerFormat(needs: 9), 65), (.tooLarge(bytes: 5_000_000), 65), (.state("x"), 70),
      (.tooManyAtOnce(30_000, .actions, fitting: 13_107), 65),
      (.unknownSubject("x"), 66), (.alreadyThere("/srv"), 73), (.storeFileMissing("/srv"), 65),
    ]
    for (error, status) in errors {
      let failure = Sentence.failure(error, store: "/srv")
      #expect(failure.status.rawValue == status)
      #expect(failure.sentence.string.count > 10)
    }
  }

  @Test func `an act on too many says how many fit, in one row of a narrow terminal`() {
    let error = StoreError.tooManyAtOnce(30_000, .actions, fitting: 13_107)
    let sentence = Sentence.say(error, store: "/srv")
    #expect(
      sentence == "30,000 actions, one act holds 13,107; nothing was changed - take fewer at once")
    #expect(sentence.width <= 78)
  }

  @Test func `every row of a list fits the terminal`() throws {
    for columns in [20, 40, 60, 80, 100, 120, 200] {
      let outcome = try World(["NO_COLOR": "1"]).docket("demo", "--json", columns: nil)
      #expect(outcome.lines.count == 12)
      let world = try World(["NO_COLOR": "1", "TERM": "dumb"])
      let list = world.docket(["demo"], columns: columns)
      for line in list.lines {
        #expect(SafeText(line).width <= max(columns, 32), "\(columns): \(line)")
      }
    }
  }
}
