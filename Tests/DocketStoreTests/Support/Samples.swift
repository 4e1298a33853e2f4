import DocketModel

@testable import DocketStore

/// Made-up values of every shape the records have.
struct Samples {
  var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  private static let words = [
    "", "patch", "λ", "naïve", "日本", "🙂", "a\nb", "tab\there", "quote\"", "back\\slash",
    "\u{1B}[2J",
    "J1 00000000", "\r\n", "\u{2028}", "e\u{301}", "\u{0}", "nothing to see",
  ]

  mutating func text() -> String {
    (0..<Int.random(in: 1...4, using: &dice))
      .map { _ in Self.words.randomElement(using: &dice) ?? "" }.joined(separator: " ")
  }

  mutating func maybe<T>(_ value: (inout Samples) -> T) -> T? {
    Bool.random(using: &dice) ? value(&self) : nil
  }

  mutating func list<T>(_ value: (inout Samples) -> T) -> [T] {
    var all: [T] = []
    for _ in 0..<Int.random(in: 0...3, using: &dice) { all.append(value(&self)) }
    return all
  }

  mutating func number() -> Int { Int.random(in: 0...2_000_000, using: &dice) }
  mutating func day() -> Day { Day(number: Int.random(in: -700_000...2_900_000, using: &dice)) }
  mutating func instant() -> Timestamp {
    Timestamp(milliseconds: Int64.random(in: .min ... .max, using: &dice))
  }
  mutating func eventID() -> EventID {
    EventID(rawValue: Digest.hex(dice.next(), digits: 16) + ".\(number())")
  }
  mutating func contentID() -> ContentID {
    ContentID(rawValue: (0..<4).map { _ in Digest.hex(dice.next(), digits: 16) }.joined())
  }
  mutating func actionID() -> ActionID {
    Bool.random(using: &dice)
      ? ActionID(rawValue: Digest.hex(dice.next(), digits: 16))
      : ActionID(rawValue: "user:" + eventID().rawValue)
  }
  mutating func key() -> BriefingKey { BriefingKey(rawValue: "https://example.org/\(number())") }
  mutating func person() -> Person {
    Person(me: text(), name: maybe { $0.text() }, login: text(), host: text())
  }

  mutating func act() -> Act {
    switch Int.random(in: 0...10, using: &dice) {
    case 0: .opened
    case 1: .mark(read: Bool.random(using: &dice))
    case 2: .decide(decision())
    case 3:
      .assign(
        owners: maybe { $0.list { $0.text() } },
        due: maybe { Bool.random(using: &$0.dice) ? .set($0.day()) : .clear })
    case 4: .tag(add: list { $0.text() }, remove: list { $0.text() })
    case 5: .note(text())
    case 6: .reason(text())
    case 7: .add(title: text(), detail: text())
    case 8: .follow(list { $0.feed() })
    case 9: .unfollow
    default: .undo(eventID())
    }
  }

  private mutating func feed() -> Feed {
    Feed(
      address: key().rawValue, title: maybe { "T" + $0.text() },
      kind: Feed.Kind.allCases.randomElement(using: &dice) ?? .feed)
  }

  private mutating func decision() -> Decision {
    Decision(
      ActionState.allCases.randomElement(using: &dice) ?? .open,
      code: maybe { Justification.allCases.randomElement(using: &$0.dice) ?? .other },
      why: maybe { $0.text() }, until: maybe { $0.day() }, on: maybe { $0.text() },
      sameAs: maybe { $0.actionID() }, approvedBy: maybe { $0.text() })
  }

  mutating func event() -> Event {
    var basis: [String: String] = [:]
    for _ in 0..<Int.random(in: 0...3, using: &dice) { basis["w\(number())"] = eventID().rawValue }
    return Event(
      id: eventID(), clock: dice.next() >> 2, at: instant(), person: person(), act: act(),
      targets: list { $0.target() }, basis: basis)
  }

  private mutating func target() -> Target {
    var seen: [Act.Field: [EventID]] = [:]
    for field in Act.Field.allCases where Bool.random(using: &dice) {
      seen[field] = list { $0.eventID() }
    }
    let subjects: [Subject] = [.briefing(key()), .action(actionID()), .feed(key().rawValue)]
    return Target(
      subject: subjects.randomElement(using: &dice) ?? subjects[0], seen: seen,
      content: maybe { $0.contentID() })
  }

  mutating func briefing() -> Briefing {
    Briefing(
      title: text(), link: maybe { $0.text() }, guid: maybe { $0.text() },
      author: maybe { $0.text() }, published: maybe { $0.instant() },
      updated: maybe { $0.instant() }, language: maybe { $0.text() }, topics: list { $0.text() },
      severity: Severity.allCases.randomElement(using: &dice),
      isExploited: Bool.random(using: &dice), cves: list { $0.text() },
      identifiers: list { $0.text() }, summary: maybe { $0.text() },
      sections: list { $0.section() }, actions: list { $0.action() },
      related: list {
        Related(title: $0.text(), excerpt: $0.maybe { $0.text() }, link: $0.maybe { $0.text() })
      },
      links: list { Link(text: $0.text(), url: $0.text()) },
      source: Source(
        name: maybe { $0.text() }, feed: maybe { $0.text() }, path: maybe { $0.text() }))
  }

  private mutating func section() -> Section {
    Section(
      kind: Section.Kind.allCases.randomElement(using: &dice) ?? .other, heading: text(),
      blocks: list { $0.block() })
  }

  private mutating func block() -> Block {
    switch Int.random(in: 0...4, using: &dice) {
    case 0: .paragraph(text())
    case 1: .list(ordered: Bool.random(using: &dice), items: list { $0.text() })
    case 2: .code(text(), language: maybe { $0.text() })
    case 3: .quote(text())
    default: .table(header: list { $0.text() }, rows: list { $0.list { $0.text() } })
    }
  }

  private mutating func action() -> Action {
    Action(
      ordinal: number(), title: text(), detail: text(),
      origin: Action.Origin.allCases.randomElement(using: &dice) ?? .article,
      due: maybe { $0.day() }, products: list { $0.text() },
      anchor: maybe { Action.Anchor(section: $0.number(), block: $0.number()) })
  }

  mutating func record() -> StoreRecord {
    guard Bool.random(using: &dice) else { return .event(event()) }
    let briefing = briefing()
    return .briefing(
      BriefingRecord(
        id: eventID(), clock: dice.next() >> 2, received: instant(), person: person(),
        content: contentID(), keys: [key()] + list { $0.key() }, sourceID: text(),
        briefing: briefing, actionIDs: briefing.actions.map { _ in actionID() },
        isBaseline: Bool.random(using: &dice)))
  }
}
