import DocketFetch
import DocketImport
import DocketModel
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import DocketRuntime

@Suite(.temporaryDirectory) struct FetchReadersTests {
  @Test("Who waits for a file system that has gone is given up, and holds nobody else up")
  func silence() throws {
    let scene = try FetchScene()
    let turnstile = try Turnstile.shut()
    let readers = try #require(FetchReaders(stuck(scene, behind: turnstile)))
    readers.start(.walk(scene.directory, limit: 10), tag: 1)
    let feed = Feed(address: scene.directory, kind: .folder)
    for tag in 2...5 { readers.start(.file("\(scene.directory)/a", of: feed), tag: tag) }
    // Two may read at a time: the last two can only begin since the first two were given up.
    let answers = Self.answers(5, of: readers)
    #expect(answers.keys.sorted() == [1, 2, 3, 4, 5])
    for (tag, product) in answers {
      guard case .silence = product else {
        Issue.record("\(tag) was answered otherwise")
        continue
      }
    }
    turnstile.open()
    #expect(readers.take().isEmpty)
  }

  @Test(
    "A file that was given up ends its feed and is read the next time, and a parser is waited for")
  func givenUp() throws {
    let scene = try FetchScene()
    let folder = "\(scene.directory)/mount"
    try write("one", to: "\(folder)/a.txt")
    let feed = Feed(address: folder, kind: .folder)
    let turnstile = try Turnstile.shut()
    let report = try FetchRun(stuck(scene, behind: turnstile)).run(
      [feed], named: true, keep: { _ in FeedGain() })
    #expect(report.failed.map(\.isInPart) == [false])
    #expect(report.failed.first?.problem.contains("failed(\(ETIMEDOUT))") == true)
    turnstile.open()
    #expect(try scene.fetch([feed], named: true).failed.isEmpty)
    #expect(scene.titles == ["one"])
    let pulse = Pulse()
    pulse.end()
    #expect(!pulse.isSilent(for: 0))
  }

  @Test("A folder to be followed that does not answer is given up, and can be called off")
  func sightings() throws {
    let scene = try FetchScene()
    let feed = Feed(address: scene.directory, kind: .folder)
    let turnstile = try Turnstile.shut()
    defer { turnstile.open() }
    let run = FetchRun(stuck(scene, behind: turnstile))
    #expect(throws: FeedFailure.folder(.failed(ETIMEDOUT))) { try run.sight(feed) }
    #expect(throws: FeedFailure.folder(.failed(ETIMEDOUT))) { try run.place(of: feed.address) }
    run.cancel()
    #expect(throws: FeedFailure.fetch(.cancelled)) { try run.sight(feed) }
  }

  @Test("What a name leads to is told by the path from the root")
  func places() throws {
    let scene = try FetchScene()
    let folder = Walk.resolved(scene.directory)
    try write("one", to: "\(folder)/deep/a.txt")
    let run = FetchRun(scene.setup)
    #expect(try run.place(of: "\(folder)/deep/../deep") == .folder("\(folder)/deep"))
    #expect(try run.place(of: "\(folder)/deep/a.txt") == .file)
    #expect(try run.place(of: "\(folder)/none") == .nothing)
  }

  @Test(
    "A folder that cannot be listed is not taken for an empty one when it is to be followed",
    .enabled(if: geteuid() != 0, "root may list every folder"))
  func unlisted() throws {
    let scene = try FetchScene()
    let folder = "\(Walk.resolved(scene.directory))/shut"
    #expect(mkdir(folder, 0) == 0)
    #expect(throws: FeedFailure.folder(.failed(EACCES))) {
      try FetchRun(scene.setup).sight(Feed(address: folder, kind: .folder))
    }
  }

  @Test(
    "A walk gives a sign for each name, so that a large folder is not taken for one that has gone")
  func signs() throws {
    let folder = "\(try TemporaryDirectory.path)/many"
    for name in ["a", "b", "c"] { try write(name, to: "\(folder)/\(name).txt") }
    var signs = 0
    #expect(FolderWalk(of: folder, limit: 10) { signs += 1 }.files.count == 3)
    #expect(signs >= 7)
  }

  /// A setting of no seconds, and threads that stand before a turnstile.
  private func stuck(_ scene: FetchScene, behind turnstile: Turnstile) -> FetchSetup {
    var setup = scene.setup
    setup.settings.timeoutSeconds = 0
    setup.prepareThread = { body in
      turnstile.pass()
      body()
    }
    return setup
  }

  private static func answers(
    _ count: Int, of readers: FetchReaders
  ) -> [Int: FetchReaders.Product] {
    var answers: [Int: FetchReaders.Product] = [:]
    while answers.count < count {
      for one in readers.take() { answers[one.tag] = one.product }
    }
    return answers
  }

  /// A turnstile that threads wait at until it opens.
  private final class Turnstile: Sendable {
    private let ends: (wait: Int32, open: Int32)

    private init(_ ends: (Int32, Int32)) { self.ends = ends }

    static func shut() throws -> Turnstile {
      var ends: [Int32] = [-1, -1]
      try #require(pipe(&ends) == 0)
      return Turnstile((ends[0], ends[1]))
    }

    func pass() {
      var file = pollfd(fd: ends.wait, events: 0, revents: 0)
      poll(&file, 1, -1)
    }

    /// The other end goes, which ends all waiting.
    func open() { close(ends.open) }

    deinit { close(ends.wait) }
  }
}
