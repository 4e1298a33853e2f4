import DocketModel
import DocketStore
import Synchronization
import TestSupport
import Testing

@testable import DocketRuntime

@Suite(.temporaryDirectory) struct FolderTaskTests {
  @Test("Of a folder the new and changed files are read, and what is broken is told once")
  func newAndChanged() throws {
    let scene = try FetchScene()
    let folder = "\(scene.directory)/briefings"
    try write("one", to: "\(folder)/a.txt")
    try write("two", to: "\(folder)/deep/b.txt")
    let feed = Feed(address: folder, kind: .folder)
    #expect(try scene.fetch([feed]).failed.isEmpty)
    #expect(scene.titles == ["one", "two"])
    let paths = scene.kept.withLock { $0.flatMap { $0.briefings.map(\.source.path) } }
    #expect(paths == ["\(folder)/a.txt", "\(folder)/deep/b.txt"])
    _ = try scene.fetch([feed])
    #expect(scene.titles == [])
    try write("two, changed", to: "\(folder)/deep/b.txt")
    try write("broken", to: "\(folder)/c.txt")
    let report = try scene.fetch([feed])
    #expect(scene.titles == ["two, changed"])
    #expect(report.failed.first?.problem.contains("c.txt") == true)
    #expect(try scene.fetch([feed], named: true).failed.isEmpty)
  }

  @Test("A folder that is not there is a failure, and a relative one is none")
  func missing() throws {
    let scene = try FetchScene()
    for path in ["\(scene.directory)/none", "relative", "/etc/passwd"] {
      #expect(try scene.fetch([Feed(address: path, kind: .folder)]).failed.count == 1)
    }
  }

  @Test("A folder of more files than the limit is not read, and a store in one is left out")
  func limits() throws {
    let folder = "\(try TemporaryDirectory.path)/many"
    for name in ["a", "b", "c"] { try write(name, to: "\(folder)/\(name).txt") }
    let feed = Feed(address: folder, kind: .folder)
    let task = FolderTask(feed, .init(), limit: 2) { "\($1)" }
    guard case .walk(_, folder, let limit)? = task.begin().first,
      case .end(.tooManyFiles(2), nil)? =
        task.walked(0, FolderWalk(of: folder, limit: limit) {}).first
    else { throw Trouble.limit }
    try Store.create(at: "\(folder)/store")
    let scene = try FetchScene()
    let report = try scene.fetch([feed])
    #expect(scene.titles == ["a", "b", "c"])
    #expect(report.failed.isEmpty)
    let sighting = try FetchRun(scene.setup).sight(feed)
    #expect(sighting.briefings == 3 && sighting.stores == ["\(Walk.resolved(folder))/store"])
  }

  @Test("A folder that cannot be read, or of which nothing can, has failed")
  func allRefused() throws {
    let scene = try FetchScene()
    let broken = "\(scene.directory)/broken"
    try write("broken", to: "\(broken)/a.txt")
    let store = "\(scene.directory)/store"
    try Store.create(at: store)
    for folder in [broken, store] {
      let report = try scene.fetch([Feed(address: folder, kind: .folder)])
      #expect(report.failed.map(\.isInPart) == [false])
      #expect(report.cameToNothing)
      #expect(report.failed.first?.problem.contains("folder(") == (folder == store))
    }
  }

  private enum Trouble: Error { case limit }

  @Test("A folder is read only by who added it, on its host")
  func owner() {
    let row = FeedRow(
      feed: Feed(address: "/srv/briefings", kind: .folder), addedBy: "ana", addedOn: "jump1")
    #expect(row.isRead(by: Person(me: "ana", login: "ana", host: "jump1")))
    #expect(!row.isRead(by: Person(me: "raj", login: "raj", host: "jump1")))
    #expect(!row.isRead(by: Person(me: "ana", login: "ana", host: "vpn1")))
  }
}
