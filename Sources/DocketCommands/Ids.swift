import CellGrid
import DocketModel
import DocketStore

/// From what a person typed to what it stands for.
struct Ids {
  let store: Store
  let invocation: Invocation

  init(_ store: Store, _ invocation: Invocation) {
    self.store = store
    self.invocation = invocation
  }

  /// A briefing, perhaps in a revision, or an action; anything else is exit 66 in words.
  func resolve(_ text: String) throws(Failure) -> Resolved {
    let text = text.unshielded
    let found = try invocation.asking { () throws(StoreError) in try store.resolve(text) }
    switch found {
    case .briefing, .action: return found
    case .ambiguous(let candidates):
      var sentence: SafeText = "\(SafeText(line: text)) could be any of these; type more of the id"
      for candidate in candidates.prefix(20) {
        sentence += "\n  \(SafeText(line: candidate.short))  \(SafeText(line: candidate.title))"
      }
      if candidates.count > 20 { sentence += "\n  and \(candidates.count - 20) more" }
      throw Failure(.noInput, sentence)
    case .unknown:
      throw Failure(
        .noInput,
        "nothing has the id \(SafeText(line: text)) - docket list and docket actions show ids")
    }
  }

  /// An action; the id of a briefing is not one.
  func action(_ text: String) throws(Failure) -> ActionID {
    guard case .action(let id) = try resolve(text) else {
      throw Failure(
        .usage,
        "\(SafeText(line: text)) is a briefing; name one action of it, as in \(SafeText(line: text)).1"
      )
    }
    return id
  }

  /// A briefing; the id of an action stands for the briefing it belongs to.
  func briefing(_ text: String) throws(Failure) -> BriefingKey {
    switch try resolve(text) {
    case .briefing(let key, _): return key
    case .action(let id):
      let key = try invocation.asking { () throws(StoreError) in
        try store.briefingKey(of: .action(id))
      }
      if let key { return key }
    case .ambiguous, .unknown: break
    }
    throw Failure(.noInput, "nothing has the id \(SafeText(line: text))")
  }
}
