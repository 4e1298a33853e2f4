internal import DocketModel

/// Events as JSON; the fields are listed in this folder's README.
enum EventCodec {
  static func json(_ event: Event) -> JSON {
    var members: [JSON.Member] = [
      .init("t", .string("event")), .init("id", .string(event.id.rawValue)),
      .init("hlc", .string(Digest.hex(event.clock, digits: 16))),
      .init("at", .integer(event.at.milliseconds)), .init("by", event.person.json),
      .init("on", .array(event.targets.map(json))),
    ]
    if !event.basis.isEmpty {
      let pairs = event.basis.sorted { $0.key < $1.key }
      members.append(.init("basis", .object(pairs.map { .init($0.key, .string($0.value)) })))
    }
    members += ActCodec.members(event.act)
    return .object(members)
  }

  /// The event; nil for an act this version does not know.
  static func event(_ fields: Fields) throws(PayloadFault) -> Event? {
    guard let act = try ActCodec.act(fields) else { return nil }
    var targets: [Target] = []
    for target in try fields.objects("on") { targets.append(try self.target(target)) }
    var basis: [String: String] = [:]
    for member in try fields.object("basis")?.members ?? [] {
      guard let text = member.value.string else { throw .field("basis") }
      basis[member.name] = text
    }
    return Event(
      id: try fields.event("id"), clock: try fields.clock(),
      at: Timestamp(milliseconds: try fields.integer("at")), person: try fields.person("by"),
      act: act, targets: targets, basis: basis)
  }

  /// The bytes a target takes in a record, with the comma behind it.
  static func size(of target: Target) -> Int { json(target).canonicalBytes().count + 1 }

  private static func json(_ target: Target) -> JSON {
    let seen = target.seen.sorted { $0.key.rawValue < $1.key.rawValue }.map {
      JSON.Member($0.key.rawValue, .strings($0.value.map(\.rawValue)))
    }
    let content = target.content.map { JSON.string($0.rawValue) }
    return switch target.subject {
    case .briefing(let key):
      .object(["b": .string(key.rawValue), "seen": .object(seen), "content": content])
    case .action(let id):
      .object(["a": .string(id.rawValue), "seen": .object(seen), "content": content])
    case .feed(let address):
      .object(["f": .string(address), "seen": .object(seen), "content": content])
    }
  }

  private static func target(_ fields: Fields) throws(PayloadFault) -> Target {
    var seen: [Act.Field: [EventID]] = [:]
    for member in try fields.object("seen")?.members ?? [] {
      // A field of a later version has no register here.
      guard let field = Act.Field(rawValue: member.name) else { continue }
      guard let texts = member.value.strings else { throw .field("seen") }
      var ids: [EventID] = []
      for text in texts {
        guard let id = Identifiers.event(text) else { throw .field("seen") }
        ids.append(id)
      }
      seen[field] = ids
    }
    var content: ContentID?
    if let text = try fields.optionalString("content") {
      guard let id = Identifiers.content(text) else { throw .field("content") }
      content = id
    }
    return Target(subject: try subject(fields), seen: seen, content: content)
  }

  private static func subject(_ fields: Fields) throws(PayloadFault) -> Subject {
    if let text = try fields.optionalString("a") {
      guard let id = Identifiers.action(text) else { throw .field("a") }
      return .action(id)
    }
    if let text = try fields.optionalString("f") {
      guard let address = Identifiers.feed(text) else { throw .field("f") }
      return .feed(address)
    }
    guard let key = Identifiers.key(try fields.string("b")) else { throw .field("b") }
    return .briefing(key)
  }
}
