import ArgumentParser
import CellGrid
import DocketModel
import DocketStore

/// What an act is done to: ids, or everything a query matches, as far as the act reaches.
///
/// Where that is nothing, asking for it ends with a sentence of the reach and exit 1.
struct ActTargets<Kind: Reach>: ParsableArguments {
  @Argument(help: Kind.help)
  var ids: [String] = []

  @Option(help: "Everything this query matches, as one act.")
  var query: String?

  func validate() throws {
    if ids.isEmpty, query == nil {
      throw ValidationError("Name one or more ids, or give --query.")
    }
    if !ids.isEmpty, query != nil {
      throw ValidationError("Name ids or give --query, not both.")
    }
  }

  private func some<Found>(_ found: [Found]) throws(Failure) -> [Found] {
    if found.isEmpty { throw Failure(.nothing, Kind.nothing(byQuery: query != nil)) }
    return found
  }

  private func named(in store: Store, _ invocation: Invocation) throws(Failure) -> [Subject] {
    var found: [Subject] = []
    for id in ids {
      switch try Ids(store, invocation).resolve(id) {
      case .action(let action): found.append(.action(action))
      case .briefing(let key, _): found.append(.briefing(key))
      case .ambiguous, .unknown: break
      }
    }
    return found
  }

  private func matches(
    _ kind: RowKind, in store: Store, _ invocation: Invocation
  ) throws(Failure) -> [Subject] {
    guard let query else { return [] }
    let request = ListingRequest(
      kind: kind, query: try QueryArguments.parse(query), order: .inbox)
    return try invocation.asking { () throws(StoreError) in
      try store.listing(request, for: invocation.asker).subjects
    }
  }
}

extension ActTargets where Kind: ActionReach {
  /// The actions meant, each once, in the order they were named.
  func actions(in store: Store, _ invocation: Invocation) throws(Failure) -> [ActionRow] {
    let matching = try matches(.actions, in: store, invocation).compactMap(\.action)
    var found = try rows(matching, in: store, invocation).filter(Self.takes)
    for subject in try named(in: store, invocation) {
      switch subject {
      case .action(let action): found += try rows([action], in: store, invocation)
      case .briefing(let key):
        let stored = try invocation.asking { () throws(StoreError) in
          try store.briefing(key, for: invocation.asker)
        }
        found += stored?.actions.filter(Self.takes) ?? []
      case .feed: break
      }
    }
    return try some(found.uniqued(by: \.id))
  }

  private static func takes(_ row: ActionRow) -> Bool { !row.isWithdrawn && Kind.takes(row) }

  private func rows(
    _ ids: [ActionID], in store: Store, _ invocation: Invocation
  ) throws(Failure) -> [ActionRow] {
    try invocation.asking { () throws(StoreError) in
      try store.actionRows(ids, for: invocation.asker)
    }
  }
}

extension ActTargets<AnySubjects> {
  /// The briefings meant, and the actions that were named by themselves.
  func subjects(in store: Store, _ invocation: Invocation) throws(Failure) -> [Subject] {
    let found =
      try matches(.briefings, in: store, invocation) + named(in: store, invocation)
    return try some(found.uniqued())
  }
}

extension ActTargets<WholeBriefings> {
  /// The briefings meant; an action stands for the one it belongs to.
  func briefings(in store: Store, _ invocation: Invocation) throws(Failure) -> [Subject] {
    var found = try matches(.briefings, in: store, invocation)
    for subject in try named(in: store, invocation) {
      guard case .action = subject else {
        found.append(subject)
        continue
      }
      let key = try invocation.asking { () throws(StoreError) in
        try store.briefingKey(of: subject)
      }
      if let key { found.append(.briefing(key)) }
    }
    return try some(found.uniqued())
  }
}
