extension FeedRow {
  public var isFailing: Bool { health.failures > 0 }

  /// It was never asked on this host.
  public var isUntried: Bool { health.tried == nil }

  /// For how many days nothing has come, once that is longer than a weekly source takes.
  public func daysSilent(at now: Timestamp) -> Int? {
    guard let newest, !isUntried else { return nil }
    let days = Int(now.seconds(since: newest) / 86_400)
    return days >= Self.quietDays ? days : nil
  }

  /// A source that speaks once a week is not silent for the few days it is late.
  private static let quietDays = 10

  /// Takes what the feed calls itself, where nobody has named it.
  public mutating func hear(_ title: String?) {
    guard feed.title == nil, let title else { return }
    feed.title = title
    hasHeardTitle = true
  }

  /// What `feed:` finds the feeds by: titles first, then addresses as people know them, then whole ones.
  public static func names(of rows: [FeedRow]) -> [String] {
    let titles = rows.compactMap { $0.hasHeardTitle ? nil : $0.feed.title }
    let addresses = rows.map(\.feed.address)
    return titles + rows.map(\.feed.shortAddress).filter { !addresses.contains($0) } + addresses
  }

  /// In the order people want to see them: what needs a look first, then by name.
  public static func ordered(_ rows: [FeedRow]) -> [FeedRow] {
    rows.sorted {
      ($0.rank, $0.feed.name.lowercased(), $0.feed.address)
        < ($1.rank, $1.feed.name.lowercased(), $1.feed.address)
    }
  }

  private var rank: Int { isFailing ? 0 : isUntried ? 1 : 2 }
}
