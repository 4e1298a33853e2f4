/// Names a briefing across revisions and hosts: an advisory id, a canonical link, or a hash.
public struct BriefingKey: Sendable, Hashable, RawRepresentable, Comparable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Names exactly what one source said at one time: the SHA-256 of it, in hex.
public struct ContentID: Sendable, Hashable, RawRepresentable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names an action for as long as any store remembers it; survives re-import and revision.
public struct ActionID: Sendable, Hashable, RawRepresentable, Comparable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Names an act: `<session, 16 hex digits>.<act number>`.
public struct EventID: Sendable, Hashable, RawRepresentable, Comparable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What an act is done to.
public enum Subject: Sendable, Hashable {
  case briefing(BriefingKey)
  case action(ActionID)
  /// The address of a feed, as it was added.
  case feed(String)
}

/// An order that is the same in every run, for subjects that stand in no list.
extension Subject: Comparable {
  public static func < (one: Subject, other: Subject) -> Bool { one.place < other.place }

  private var place: (Int, String) {
    switch self {
    case .briefing(let key): (0, key.rawValue)
    case .action(let id): (1, id.rawValue)
    case .feed(let address): (2, address)
    }
  }
}
