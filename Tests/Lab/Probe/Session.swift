import DocketModel
import DocketStore
import Glibc

/// A session that does made-up acts and says `ACK <event id>` behind each one that is durable.
struct Session {
  private let words: [String]

  init(_ words: ArraySlice<String>) { self.words = Array(words) }

  func run() throws {
    guard let path = words.first else { throw Fault.noStore }
    let me = value("--me", in: words) ?? "ana"
    // In the reader acts are handed over at once and forced to the disk in groups.
    let group = number("--group", in: words, else: 1)
    let store = try Store(
      at: path, as: Person(me: me, login: me, host: "lab"),
      options: StoreOptions(
        durability: group > 1 ? .onSync : .each, stateDirectory: value("--state", in: words),
        cacheDirectory: value("--cache", in: words)))
    let asker = Asker(me: me, today: today)
    var dice = Dice(seed: UInt64(number("--seed", in: words, else: 1)))
    let actions = try store.listing(
      ListingRequest(kind: .actions, query: .all, order: .title), for: asker
    ).subjects
    guard !actions.isEmpty else { throw Fault.noActions }
    var waiting: [EventID] = []
    let pause = number("--pause-ms", in: words, else: 0)
    let refreshes = words.contains("--refresh")
    let number = number("--acts", in: words, else: 20)
    if words.contains("--pause-open") {
      say("OPEN")
      _ = readLine()
    }
    for index in 0..<number {
      let subject = actions.randomElement(using: &dice) ?? actions[0]
      if refreshes { _ = try store.refresh() }
      let receipt = try store.act(act(index), on: [subject], for: asker)
      if group == 1, store.health.unsaved > 0 { throw Fault.unsaved }
      waiting.append(receipt.event)
      if waiting.count >= group { try acknowledge(&waiting, store) }
      // The laboratory changes the world behind the first act, and then says so.
      if index == 0, words.contains("--pause-first") { _ = readLine() }
      if pause > 0 { usleep(UInt32(pause) * 1_000) }
    }
    try acknowledge(&waiting, store)
    if words.contains("--killed") { kill(getpid(), SIGKILL) }
    try store.close()
    say("END")
  }

  private func acknowledge(_ waiting: inout [EventID], _ store: Store) throws {
    try store.sync()
    for id in waiting { say("ACK \(id.rawValue)") }
    waiting = []
  }

  private func act(_ index: Int) -> Act {
    switch index % 6 {
    case 0: .decide(Decision(.done))
    case 1: .note("note \(index)")
    case 2: .decide(Decision(.open))
    case 3: .assign(owners: ["raj"], due: .set(today))
    case 4: .decide(Decision(.riskAccepted, why: "ticket \(index)", until: today))
    default: .reason("reason \(index)")
    }
  }

  enum Fault: Error { case noStore, noActions, unsaved }
}
