import CellGrid
import Foundation
import TestSupport
import Testing

/// A store that takes no acts any more: nothing is acknowledged, nothing is lost.
@Suite(.temporaryDirectory)
struct UnsavedTests {
  private func store(_ docket: Docket) -> String {
    docket.world.directory + "/home/.local/share/docket/store"
  }

  /// A reader whose store lost its folder for segments, and what was in it.
  private func cutOff() throws -> (Docket, Tmux) {
    let docket = try Docket.filled(3)
    let reader = try docket.open(size: .init(columns: 120, rows: 30))
    try reader.expect("What happened")
    try reader.settled()
    let segments = store(docket) + "/segments"
    try FileManager.default.copyItem(atPath: segments, toPath: docket.world.directory + "/kept")
    try FileManager.default.removeItem(atPath: segments)
    try reader.press("a", "x")
    try reader.expect("not saved", ":save-elsewhere")
    return (docket, reader)
  }

  @Test func `acts saved elsewhere are in the store once they are copied over`() throws {
    let (docket, reader) = try cutOff()
    try reader.press("j", "x")
    try reader.expect("NOT SAVED: Done")
    let place = docket.world.directory + "/stick"
    try reader.press(":")
    try reader.type("save-elsewhere " + place)
    try reader.press("Enter")
    try reader.expect("saved: copy", without: ["not saved"])
    try reader.press("Z", "Z")
    #expect(try reader.waitForEnd() == .exited(0))

    let folder = try #require(try FileManager.default.contentsOfDirectory(atPath: place).first)
    let segments = store(docket) + "/segments"
    try FileManager.default.moveItem(
      atPath: docket.world.directory + "/kept", toPath: segments)
    #expect(try docket.count("actions", "state:done") == 0)
    try run(
      "cp", ["-r", "\(place)/\(folder)/segments/.", segments], environment: docket.world.environment
    )
    #expect(try docket.count("actions", "state:done") == 2)
    #expect(try docket.run("doctor").status == .exited(0))
  }

  @Test func `acts that are in memory only are named at the end, and the exit says so`() throws {
    let (_, reader) = try cutOff()
    try reader.press("Z", "Z")
    #expect(try reader.waitForEnd() == .exited(74))
    try reader.expect("could not be saved", "  not saved: Done", without: ["all saved"])
  }
}
