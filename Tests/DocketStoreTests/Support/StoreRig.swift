import DocketModel
import Synchronization
import Testing

@testable import DocketStore

/// A store in a scratch folder, with a clock and numbers that are the same in every run.
final class StoreRig {
  let scratch: Scratch
  let now = WriterRig.Moving(WriterRig.morning)
  private let dice = Mutex(Dice(seed: 11))
  let asker = Asker(me: "ana", today: Day(number: 20_780))

  init() throws {
    scratch = try Scratch()
    try Store.create(at: scratch.path, options: options())
  }

  func options(
    _ access: StoreOptions.Access = .readWrite, _ durability: StoreOptions.Durability = .each,
    cache: String? = nil, policy: DeadlinePolicy = .none
  ) -> StoreOptions {
    let dice = Shared()
    return StoreOptions(
      access: access, durability: durability, programVersion: "1.0",
      stateDirectory: scratch.path + "/..no-such-folder", cacheDirectory: cache, policy: policy,
      clock: { [now] in
        // Every question takes a moment, so that times differ.
        now.move(seconds: 1)
        return now.timestamp
      }, random: { dice.next() })
  }

  /// Different numbers in every store of a test run.
  private final class Shared: Sendable {
    private static let dice = Mutex(Dice(seed: 12))
    func next() -> UInt64 { Self.dice.withLock { $0.next() } }
  }

  func open(
    _ person: Person = ana, _ access: StoreOptions.Access = .readWrite,
    _ durability: StoreOptions.Durability = .each
  ) throws -> Store {
    try Store(at: scratch.path, as: person, options: options(access, durability))
  }

  /// A briefing with so many actions, and the ids it gets.
  static func briefing(
    _ name: String, actions: Int = 2, body: String = "It happened."
  ) -> Briefing {
    Briefing(
      title: "About \(name)", link: "https://example.org/\(name)",
      sections: [
        Section(kind: .whatHappened, heading: "What happened", blocks: [.paragraph(body)])
      ],
      actions: (0..<actions).map { Action(ordinal: $0 + 1, title: "Step \($0 + 1)") },
      source: Source(name: "Example", feed: "https://example.org/feed"))
  }

  static func action(_ name: String, _ number: Int) -> Subject {
    .action(Identity.of(briefing(name, actions: max(number, 2))).actionIDs[number - 1])
  }

  static func key(_ name: String) -> BriefingKey { Identity.of(briefing(name)).key }
}

extension Store {
  /// The state of an action as it is shown on the rig's day.
  func shown(_ subject: Subject, _ asker: Asker) throws -> ActionState? {
    guard case .action(let id) = subject else { return nil }
    return try actionRows([id], for: asker).first?.state
  }

  func done(_ subject: Subject, _ asker: Asker) throws -> Receipt {
    try act(.decide(Decision(.done)), on: [subject], for: asker)
  }
}
