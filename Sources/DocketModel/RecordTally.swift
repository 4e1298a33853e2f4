/// How many acts of whom, and how many briefings, went one way.
public struct RecordTally: Sendable, Hashable {
  /// Acts by the short name of who did them; openings are no acts.
  public var acts: [String: Int]
  public var briefings: Int

  public init(acts: [String: Int] = [:], briefings: Int = 0) {
    self.acts = acts
    self.briefings = briefings
  }

  public var actCount: Int { acts.values.reduce(0, +) }
  public var isEmpty: Bool { actCount == 0 && briefings == 0 }
}

/// What bringing a store up to date with others did.
public struct SyncReport: Sendable, Hashable {
  /// What others have now.
  public var sent: RecordTally
  /// What came from others.
  public var received: RecordTally

  public init(sent: RecordTally = RecordTally(), received: RecordTally = RecordTally()) {
    self.sent = sent
    self.received = received
  }
}
