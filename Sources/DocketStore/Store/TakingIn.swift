public import DocketModel

/// Where briefings come from that are taken in together, and from which day on they are news.
///
/// One value serves all parts of a document, since after the first part the source is known.
public struct TakingIn: Sendable, Hashable {
  /// The address of the feed they came of.
  public var feed: String?
  /// The name of the catalogue or feed they are entries of, where nothing says its address.
  public var catalogue: String?
  /// What is dated before this is stored as known; nil where everything is news.
  public var newsFrom: Day?
  /// What entries of the whole document share, where they come in parts.
  public var shared = SharedNames()

  /// Briefings that a person brings: all of them are news.
  public init() {}

  /// How old, in days, an entry may be to be news when its source is read for the first time.
  public static let newsAge = 14

  /// How long after the first of its entries came a source counts as read for the first time, in milliseconds.
  ///
  /// A first reading that broke off in the middle goes on as it began.
  static let firstReading: Int64 = 86_400_000

  /// The briefing as one of that feed.
  func placed(_ said: SaidBriefing) -> SaidBriefing {
    guard let feed, said.briefing.source.feed != feed else { return said }
    var briefing = said.briefing
    briefing.source.feed = feed
    return SaidBriefing(briefing)
  }

  /// Whether it is older than what is news; what has no date is not.
  func isKnown(_ briefing: Briefing, in zone: Zone) -> Bool {
    guard let newsFrom else { return false }
    let dates = [briefing.published, briefing.updated].compactMap(\.self)
    return dates.max().map { zone.local($0).day < newsFrom } ?? false
  }

  /// Names the revision chain of all entries of a catalogue, whatever pages they point to.
  var catalogueID: String? {
    catalogue.map { "catalogue:" + String(decoding: PlainKey.folded($0), as: UTF8.self) }
  }
}

/// Briefings that come in together from one place.
public struct Delivery: Sendable {
  public var briefings: [SaidBriefing]
  public var taking: TakingIn

  public init(_ briefings: [SaidBriefing], as taking: TakingIn = TakingIn()) {
    self.briefings = briefings
    self.taking = taking
  }
}

extension Store {
  /// How to take in what a feed says, or a catalogue that was read from a file.
  ///
  /// Of a source that is read for the first time, entries older than ``TakingIn/newsAge`` days are known.
  public func takingIn(
    from feed: Feed? = nil, catalogue: String? = nil
  ) throws(StoreError) -> TakingIn {
    var taking = TakingIn()
    taking.feed = feed?.address
    if feed == nil { taking.catalogue = catalogue }
    let source = feed.map { Identity.sourceID(ofFeed: $0.address) } ?? taking.catalogueID
    guard let source else { return taking }
    let first = try asking { () throws(StateError) in
      try self.state.firstReceived(ofSource: source)
    }
    let now = options.clock()
    let began = first.map { min($0, now) } ?? now
    if now.milliseconds - began.milliseconds < TakingIn.firstReading {
      taking.newsFrom = options.zone.local(began).day.adding(days: -TakingIn.newsAge)
    }
    return taking
  }

  /// Takes in what a feed says.
  public func keep(_ briefings: [Briefing], from feed: Feed) throws(StoreError) -> KeepReport {
    try keep(briefings, as: try takingIn(from: feed))
  }

  /// How many of what was taken in as known touch who asks.
  public func countOurs(
    inBaselineOf report: KeepReport, for asker: Asker
  ) throws(StoreError) -> Int {
    if asker.watch.isEmpty { return 0 }
    let known = report.kept.filter(\.isBaseline).map(\.key)
    return try briefingRows(known, for: asker).count { $0.touchesUs }
  }
}
