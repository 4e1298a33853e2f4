import DocketModel
import DocketStore
import Glibc

/// One person's copy of a store on one host, whose clock is off by so many milliseconds.
final class Replica {
  let path: String
  let me: String
  private let skew: Int64
  private let ticks = Ticks()
  private(set) var store: Store
  private var options: StoreOptions

  /// A moment that all replicas share, plus what this host is wrong by.
  final class Ticks: @unchecked Sendable {
    // Each replica is used by one thread.
    var milliseconds: Int64 = 1_795_424_400_000
    var dice = Dice(seed: 0)
  }

  init(_ path: String, me: String, skew: Int64, seed: UInt64) throws {
    self.path = path
    self.me = me
    self.skew = skew
    ticks.dice = Dice(seed: seed)
    let ticks = ticks
    options = StoreOptions(
      durability: .onSync, stateDirectory: nil, cacheDirectory: nil,
      clock: { Timestamp(milliseconds: ticks.milliseconds + skew) },
      random: { ticks.dice.next() })
    store = try Store(
      at: path, as: Person(me: me, login: me, host: me), options: options)
  }

  func tick(_ milliseconds: Int64) { ticks.milliseconds += milliseconds }

  var asker: Asker { Asker(me: me, today: today) }

  /// Begins a new session, as after a restart.
  func reopen() throws {
    try store.close()
    store = try Store(at: path, as: Person(me: me, login: me, host: me), options: options)
  }

  func actions() throws -> [Subject] {
    try store.listing(
      ListingRequest(kind: .actions, query: .all, order: .title), for: asker
    ).subjects
  }

  /// Everything the store answers to a person who is on no host, as one text.
  func picture() throws -> String {
    let reader = try Store(
      at: path, as: Person(me: "lab", login: "lab", host: "lab"),
      options: StoreOptions(access: .readOnly, clock: options.clock))
    var lines: [String] = []
    for me in ["p0", "p1"] {
      let asker = Asker(me: me, today: today)
      for kind in [RowKind.briefings, .actions] {
        let listing = try reader.listing(
          ListingRequest(kind: kind, query: .all, order: .title), for: asker)
        lines.append("\(listing)")
        let actions = listing.subjects.compactMap { subject -> ActionID? in
          if case .action(let id) = subject { id } else { nil }
        }
        lines += try reader.actionRows(actions, for: asker).map { "\($0)" }
        let keys = listing.subjects.compactMap { subject -> BriefingKey? in
          if case .briefing(let key) = subject { key } else { nil }
        }
        lines += try reader.briefingRows(keys, for: asker).map { "\($0)" }
      }
      lines.append("\(try reader.totals(for: asker))")
    }
    let log = try reader.log(
      LogFilter(limit: 100_000, includesOpened: true), for: Asker(me: "p0", today: today))
    lines += log.map { "\($0.event.id.rawValue) \($0.event.clock) \($0.isUndone)" }
    return lines.joined(separator: "\n")
  }
}
