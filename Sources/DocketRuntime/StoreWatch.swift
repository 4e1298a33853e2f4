/// Notices when the store has answered nothing for two seconds: a dead disk blocks for ever.
struct StoreWatch {
  /// When to look again; nil while nothing is owed.
  private(set) var due: UInt64?
  private var answered = 0

  static let patience: UInt64 = 2_000

  /// Something was asked of the store.
  mutating func sent(_ store: StoreThread, at now: UInt64) {
    guard due == nil else { return }
    answered = store.progress.answered
    due = now + Self.patience
  }

  /// Whether the store owes an answer and gave none since the last look.
  mutating func isSilent(_ store: StoreThread, at now: UInt64) -> Bool {
    guard let due, due <= now else { return false }
    let progress = store.progress
    let isStuck = !progress.owesNothing && progress.answered == answered
    answered = progress.answered
    self.due = progress.owesNothing ? nil : now + Self.patience
    return isStuck
  }
}
