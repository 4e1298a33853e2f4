import CellGrid
import Foundation
import TestSupport
import Testing

/// A hand-over to a colleague on another host through git, key by key.
@Suite(.temporaryDirectory)
struct HandoverMorningTests {
  private let size = Size(columns: 120, rows: 40)

  private func world(_ me: String, _ now: String, login: String? = nil) throws -> Docket {
    let directory = try TemporaryDirectory.path + "/" + me
    var world = try PinnedWorld(in: directory, now: now, person: me)
    world.environment["GIT_CONFIG_NOSYSTEM"] = "1"
    if let login { (world.environment["USER"], world.environment["LOGNAME"]) = (login, login) }
    return Docket(in: world)
  }

  private func ana(_ now: String = "2026-11-23T08:52:00Z") throws -> Docket {
    try world("ana", now)
  }

  private func raj(_ now: String = "2026-11-23T09:00:00Z") throws -> Docket {
    try world("raj", now, login: "root")
  }

  private var hub: String { get throws { try TemporaryDirectory.path + "/hub.git" } }

  private func advisory(_ number: Int, _ title: String) -> String {
    """
    # \(title)

    ## What happened

    Somebody found a flaw, and somebody else uses it (CVE-2026-100\(number)).

    ## 3 practical actions

    1. Restart \(number): It takes the sessions along.
    2. Install the update \(number): It asks for the password again.
    3. Look for traces \(number): In the logs of ninety days.

    """
  }

