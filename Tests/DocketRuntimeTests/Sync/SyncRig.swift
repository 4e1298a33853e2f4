import DocketModel
import DocketStore
import Foundation
import TestSupport
import Testing

@testable import DocketRuntime

/// Stores on several hosts and a bare repository between them, all in the directory of the test.
struct SyncRig: Sendable {
  let directory: String
  var hub: String { directory + "/hub.git" }
  /// What every git of the test finds, besides its own home.
  var variables: [String: String]

  init() throws {
    directory = try TemporaryDirectory.path
    variables = [
      "HOME": directory, "PATH": "/usr/local/bin:/usr/bin:/bin", "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_CONFIG_GLOBAL": directory + "/gitconfig",
    ]
    try git("init", "--quiet", "--bare", "--initial-branch=main", hub)
  }

  /// Git as a person types it.
  @discardableResult
  func git(_ words: String..., at place: String? = nil) throws -> String {
    let all = (place.map { ["-C", $0] } ?? []) + words
    let outcome = try run(
      "git", ["-c", "user.name=t", "-c", "user.email=t@t"] + all, environment: variables)
    try #require(outcome.status == .exited(0), "git \(all): \(outcome.error)")
    return outcome.output
  }

  func path(_ host: String) -> String { "\(directory)/\(host)/store" }

  func person(_ me: String) -> Person { Person(me: me, login: me, host: "\(me)-host") }

  func sync(_ me: String, _ more: [String: String] = [:]) -> StoreSync {
    StoreSync(
      store: path(me), person: person(me), variables: variables.merging(more) { $1 },
      stateFolder: directory + "/state-\(me)")
  }

  func store(_ me: String) throws(StoreError) -> Store {
    try Store(
      at: path(me), as: person(me),
      options: StoreOptions(durability: .each, clock: { DeskRig.now }))
  }

  /// A store with one briefing, shared by way of the hub.
  func share(_ me: String = "ana") throws {
    try Store.create(at: path(me))
    let store = try store(me)
    _ = try store.keep([DeskRig.briefing])
    try store.close()
    _ = try sync(me).setUp(hub)
  }

  /// Another host that takes the store over from the hub.
  @discardableResult
  func join(_ me: String = "raj") throws -> SyncReport { try sync(me).setUp(hub) }

  /// One act in a session of its own.
  func act(_ me: String, _ number: Int = 1, _ act: Act = .decide(Decision(.done))) throws {
    let store = try store(me)
    try self.act(store, me, number, act)
    try store.close()
  }

  func act(
    _ store: Store, _ me: String, _ number: Int = 1, _ act: Act = .decide(Decision(.done))
  ) throws {
    let asker = Asker(me: me, today: Day(number: 20_780))
    let actions = try actions(store, me)
    _ = try store.act(act, on: [.action(actions[number - 1].id)], for: asker)
  }

  func actions(_ store: Store, _ me: String) throws -> [ActionRow] {
    let asker = Asker(me: me, today: Day(number: 20_780))
    let listing = try store.listing(
      ListingRequest(kind: .actions, query: Query(parsing: ""), order: .due), for: asker)
    let ids = listing.subjects.compactMap { subject -> ActionID? in
      if case .action(let id) = subject { id } else { nil }
    }
    return try store.actionRows(ids, for: asker).sorted { $0.number < $1.number }
  }

  func actions(_ me: String) throws -> [ActionRow] { try actions(store(me), me) }

  /// How many acts are in a store.
  func acts(_ me: String) throws -> Int {
    try store(me).log(LogFilter(), for: Asker(me: me, today: Day(number: 20_780))).count
  }

  /// The data files of a store with their sizes, by path.
  func files(_ me: String) -> [String: Int] { SegmentTree(store: path(me)).sizes }

  func inode(_ me: String, _ file: String) throws -> UInt64 {
    let found = try FileManager.default.attributesOfItem(atPath: "\(path(me))/\(file)")
    return try #require(found[.systemFileNumber] as? UInt64)
  }
}
