import DocketFetch
import DocketImport
public import DocketModel
import Glibc

/// What stands at an address that is to be followed.
public struct FeedSighting: Sendable, Hashable {
  /// With the kind and the title found out, and the address of the feed where a page led to it.
  public var feed: Feed
  /// Nil for a provider of advisories whose lists were not asked for.
  public var briefings: Int?
  /// Where the server leads to from the address, if that is elsewhere.
  public var leadsTo: String?

  /// Stores of docket somewhere below a folder, which are left out of it.
  public var stores: [String] = []

  /// Fetches and reads an address once; a page leads on to the first feed it names.
  static func take(
    of feed: Feed, _ setup: FetchSetup, _ stop: SyncStop
  ) throws(FeedFailure) -> FeedSighting {
    if feed.address.hasPrefix("/") { return try folder(feed, setup, stop) }
    do throws(FeedFailure) {
      return try look(at: feed, setup, stop)
    } catch {
      guard case .page(let feeds) = error, let first = feeds.first else { throw error }
      return try look(behind: first, feed.title, setup, stop)
    }
  }

  private static func look(
    behind address: String, _ title: String?, _ setup: FetchSetup, _ stop: SyncStop
  ) throws(FeedFailure) -> FeedSighting {
    do throws(FeedFailure) {
      return try look(at: Feed(address: address, title: title), setup, stop)
    } catch {
      if error == .fetch(.cancelled) { throw error }
      throw .behindPage(address, error)
    }
  }

  private static func folder(
    _ feed: Feed, _ setup: FetchSetup, _ stop: SyncStop
  ) throws(FeedFailure) -> FeedSighting {
    guard case .folder(let path) = try FetchReaders.place(of: feed.address, setup, stop) else {
      throw .folder(.failed(ENOENT))
    }
    let walk = try FetchReaders.walk(through: path, limit: FolderTask.fileLimit, setup, stop)
    return FeedSighting(
      feed: Feed(address: path, title: feed.title, kind: .folder), briefings: walk.files.count,
      stores: walk.refused.filter { $0.fault == .store }.map(\.path))
  }

  private static func look(
    at feed: Feed, _ setup: FetchSetup, _ stop: SyncStop
  ) throws(FeedFailure) -> FeedSighting {
    let document = try FetchedDocument.fetch(feed.address, setup, stop)
    var sighting = FeedSighting(feed: feed)
    if document.address != (try? HTTPAddress(feed.address)) {
      sighting.leadsTo = document.address.text
    }
    if CSAFIndex.mayBeList(document) {
      switch setup.list(document.bytes, CSAFIndex.form(of: document.address)) {
      case .refused(let sentence): throw .refused(sentence)
      case .noList: break
      case .list(let list):
        sighting.feed.kind = .csaf
        if case .advisories(let advisories) = list { sighting.briefings = advisories.count }
        return sighting
      }
    }
    let options = ImportOptions(contentType: document.contentType, base: document.address.text)
    switch setup.read(document.bytes, options) {
    case .refused(let sentence): throw .refused(sentence)
    case .document(let read):
      if let failure = FeedFailure.notAFeed(read, at: document.address) { throw failure }
      sighting.feed.kind = read.format == .kev ? .kev : .feed
      sighting.feed.title = feed.title ?? read.title
      sighting.briefings = read.briefings.count
      return sighting
    }
  }
}
