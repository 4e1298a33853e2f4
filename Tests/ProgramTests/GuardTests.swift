import CellGrid
import Foundation
import Glibc
import TestSupport
import Testing

/// What the program refuses to do: to run with others' rights, and to write where it may not.
@Suite(.temporaryDirectory)
struct GuardTests {
  @Test(.enabled(if: getuid() == 0, "only root can make a program setuid"))
  func `installed setuid it does nothing`() throws {
    let docket = try Docket()
    let path = docket.world.directory + "/docket-of-others"
    // Another process copies it: a file that is open for writing here cannot be run.
    try run("cp", [Docket.path, path], environment: docket.world.environment)
    #expect(chown(path, 65_534, 65_534) == 0)
    #expect(chmod(path, 0o4755) == 0)
    let outcome = try run(
      path, ["init"], environment: docket.world.environment, directory: docket.world.directory)
    #expect(outcome.status == .exited(77))
    #expect(outcome.error.contains("not to be installed setuid"))
    #expect(outcome.output.isEmpty)
    #expect(access(docket.world.directory + "/home/.local", F_OK) != 0)
  }

  @Test func `a store of a later docket is read, and nothing is written to it`() throws {
    let docket = try Docket.filled(3)
    let store = docket.world.directory + "/home/.local/share/docket/store"
    let file = try String(contentsOfFile: store + "/STORE", encoding: .utf8)
    try write(file.replacing("\"format\":1", with: "\"format\":2"), to: store + "/STORE")
    let before = try FileManager.default.subpathsOfDirectory(atPath: store).sorted()
    let everything = try docket.everything()
    let reader = try docket.open(size: .init(columns: 120, rows: 30))
    try reader.expect("read-only", "What happened")
    for keys in [["x"], ["d", "n"], ["w", "t"], ["u"]] {
      if keys == ["x"] { try reader.press("a") }
      for key in keys { try reader.press(key) }
      try reader.expect("This store is read-only; nothing was changed")
      try reader.press("C-g")
    }
    // To read in it is no act.
    try reader.press("h", "Space")
    try reader.settled()
    try reader.press("Z", "Z")
    #expect(try reader.waitForEnd() == .exited(0))
    #expect(try FileManager.default.subpathsOfDirectory(atPath: store).sorted() == before)
    #expect(try docket.everything() == everything)
  }
}
