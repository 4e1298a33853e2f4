import DocketModel

@testable import DocketStore

/// Records made in a few words: a clock that ticks, two people, and briefings with actions.
struct Scene {
  var clock: UInt64 = 1_000
  var count = 0
  var records: [StoreRecord] = []

  static let today = Day(number: 20_415)
  static let ana = Person(me: "ana", name: "Ana Silva", login: "root", host: "jump2")
  static let raj = Person(me: "raj", login: "root", host: "vpn1")

  static func asker(_ me: String = "ana", aliases: [String] = [], watch: [String] = []) -> Asker {
    Asker(me: me, aliases: aliases, today: today, watch: watch)
  }

  private mutating func nextID(_ person: Person) -> EventID {
    count += 1
    let session = person.me == "ana" ? "00000000000000aa" : "00000000000000bb"
    return EventID(rawValue: "\(session).\(count)")
  }

  mutating func tick(_ at: UInt64?) -> UInt64 {
    clock += 1
    return at ?? clock
  }

  /// A briefing about a key; the actions are titles with details.
  @discardableResult
  mutating func briefing(
    _ key: String, _ title: String = "Patch day", actions: [(String, String)] = [],
    due: [Int: Day] = [:], text: String = "Something happened.", aliases: [String] = [],
    source: String = "feed", isBaseline: Bool = false, at: UInt64? = nil,
    change: (inout Briefing) -> Void = { _ in }
  ) -> BriefingRecord {
    var briefing = Briefing(
      title: title, published: Timestamp(seconds: 1_760_000_000),
      sections: [
        Section(kind: .whatHappened, heading: "What happened", blocks: [.paragraph(text)])
      ], source: Source(name: source.uppercased()))
    for (index, action) in actions.enumerated() {
      briefing.actions.append(
        Action(
          ordinal: index + 1, title: action.0, detail: action.1, due: due[index + 1],
          products: []))
    }
    change(&briefing)
    let clock = tick(at)
    let said = "\(key)|\(briefing.title)|\(text)|\(actions)|\(briefing.isExploited)|\(source)"
    let record = BriefingRecord(
      id: nextID(Self.ana), clock: clock, received: Timestamp(seconds: 1_760_100_000),
      person: Self.ana, content: ContentID(rawValue: Digest.sha256(Array(said.utf8))),
      keys: ([key] + aliases).map(BriefingKey.init(rawValue:)), sourceID: source,
      briefing: briefing, actionIDs: briefing.actions.map { Self.id(key, $0.title) },
      isBaseline: isBaseline)
    records.append(.briefing(record))
    return record
  }

  static func id(_ key: String, _ title: String) -> ActionID {
    ActionID(rawValue: Digest.sha256(Array("\(key)|\(title)".utf8)))
  }

  /// An act with what is seen taken from a state, as the store records it.
  @discardableResult
  mutating func act(
    _ act: Act, on subjects: [Subject], by person: Person = Scene.ana, seeing state: StateDatabase,
    at: UInt64? = nil
  ) throws -> Event {
    var targets: [Target] = []
    let contents = try state.contents(of: subjects)
    var stories: [Subject] = []
    for subject in subjects {
      var target = Target(subject: subject, seen: [:], content: contents[subject])
      for field in act.fields(of: target, besideActions: false) {
        target.seen[field] = try state.heads(subject, field, person: person.me)
      }
      targets.append(target)
      if case .action = subject, let key = try state.briefingKey(of: subject),
        !stories.contains(.briefing(key))
      {
        stories.append(.briefing(key))
      }
    }
    for story in stories {
      targets.append(
        Target(
          subject: story, seen: [.read: try state.heads(story, .read, person: person.me)],
          content: try state.contents(of: [story])[story]))
    }
    let clock = tick(at)
    let event = Event(
      id: nextID(person), clock: clock, at: Timestamp(seconds: 1_760_200_000 + Int64(count)),
      person: person, act: act, targets: targets)
    records.append(.event(event))
    return event
  }

  /// A state of all records so far.
  func state(policy: DeadlinePolicy = .none, zone: Zone = .utc) throws -> StateDatabase {
    let state = try StateDatabase(policy: policy, zone: zone)
    try state.apply(records)
    return state
  }
}

extension StateDatabase {
  func keys(_ query: String, for asker: Asker = Scene.asker()) throws -> [String] {
    let request = ListingRequest(
      kind: .briefings, query: try Query(parsing: query), order: .title)
    return try listing(request, for: asker).subjects.map { String($0.stored.dropFirst()) }
  }

  func titles(ofActions query: String, for asker: Asker = Scene.asker()) throws -> [String] {
    let request = ListingRequest(kind: .actions, query: try Query(parsing: query), order: .title)
    let ids = try listing(request, for: asker).subjects.compactMap { subject -> ActionID? in
      if case .action(let id) = subject { id } else { nil }
    }
    return try actionRows(ids, for: asker).map(\.action.title)
  }

  func action(_ key: String, _ title: String, for asker: Asker = Scene.asker()) throws -> ActionRow?
  {
    try actionRows([Scene.id(key, title)], for: asker).first
  }

  func row(_ key: String, for asker: Asker = Scene.asker()) throws -> BriefingRow? {
    try briefingRows([BriefingKey(rawValue: key)], for: asker).first
  }
}
