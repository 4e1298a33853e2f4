public import DocketModel

/// What is known of the other place that the store goes with.
public struct SyncFacts: Sendable, Hashable {
  /// What the other place does not have.
  public var unsent: RecordTally
  /// When the store was last brought up to date.
  public var at: Timestamp?

  public init(unsent: RecordTally = RecordTally(), at: Timestamp? = nil) {
    self.unsent = unsent
    self.at = at
  }
}

/// Bringing the store up to date, as the reader shows it.
struct SyncModel: Sendable, Hashable {
  /// Nil while nothing is known, and where the store goes with no other place.
  var facts: SyncFacts?
  /// What is waited for, in a word; nil while nothing runs.
  var stage: String?
  /// Why the last attempt came to nothing.
  var failure: String?

  var isRunning: Bool { stage != nil }
}

extension App {
  /// Something was recorded that the other place does not have yet.
  mutating func countUnsent(_ act: Act) {
    guard act != .opened else { return }
    sync.facts?.unsent.acts[settings.me, default: 0] += 1
  }

  /// The parts of the status row that say how it stands with the other place, the longest first.
  var syncStatus: [String] {
    guard let facts = sync.facts else { return [] }
    let synced = facts.at.map {
      "synced \(Wording.moment($0, zone: moment.zone, today: moment.today))"
    }
    guard !facts.unsent.isEmpty else { return [synced].compactMap(\.self) }
    let unsent = Wording.notSent(facts.unsent)
    return [synced.map { "\(unsent) · \($0)" }, unsent].compactMap(\.self)
  }
}
