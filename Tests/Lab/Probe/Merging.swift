import DocketModel
import DocketStore
import Glibc

/// Random histories on several hosts with wrong clocks, which exchange files in part and in any order.
///
/// In the end all hosts must show the same, and everybody must at once see what they did last.
struct Merging {
  private let words: [String]
  private let root: String

  init(_ words: ArraySlice<String>) throws {
    self.words = Array(words)
    guard let root = self.words.first else { throw Session.Fault.noStore }
    self.root = root
  }

  func run() throws {
    let first = number("--first", in: words, else: 1)
    let count = number("--count", in: words, else: 100)
    var acts = 0
    for seed in first..<(first + count) {
      var history = try History(root + "/\(seed)", seed: UInt64(seed))
      if let fault = try history.play() { say("FAULT seed \(seed): \(fault)") }
      acts += history.acts
      Files.remove(root + "/\(seed)")
    }
    say("histories \(count) acts \(acts)")
  }
}

/// One history: who does what in which order follows from the seed.
private struct History {
  private var dice: Dice
  private var replicas: [Replica] = []
  private let path: String
  private(set) var acts = 0

  init(_ path: String, seed: UInt64) throws {
    self.path = path
    dice = Dice(seed: seed &* 7_919)
    let first = path + "/0"
    try Store.create(at: first, options: StoreOptions(random: { [seed] in seed &+ 77 }))
    let tenYears: Int64 = 10 * 366 * 86_400_000
    for index in 0..<Int.random(in: 3...5, using: &dice) {
      if index > 0 { try Files.copyTree(first, to: path + "/\(index)") }
      let skews = [0, 0, 90_000, -90_000, Int64.random(in: -tenYears...tenYears, using: &dice)]
      replicas.append(
        try Replica(
          path + "/\(index)", me: "p\(index)", skew: skews.randomElement(using: &dice) ?? 0,
          seed: seed &* 31 &+ UInt64(index)))
    }
    _ = try replicas[0].store.keep([Self.briefing("alpha"), Self.briefing("beta")])
  }

  private static func briefing(_ name: String) -> Briefing {
    Briefing(
      title: "About \(name)", link: "https://example.org/\(name)",
      sections: [
        Section(kind: .whatHappened, heading: "What happened", blocks: [.paragraph("It did.")])
      ],
      actions: ["Patch", "Restart"].enumerated().map { Action(ordinal: $0 + 1, title: $1) },
      source: Source(name: "Example", feed: "https://example.org/feed"))
  }

  /// What went wrong, if anything did.
  mutating func play() throws -> String? {
    try sync(from: 0, to: 1, whole: true)
    for _ in 0..<Int.random(in: 8...24, using: &dice) {
      let who = Int.random(in: replicas.indices, using: &dice)
      for replica in replicas { replica.tick(Int64.random(in: 1...5_000, using: &dice)) }
      switch Int.random(in: 0...9, using: &dice) {
      case 0...2:
        let other = Int.random(in: replicas.indices, using: &dice)
        if other != who { try sync(from: who, to: other, whole: false) }
      case 3: try replicas[who].reopen()
      default: if let fault = try act(who) { return fault }
      }
    }
    for replica in replicas { try replica.store.sync() }
    // Twice round, so that everything reaches everybody.
    for _ in 0..<2 {
      for from in replicas.indices {
        for to in replicas.indices where from != to { try sync(from: from, to: to, whole: true) }
      }
    }
    return try difference()
  }

  private func difference() throws -> String? {
    let expected = try replicas[0].pictureAfresh()
    for (index, replica) in replicas.enumerated() {
      if replica.store.health.damages > 0 {
        return "replica \(index) tells damage: \(replica.store.health.notes)"
      }
      if let difference = expected.difference(to: try replica.picture()) {
        return "replica \(index) and all files read at once differ: \(difference)"
      }
    }
    return nil
  }

  /// A random act; what its author then sees must be what they did.
  private mutating func act(_ who: Int) throws -> String? {
    let replica = replicas[who]
    let actions = try replica.actions()
    guard case .action(let id)? = actions.randomElement(using: &dice) else { return nil }
    acts += 1
    let asker = replica.asker
    func row() throws -> ActionRow? { try replica.store.actionRows([id], for: asker).first }
    switch Int.random(in: 0...6, using: &dice) {
    case 0:
      if case .done(let line, _) = try replica.store.undo(for: asker, confirmed: true) {
        return try replica.store.log(LogFilter(limit: 10_000), for: asker)
          .first { $0.event.id == line.event.id }.map {
            $0.isUndone ? nil : "what p\(who) took back is still in force"
          } ?? nil
      }
    case 1: _ = try replica.store.redo(for: asker)
    case 2:
      let name = "o\(acts)"
      _ = try replica.store.act(.assign(owners: [name], due: nil), on: [.action(id)], for: asker)
      if try row()?.owners != [name] { return "p\(who) does not see the owner just given" }
    case 3:
      let day = today.adding(days: acts)
      _ = try replica.store.act(
        .assign(owners: nil, due: .set(day)), on: [.action(id)], for: asker)
      if try row()?.due != day { return "p\(who) does not see the date just given" }
    default:
      let states: [ActionState] = [.done, .open, .doing, .done]
      let state = states.randomElement(using: &dice) ?? .done
      _ = try replica.store.act(.decide(Decision(state)), on: [.action(id)], for: asker)
      if try row()?.state != state { return "p\(who) does not see the decision just made" }
    }
    return nil
  }

  /// Brings files of one replica to another: some, cut, in any order, under other names.
  private mutating func sync(from: Int, to: Int, whole: Bool) throws {
    let (source, target) = (replicas[from], replicas[to])
    for file in Files.segments(of: source.path).shuffled(using: &dice) {
      // What its owner writes comes from nobody else.
      if Files.isOwn(file, of: target.store.session) { continue }
      if !whole, Int.random(in: 0...3, using: &dice) == 0 { continue }
      var bytes = Files.bytes(source.path + "/" + file)
      let known = Files.bytes(target.path + "/" + file)
      if !whole, Int.random(in: 0...2, using: &dice) == 0 {
        bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &dice)))
      }
      if bytes.count > known.count {
        try Files.write(
          bytes, to: target.path + "/" + file, inPlace: Bool.random(using: &dice))
      } else if !bytes.isEmpty, !whole, Int.random(in: 0...9, using: &dice) == 0 {
        let copy = file.replacing(".seg", with: ".sync-conflict-20261123-090000-AAAAAAA.seg")
        try Files.write(bytes, to: target.path + "/" + copy, inPlace: false)
      }
    }
    _ = try target.store.refresh()
  }
}
