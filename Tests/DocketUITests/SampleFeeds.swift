import DocketModel

/// Feeds of invented sources, in the states the reader has to show.
extension Samples {
  static let feeds: [FeedRow] = [
    feed("https://advisories.brightdesk.example/feed.xml", "Brightdesk advisories", 143, unread: 2),
    feed("https://www.cert.example/known-exploited.json", "Known exploited", 1_203, unread: 12),
    feed("https://corvid.example/security/atom", nil, 38, newest: "2026-11-11T09:00:00Z"),
    feed(
      "https://feeds.halden.example/security/advisories.rss", "Halden security advisories", 61,
      newest: "2026-11-16T22:10:00Z",
      health: FeedHealth(
        tried: at("2026-11-23T08:29:00Z"), succeeded: at("2026-11-20T08:29:00Z"), failures: 3,
        problem: "the host did not answer within 10 seconds; docket feed test asks it again",
        nextTry: at("2026-11-23T14:05:00Z"))),
    feed("http://paloma.example/rss", "Paloma news", 9, unread: 1),
    feed("/srv/briefings/inbox", "東京の事業者", 4, newest: "2026-11-22T09:00:00Z"),
    FeedRow(
      feed: Feed(address: "https://new.example/csaf/provider-metadata.json", kind: .csaf),
      addedBy: "raj"),
  ]

  static func at(_ text: String) -> Timestamp { Timestamp(rfc3339: text) ?? Harness.now }

  static func feed(
    _ address: String, _ title: String?, _ briefings: Int, unread: Int = 0,
    newest: String = "2026-11-23T06:00:00Z", health: FeedHealth? = nil
  ) -> FeedRow {
    let asked = at("2026-11-23T08:29:00Z")
    return FeedRow(
      feed: Feed(address: address, title: title), addedBy: "ana",
      health: health ?? FeedHealth(tried: asked, succeeded: asked), newest: at(newest),
      briefings: briefings, unread: unread)
  }
}
