import DocketFetch
import DocketImport
public import DocketModel

/// What stands at an address that is to be followed.
public struct FeedSighting: Sendable, Hashable {
  /// With the kind and the title found out, and the address of the feed where a page led to it.
  public var feed: Feed
  public var briefings: Int

  /// Fetches and reads an address once; a page leads on to the first feed it names.
  static func take(
    of feed: Feed, _ setup: FetchSetup, _ stop: SyncStop
  ) throws(FeedFailure) -> FeedSighting {
    if feed.address.hasPrefix("/") { return try folder(feed) }
    do throws(FeedFailure) {
      return try look(at: feed, setup, stop)
    } catch {
      guard case .page(let feeds) = error, let first = feeds.first else { throw error }
      return try look(at: Feed(address: first, title: feed.title), setup, stop)
    }
  }

  private static func folder(_ feed: Feed) throws(FeedFailure) -> FeedSighting {
    guard Walk.isFolder(feed.address) else { throw .folder(.failed(2)) }
    let files = Walk.files(below: feed.address) { _, _ in }
    return FeedSighting(
      feed: Feed(address: feed.address, title: feed.title, kind: .folder), briefings: files.count)
  }

  private static func look(
    at feed: Feed, _ setup: FetchSetup, _ stop: SyncStop
  ) throws(FeedFailure) -> FeedSighting {
    let document = try FetchedDocument.fetch(feed.address, setup, stop)
    if let part = CSAFIndex.read(document) {
      let count = if case .entries(let entries) = part { entries.count } else { 0 }
      return FeedSighting(
        feed: Feed(address: feed.address, title: feed.title, kind: .csaf), briefings: count)
    }
    let options = ImportOptions(contentType: document.contentType, base: document.address.text)
    switch setup.read(document.bytes, options) {
    case .refused(let sentence): throw .refused(sentence)
    case .document(let read):
      if read.format == .html, !read.feeds.isEmpty {
        throw .page(
          feeds: read.feeds.compactMap { try? document.address.resolving($0.url).text })
      }
      let kind: Feed.Kind = read.format == .kev ? .kev : .feed
      return FeedSighting(
        feed: Feed(address: feed.address, title: feed.title ?? read.title, kind: kind),
        briefings: read.briefings.count)
    }
  }
}