  /// Two briefings whose six actions are ana's, shared with raj, who did something on Friday.
  private func prepare() throws {
    let friday = try ana("2026-11-20T09:00:00Z")
    for (number, title) in [(1, "Citrex gates leak sessions"), (2, "Okra tokens to be rotated")] {
      try friday.output(of: "import", "-", input: advisory(number, title))
    }
    try friday.output(of: "assign", "me", "--query", "*")
    try TestSupport.run(
      "git", ["init", "--quiet", "--bare", hub], environment: friday.world.environment)
    try friday.output(of: "sync", "--init", hub)
    let root = try raj("2026-11-20T17:02:00Z")
    #expect(
      try root.output(of: "sync", "--init", hub) == "1 act from ana · 2 briefings came\n")
    try root.output(of: "note", "seen", "--query", "Citrex")
    try root.output(of: "sync")
    let reader = try raj("2026-11-20T17:40:00Z").open(size: size)
    try reader.expect("Okra")
    try reader.press("q")
    #expect(try reader.waitForEnd() == .exited(0))
    try reader.expect("docket: all saved, all sent")
  }

  private func handOver() throws {
    let reader = try ana().open(size: size)
    try reader.expect("Citrex")
    try reader.press("g", "m")
    try reader.expect("6 rows")
    try reader.press("T", "Enter")
    try reader.expect("6 selected")
    try reader.press("@")
    try reader.type("raj")
    try reader.press("Enter")
    try reader.expect("6 actions", "owner raj (was ana)")
    try reader.press(";")
    try reader.type("Citrix restart after noon")
    try reader.press("Enter")
    try reader.expect("2 not sent")
    try reader.press("R")
    try reader.expect("1 act from raj · sent 2", "synced 08:52 · ana")
    try reader.press("q")
    #expect(try reader.waitForEnd() == .exited(0))
    try reader.expect("docket: all saved, all sent")
  }

  @Test func `what is handed over arrives, and what is not sent is said`() throws {
    try prepare()
    try handOver()
    try withoutRemote()
    try morning()
  }

  /// The other place is away: the act is safe here, said to be unsent, and sent later.
  private func withoutRemote() throws {
    let hub = try hub
    try FileManager.default.moveItem(atPath: hub, toPath: hub + "-away")
    let reader = try ana().open(size: size)
    try reader.expect("Nothing needs you")
    try reader.press("g", "b")
    try reader.expect("Citrex")
    try reader.press("a", "x")
    try reader.expect("[x] 1")
    try reader.press("R")
    try reader.expect("1 not sent: git remote not reached")
    try reader.press("Z", "Z")
    #expect(try reader.waitForEnd() == .exited(0))
    try reader.expect("docket: all saved, 1 not sent: git remote not reached")
    try FileManager.default.moveItem(atPath: hub + "-away", toPath: hub)
  }

  private func morning() throws {
    let reader = try raj().open(size: size)
    try reader.expect("Okra")
    try reader.press("R")
    try reader.expect("2 acts from ana")
    try reader.press("g", "h")
    try reader.expect(
      "Since you were last here, Fri 20 Nov 17:40", "handed to you 6",
      "\"Citrix restart after noon\"", "conflicts 0", "ana 08:52")
    try reader.press("q")
    let before = try raj().actCount()
    try reader.press("u")
    try reader.expect("Next undo: Fri 17:02")
    #expect(try raj().actCount() == before)
    try reader.press("q")
    #expect(try reader.waitForEnd() == .exited(0))

    let later = try ana().open(size: size)
    try later.expect("1 not sent")
    try later.press("R")
    try later.expect("sent 1")
    try later.press("q")
    #expect(try later.waitForEnd() == .exited(0))
    let log = try ana().output(of: "log", "--by", "raj", "--json")
    #expect(log.contains("\"who\":\"raj\"") && !log.contains("\"who\":\"root\""))
    #expect(log.contains("\"login\":\"root\""))
  }

  @Test func `two opinions about one action are shown to both and settled by one`() throws {
    try prepare()
    let (hers, his) = (
      try ana().open(size: size), try raj("2026-11-23T08:52:00Z").open(size: size)
    )
    for (reader, keys) in [(hers, ["c", "x"]), (his, ["c", "n", "n"])] {
      try reader.expect("Okra")
      try reader.press("g", "b")
      try reader.expect("Citrex")
      try reader.press("/")
      try reader.type("Citrex")
      try reader.press("Enter", "a")
      try reader.press(keys)
      try reader.expect("1 not sent")
    }
    try hers.press("R")
    try hers.expect("sent 1")
    try his.press("R")
    try his.expect("1 act from ana")
    try hers.press("R")
    try hers.expect("1 act from raj")
    for reader in [hers, his] {
      try reader.expect("[&]", "ana: done", "raj: n/a", "decide with c", "0/3")
    }
    try hers.press("c", "x", "R")
    try hers.expect("[x] 1", "sent 1", without: ["[&]"])
    try his.press("R")
    try his.expect("[x] 1", "1/3", without: ["[&]"])
    for reader in [hers, his] {
      try reader.press("Z", "Z")
      #expect(try reader.waitForEnd() == .exited(0))
    }
    let facts = try raj().output(of: "handover", "--since", "fri")
    #expect(facts.contains("ana 1: 1 done") && facts.contains("conflicts 0"), "\(facts)")
  }

  @Test func `R is answered while a remote hangs, and Ctrl-C ends the waiting`() throws {
    try prepare()
    let hook = try TemporaryDirectory.path + "/ssh"
    try write("#!/bin/sh\nexec sleep 600\n", to: hook)
    try #require(chmod(hook, 0o755) == 0)
    var docket = try ana()
    docket.world.environment["GIT_SSH_COMMAND"] = hook
    try TestSupport.run(
      "git",
      [
        "-C", docket.world.directory + "/home/.local/share/docket/store", "remote", "set-url",
        "origin", "ssh://nobody.invalid/x",
      ], environment: docket.world.environment)
    let reader = try docket.open(size: size)
    try reader.expect("Citrex")
    try reader.press("R")
    try reader.expect("sync: fetching")
    try reader.press("j", "a", "x")
    try reader.expect("[x] 1")
    try reader.press("C-c")
    try reader.expect("1 not sent: cancelled")
    try reader.press("R")
    try reader.expect("sync: fetching")
    try reader.press("Z", "Z")
    #expect(try reader.waitForEnd() == .exited(0))
    try reader.expect("docket: sending...", "docket: all saved, 1 not sent: cancelled")
  }

  @Test func `without git, and without another place, there is a sentence`() throws {
    let docket = try ana()
    try docket.output(of: "import", "-", input: advisory(1, "Citrex gates leak sessions"))
    let outcome = try docket.run("sync")
    #expect(outcome.status == .exited(66))
    #expect(outcome.error.contains("docket sync --init URL"))
    var bare = docket
    bare.world.environment["PATH"] = "/nonexistent"
    let without = try bare.run("sync", "--init", hub)
    #expect(without.status == .exited(69), "\(without.error)")
    #expect(without.error.contains("git is not installed"))
    #expect(try docket.run("handover").output.hasPrefix("Everything so far"))
  }
}
