import DocketFetch
import Glibc

// One thing that is asked of a file system, and waited for.

extension FetchReaders {
  /// What a name leads to.
  static func place(
    of path: String, _ setup: FetchSetup, _ stop: SyncStop
  ) throws(FeedFailure) -> Walk.Place {
    guard case .place(let place) = try product(of: .place(path), setup, stop) else {
      throw .fetch(.noResources)
    }
    return place
  }

  /// What is in a folder that is there.
  static func walk(
    through folder: String, limit: Int, _ setup: FetchSetup, _ stop: SyncStop
  ) throws(FeedFailure) -> FolderWalk {
    guard case .walk(let walk) = try product(of: .walk(folder, limit: limit), setup, stop) else {
      throw .fetch(.noResources)
    }
    if let failure = walk.failure { throw failure }
    return walk
  }

  /// Who falls silent has failed as in a run; whoever waits can call it off.
  private static func product(
    of work: Work, _ setup: FetchSetup, _ stop: SyncStop
  ) throws(FeedFailure) -> Product {
    guard let readers = FetchReaders(setup) else { throw .fetch(.noResources) }
    readers.start(work, tag: 0)
    while !stop.isStopped {
      readers.wait(milliseconds: 250)
      guard let answer = readers.take().first else { continue }
      if case .silence = answer.product { throw .folder(.failed(ETIMEDOUT)) }
      return answer.product
    }
    throw .fetch(.cancelled)
  }
}
