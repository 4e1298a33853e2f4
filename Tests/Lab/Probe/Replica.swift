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

  /// What this host shows, as its session took it in part by part.
  func picture() throws -> Picture { try Picture(store) }

  /// The same by a session that reads all files at once.
  func pictureAfresh() throws -> Picture {
    try Picture(
      Store(
        at: path, as: Person(me: "lab", login: "lab", host: "lab"),
        options: StoreOptions(access: .readOnly, clock: options.clock)))
  }
}

/// Everything a store answers to two of the people.
struct Picture: Equatable {
  private var listings: [Listing] = []
  private var actions: [ActionRow] = []
  private var briefings: [BriefingRow] = []
  private var totals: [Totals] = []
  private var log: [LogLine] = []

  init(_ store: Store) throws {
    for me in ["p0", "p1"] {
      let asker = Asker(me: me, today: today)
      for kind in [RowKind.briefings, .actions] {
        let listing = try store.listing(
          ListingRequest(kind: kind, query: .all, order: .title), for: asker)
        listings.append(listing)
        var keys: [BriefingKey] = []
        var ids: [ActionID] = []
        for subject in listing.subjects {
          switch subject {
          case .briefing(let key): keys.append(key)
          case .action(let id): ids.append(id)
          case .feed: break
          }
        }
        actions += try store.actionRows(ids, for: asker)
        briefings += try store.briefingRows(keys, for: asker)
      }
      totals.append(try store.totals(for: asker))
    }
    let filter = LogFilter(limit: 100_000, includesOpened: true)
    log = try store.log(filter, for: Asker(me: "p0", today: today))
  }

  /// The first thing in which two of them differ, for a message.
  func difference(to other: Picture) -> String? {
    guard self != other else { return nil }
    let pairs = [
      ("\(listings)", "\(other.listings)"), ("\(actions)", "\(other.actions)"),
      ("\(briefings)", "\(other.briefings)"), ("\(totals)", "\(other.totals)"),
      ("\(log)", "\(other.log)"),
    ]
    return pairs.first { $0.0 != $0.1 }.map { "\($0.0) / \($0.1)" } ?? "pictures"
  }
}
