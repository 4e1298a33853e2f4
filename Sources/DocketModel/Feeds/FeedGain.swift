/// What became of briefings that feeds brought.
public struct FeedGain: Sendable, Hashable {
  /// Briefings that nobody knew yet.
  public var new: Int
  /// How many of the new ones touch us.
  public var touchingUs: Int
  /// Briefings of which a source says something else now.
  public var revised: Int
  /// What a feed held when it was first read and is older than two weeks: kept as read.
  public var known: Int
  /// How many of the known ones touch us.
  public var knownTouchingUs: Int

  public init(
    new: Int = 0, touchingUs: Int = 0, revised: Int = 0, known: Int = 0, knownTouchingUs: Int = 0
  ) {
    self.new = new
    self.touchingUs = touchingUs
    self.revised = revised
    self.known = known
    self.knownTouchingUs = knownTouchingUs
  }

  public mutating func add(_ other: FeedGain) {
    new += other.new
    touchingUs += other.touchingUs
    revised += other.revised
    known += other.known
    knownTouchingUs += other.knownTouchingUs
  }
}
