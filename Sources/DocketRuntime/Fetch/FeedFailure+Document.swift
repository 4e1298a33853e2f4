import DocketFetch
import DocketImport
import DocketModel

extension FeedFailure {
  /// What a document is instead of a feed; nil for a feed, an advisory or a catalogue.
  ///
  /// A text for people says nothing new tomorrow; where it names feeds, one of them is meant.
  static func notAFeed(_ document: Document, at address: HTTPAddress) -> FeedFailure? {
    switch document.format {
    case .html, .text, .markdown:
      .page(feeds: document.feeds.compactMap { try? address.resolving($0.url).text })
    case .opml: .list
    default: nil
    }
  }
}
