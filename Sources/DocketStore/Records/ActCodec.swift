internal import DocketModel

/// The part of an event that says what was done: the member `act` and those that go with it.
enum ActCodec {
  static func members(_ act: Act) -> [JSON.Member] {
    let object: JSON =
      switch act {
      case .opened: .object(["act": .string("opened")])
      case .mark(let read): .object(["act": .string("mark"), "read": .bool(read)])
      case .decide(let decision): json(decision)
      case .assign(let owners, let due):
        .object([
          "act": .string("assign"), "owners": owners.map(JSON.strings), "due": due.map(json),
        ])
      case .tag(let add, let remove):
        .object([
          "act": .string("tag"), "add": .someStrings(add), "remove": .someStrings(remove),
        ])
      case .note(let text): .object(["act": .string("note"), "text": .string(text)])
      case .reason(let text): .object(["act": .string("reason"), "text": .string(text)])
      case .add(let title, let detail):
        .object(["act": .string("add"), "title": .string(title), "detail": .string(detail)])
      case .follow(let feeds):
        .object(["act": .string("follow"), "feeds": .array(feeds.map(json))])
      case .unfollow: .object(["act": .string("unfollow")])
      case .undo(let event):
        .object(["act": .string("undo"), "event": .string(event.rawValue)])
      }
    return object.members ?? []
  }

  /// The act; nil for one this version does not know.
  static func act(_ fields: Fields) throws(PayloadFault) -> Act? {
    switch try fields.string("act") {
    case "opened": .opened
    case "mark": .mark(read: try fields.bool("read"))
    case "decide": try decision(fields).map(Act.decide)
    case "assign": .assign(owners: try fields.optionalStrings("owners"), due: try due(fields))
    case "tag": .tag(add: try fields.strings("add"), remove: try fields.strings("remove"))
    case "note": .note(try fields.string("text"))
    case "reason": .reason(try fields.string("text"))
    case "add": .add(title: try fields.string("title"), detail: try fields.string("detail"))
    case "follow": try feeds(fields).map(Act.follow)
    case "unfollow": .unfollow
    case "undo": .undo(try fields.event("event"))
    default: nil
    }
  }

  private static func json(_ due: Act.DueChange) -> JSON {
    switch due {
    case .set(let day): .string(day.iso)
    case .clear: .string("")
    }
  }

  private static func due(_ fields: Fields) throws(PayloadFault) -> Act.DueChange? {
    guard let text = try fields.optionalString("due") else { return nil }
    if text.isEmpty { return .clear }
    guard let day = Day(iso: text) else { throw .field("due") }
    return .set(day)
  }

  private static func json(_ feed: Feed) -> JSON {
    .object([
      "address": .string(feed.address), "title": .some(feed.title),
      "kind": .string(feed.kind.rawValue),
    ])
  }

  /// The feeds; nil where one is of a kind this version does not know.
  private static func feeds(_ fields: Fields) throws(PayloadFault) -> [Feed]? {
    var feeds: [Feed] = []
    for each in try fields.objects("feeds") {
      guard let address = Identifiers.feed(try each.string("address")) else {
        throw .field("address")
      }
      guard let kind = Feed.Kind(rawValue: try each.string("kind")) else { return nil }
      feeds.append(Feed(address: address, title: try each.optionalString("title"), kind: kind))
    }
    return feeds
  }

  private static func json(_ decision: Decision) -> JSON {
    .object([
      "act": .string("decide"), "to": .string(decision.state.rawValue),
      "code": .some(decision.code?.rawValue), "why": .some(decision.why),
      "until": .some(decision.until), "who": .some(decision.on),
      "same": .some(decision.sameAs?.rawValue), "approved": .some(decision.approvedBy),
    ])
  }

  /// The decision; nil for a state this version does not know.
  private static func decision(_ fields: Fields) throws(PayloadFault) -> Decision? {
    guard let state = ActionState(rawValue: try fields.string("to")) else { return nil }
    var sameAs: ActionID?
    if let text = try fields.optionalString("same") {
      guard let id = Identifiers.action(text) else { throw .field("same") }
      sameAs = id
    }
    // A justification of a later version is still one.
    let code = try fields.optionalString("code").map { Justification(rawValue: $0) ?? .other }
    return Decision(
      state, code: code, why: try fields.optionalString("why"), until: try fields.day("until"),
      on: try fields.optionalString("who"), sameAs: sameAs,
      approvedBy: try fields.optionalString("approved"))
  }
}
