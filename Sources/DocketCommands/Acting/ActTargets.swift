import ArgumentParser
import CellGrid
import DocketModel
import DocketStore

/// What an act is done to: ids, or everything a query matches.
struct ActTargets: ParsableArguments {
  @Argument(help: "Ids of actions or briefings; a briefing stands for all its open actions.")
  var ids: [String] = []

  @Option(help: "Everything this query matches, as one act.")
  var query: String?

  @Option(help: "The reason: a ticket, an address, a sentence.")
  var why: String?

  func validate() throws {
    if ids.isEmpty, query == nil {
      throw ValidationError("Name one or more ids, or give --query.")
    }
    if !ids.isEmpty, query != nil {
      throw ValidationError("Name ids or give --query, not both.")
    }
  }

  /// Which actions of a briefing its id stands for.
  enum Reach {
    case open
    /// For reopening.
    case settled
    /// For a reason given afterwards.
    case decided
    /// All of them, as long as the source has not dropped them.
    case all

    func takes(_ row: ActionRow) -> Bool {
      guard !row.isWithdrawn else { return false }
      return switch self {
      case .open: !row.isSettled
      case .settled: row.state != .open
      case .decided: row.decision != nil
      case .all: true
      }
    }
  }

  /// The actions meant, each once, in the order they were named.
  func actions(
    _ reach: Reach, in store: Store, _ invocation: Invocation
  ) throws(Failure) -> [ActionRow] {
    var found: [ActionRow] = []
    if let query {
      found = try rows(matching: query, in: store, invocation).filter(reach.takes)
    }
    for id in ids {
      switch try Ids(store, invocation).resolve(id) {
      case .action(let action): found += try rows([action], in: store, invocation)
      case .briefing(let key, _):
        let stored = try invocation.asking { () throws(StoreError) in
          try store.briefing(key, for: invocation.asker)
        }
        found += stored?.actions.filter(reach.takes) ?? []
      case .ambiguous, .unknown: break
      }
    }
    var seen: Set<ActionID> = []
    return found.filter { seen.insert($0.id).inserted }
  }

  /// The briefings meant, and the actions that were named by themselves.
  func subjects(in store: Store, _ invocation: Invocation) throws(Failure) -> [Subject] {
    var found: [Subject] = []
    if let query {
      found = try listing(query, .briefings, in: store, invocation)
    }
    for id in ids {
      switch try Ids(store, invocation).resolve(id) {
      case .action(let action): found.append(.action(action))
      case .briefing(let key, _): found.append(.briefing(key))
      case .ambiguous, .unknown: break
      }
    }
    var seen: Set<Subject> = []
    return found.filter { seen.insert($0).inserted }
  }

  /// The briefings meant; an action stands for the one it belongs to.
  func briefings(in store: Store, _ invocation: Invocation) throws(Failure) -> [Subject] {
    var found: [Subject] = []
    for subject in try subjects(in: store, invocation) {
      guard case .action = subject else {
        found.append(subject)
        continue
      }
      let key = try invocation.asking { () throws(StoreError) in
        try store.briefingKey(of: subject)
      }
      if let key { found.append(.briefing(key)) }
    }
    var seen: Set<Subject> = []
    return found.filter { seen.insert($0).inserted }
  }

  private func rows(
    matching text: String, in store: Store, _ invocation: Invocation
  ) throws(Failure) -> [ActionRow] {
    let subjects = try listing(text, .actions, in: store, invocation)
    return try rows(subjects.compactMap(\.action), in: store, invocation)
  }

  private func rows(
    _ ids: [ActionID], in store: Store, _ invocation: Invocation
  ) throws(Failure) -> [ActionRow] {
    try invocation.asking { () throws(StoreError) in
      try store.actionRows(ids, for: invocation.asker)
    }
  }

  private func listing(
    _ text: String, _ kind: RowKind, in store: Store, _ invocation: Invocation
  ) throws(Failure) -> [Subject] {
    let query = try QueryArguments.parse(text)
    let request = ListingRequest(kind: kind, query: query, order: .inbox)
    return try invocation.asking { () throws(StoreError) in
      try store.listing(request, for: invocation.asker).subjects
    }
  }
}
