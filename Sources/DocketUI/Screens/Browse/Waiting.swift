import DocketModel

extension App {
  /// Whether a command needs something that is still on its way: the briefing under the cursor, or
  /// the answer to the act before.
  func mustWait(for verb: Verb) -> Bool {
    if verb.readsBriefing, isReadingStale { return true }
    return verb.acts && unconfirmed > 0
  }

  /// Carries out the command that waited, once what it needs is here.
  mutating func runWaiting() -> [Effect] {
    guard let waiting = browse.waitingVerb, !mustWait(for: waiting.verb) else { return [] }
    browse.waitingVerb = nil
    return perform(waiting.verb, count: waiting.count)
  }
}

extension Verb {
  /// Looks at the text or the checklist of the briefing under the cursor.
  fileprivate var readsBriefing: Bool {
    switch self {
    case .toggleDone, .addAction, .readOn, .nextSection, .previousSection, .links, .sections,
      .search, .reveal, .copy, .printPlain, .save, .pipe:
      true
    default: false
    }
  }

  /// Depends on how things stand after the act before.
  fileprivate var acts: Bool {
    switch self {
    case .toggleDone, .allDone, .decide, .dismiss, .dismissAsBefore, .later, .assign, .reason,
      .note, .addAction, .toggleRead, .undo, .redo, .repeatAct:
      true
    default: false
    }
  }
}
