/// How bad a source says something is; ordered from low to critical.
public enum Severity: Int, Sendable, Hashable, Comparable, CaseIterable {
  case low = 1
  case medium
  case high
  case critical

  /// The word used in queries, JSON and on the screen.
  public var word: String {
    switch self {
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    case .critical: "critical"
    }
  }

  /// The letter of the severity column: `C`, `H`, `M` or `L`.
  public var letter: Character {
    switch self {
    case .low: "L"
    case .medium: "M"
    case .high: "H"
    case .critical: "C"
    }
  }

  /// Reads the word; letter case does not matter.
  public init?(word: String) {
    guard let match = Self.allCases.first(where: { $0.word == word.lowercased() }) else {
      return nil
    }
    self = match
  }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
