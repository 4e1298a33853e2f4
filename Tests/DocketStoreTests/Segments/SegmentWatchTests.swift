import DocketModel
import Testing

@testable import DocketStore

@Suite struct SegmentWatchTests {
  private let rig: StoreRig
  private let store: Store

  init() throws {
    rig = try StoreRig()
    store = try rig.open()
  }

  /// The answers to so many questions in a row.
  private func answers(_ count: Int) -> [Bool] { (0..<count).map { _ in store.mayHaveNews() } }

  @Test func `while no file changes most looks are spared and every eighth is made`() {
    let spared = Array(repeating: false, count: SegmentWatch.quietLimit)
    #expect(answers(17) == [true] + spared + [true] + spared + [true])
  }

  @Test func `what came before the watch is found by its first look`() throws {
    _ = try rig.open(ben).keep([StoreRig.briefing("a")])
    #expect(store.mayHaveNews())
    #expect(try store.refresh())
  }

  @Test func `a new writer, and each of its records, is heard`() throws {
    _ = answers(2)
    let theirs = try rig.open(ben)
    _ = try theirs.keep([StoreRig.briefing("a")])
    #expect(store.mayHaveNews())
    #expect(try store.refresh())
    #expect(!store.mayHaveNews())
    _ = try theirs.done(StoreRig.action("a", 1), rig.asker)
    #expect(store.mayHaveNews())
    #expect(!store.mayHaveNews())
  }

  @Test func `on a file system of another host every look is made`() {
    let isEach = Faults(.remote, 1, count: .max).during { answers(4) }
    #expect(isEach == [true, true, true, true])
  }

  @Test(arguments: [1, 2, 3]) func `where one folder cannot be watched every look is made`(
    folder: Int
  ) throws {
    _ = try rig.open(ben).keep([StoreRig.briefing("a")])
    let isEach = Faults(.watch, 28, from: folder).during { answers(4) }
    #expect(isEach == [true, true, true, true])
  }

  @Test func `a crowd of writers is not watched`() throws {
    for number in 0...SegmentWatch.writerLimit {
      _ = try store.folder?.segments.makeDirectory("writer-\(number)")
    }
    #expect(answers(4) == [true, true, true, true])
  }
}
