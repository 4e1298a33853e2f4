/// How a list is ordered.
public enum SortOrder: String, Sendable, Hashable, CaseIterable {
  /// Overdue, touches us, the rest; inside: due, exploited, severity, newest.
  case inbox
  case due
  case newest
  case oldest
  case severity
  case title
  case source
  /// Best match of the words of the query first; without words: newest.
  case match
  /// In whatever order they come: for questions whose answer is a set.
  case any
}

/// What a list is made of.
public enum RowKind: Sendable, Hashable {
  case briefings, actions

  /// One of them, in words.
  public var noun: String { self == .briefings ? "briefing" : "action" }
}

/// A band of the Inbox: rows that belong together under one line.
public enum Band: String, Sendable, Hashable, CaseIterable {
  case overdue
  case touchesUs = "touches us"
  case exploited
  case rest = "the rest"
}

/// A question to the state: which rows, in which order.
public struct ListingRequest: Sendable, Hashable {
  public var kind: RowKind
  public var query: Query
  public var order: SortOrder

  public init(kind: RowKind, query: Query, order: SortOrder) {
    self.kind = kind
    self.query = query
    self.order = order
  }
}

/// The answer: the ids of all rows in order, and where bands begin.
///
/// Rows are asked for by window.
public struct Listing: Sendable, Hashable {
  public var request: ListingRequest
  public var subjects: [Subject]
  /// Bands in order with the number of rows in each; empty when the order has none.
  public var bands: [BandCount]
  /// Whether these are all rows; else the first ones, and the bands count all of them.
  public var isWhole: Bool

  public init(
    request: ListingRequest, subjects: [Subject], bands: [BandCount] = [], isWhole: Bool = true
  ) {
    self.request = request
    self.subjects = subjects
    self.bands = bands
    self.isWhole = isWhole
  }

  public struct BandCount: Sendable, Hashable {
    public var band: Band
    public var count: Int

    public init(band: Band, count: Int) {
      self.band = band
      self.count = count
    }
  }
}
