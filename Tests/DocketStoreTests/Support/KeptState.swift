import DocketModel
import Testing

@testable import DocketStore

/// Tests of a state that is kept in a file: a store and the cache of its host.
protocol KeptState {
  var rig: StoreRig { get }
  var cache: Scratch { get }
}

extension KeptState {
  var raj: Person { Person(me: "raj", login: "raj", host: "jump2") }

  func open(
    _ person: Person = ana, _ access: StoreOptions.Access = .readWrite,
    policy: DeadlinePolicy = .none
  ) throws -> Store {
    try Store(
      at: rig.scratch.path, as: person,
      options: rig.options(access, cache: cache.path, policy: policy))
  }

  /// Everything the two say about the store must be the same.
  func expectSame(
    _ kept: Store, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let afresh = try rig.open(ana, .readOnly)
    for query in ["*", "is:unread", "state:done", "step", "is:open"] {
      for kind in [RowKind.briefings, .actions] {
        let request = ListingRequest(
          kind: kind, query: try Query(parsing: query), order: .title)
        let expected = try afresh.listing(request, for: rig.asker)
        let found = try kept.listing(request, for: rig.asker)
        #expect(found == expected, "\(query)", sourceLocation: sourceLocation)
      }
    }
    #expect(
      try kept.totals(for: rig.asker) == afresh.totals(for: rig.asker),
      sourceLocation: sourceLocation)
    let log = LogFilter(limit: 1_000)
    #expect(
      try kept.log(log, for: rig.asker) == afresh.log(log, for: rig.asker),
      sourceLocation: sourceLocation)
    #expect(kept.health.damages == afresh.health.damages, sourceLocation: sourceLocation)
    // A session does not count the headers of its own files.
    if kept.writer == nil {
      #expect(kept.health.records == afresh.health.records, sourceLocation: sourceLocation)
    }
    #expect(kept.basis == afresh.basis, sourceLocation: sourceLocation)
  }

  func files() throws -> [String] {
    var found: [String] = []
    let root = try Directory(at: cache.path)
    for store in try root.names() {
      for host in try root.directory(store).names() {
        found += try root.directory(store).directory(host).names().map { "\(store)/\(host)/\($0)" }
      }
    }
    return found
  }

  func stateFile() throws -> String {
    try #require(try files().first { $0.hasSuffix(".sqlite") })
  }
}
