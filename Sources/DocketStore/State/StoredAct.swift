internal import DocketModel

/// An act spread over the columns of the table of events.
struct StoredAct {
  var kind: String
  var state: Int?
  var code: String?
  var text: String?
  var detail: String?
  var day: Int?
  var person: String?
  var sameAs: String?
  var approvedBy: String?
  var flag: Int?
  var names: [String]?
  var removed: [String]?
  var takesBack: String?

  init(_ act: Act) {
    kind = act.kind
    switch act {
    case .opened: break
    case .mark(let read): flag = read ? 1 : 0
    case .decide(let decision):
      state = decision.state.settledness
      code = decision.code?.rawValue
      text = decision.why
      day = decision.until?.number
      person = decision.on
      sameAs = decision.sameAs?.rawValue
      approvedBy = decision.approvedBy
    case .assign(let owners, let due):
      names = owners
      if case .set(let date) = due { (flag, day) = (1, date.number) }
      if case .clear = due { flag = 2 }
    case .tag(let add, let remove): (names, removed) = (add, remove)
    case .note(let words), .reason(let words): text = words
    case .add(let title, let more): (text, detail) = (title, more)
    case .follow(let feeds):
      names = feeds.flatMap { [$0.address, $0.title ?? "", $0.kind.rawValue] }
    case .unfollow: break
    case .undo(let event): takesBack = event.rawValue
    }
  }

  /// Reads the columns of `StateDatabase.eventColumns`.
  init(_ row: Statement, of event: String) throws(StateError) {
    kind = row.text(7)
    state = row.optionalInteger(8).map { Int($0) }
    code = row.optionalText(9)
    text = row.optionalText(10)
    detail = row.optionalText(11)
    day = row.optionalInteger(12).map { Int($0) }
    person = row.optionalText(13)
    sameAs = row.optionalText(14)
    approvedBy = row.optionalText(15)
    flag = row.optionalInteger(16).map { Int($0) }
    if let list = row.optionalText(17) { names = try Texts.decode(list, of: event) }
    if let list = row.optionalText(18) { removed = try Texts.decode(list, of: event) }
    takesBack = row.optionalText(19)
  }

  var act: Act {
    switch kind {
    case "mark": .mark(read: flag == 1)
    case "decide": .decide(decision)
    case "assign": .assign(owners: names, due: due)
    case "tag": .tag(add: names ?? [], remove: removed ?? [])
    case "note": .note(text ?? "")
    case "reason": .reason(text ?? "")
    case "add": .add(title: text ?? "", detail: detail ?? "")
    case "follow": .follow(feeds)
    case "unfollow": .unfollow
    case "undo": .undo(EventID(rawValue: takesBack ?? ""))
    default: .opened
    }
  }

  /// Address, title and kind of each in turn.
  private var feeds: [Feed] {
    let words = names ?? []
    return stride(from: 0, to: words.count - 2, by: 3).map { place in
      Feed(
        address: words[place], title: words[place + 1].isEmpty ? nil : words[place + 1],
        kind: Feed.Kind(rawValue: words[place + 2]) ?? .feed)
    }
  }

  private var decision: Decision {
    Decision(
      ActionState(settledness: state ?? 0), code: code.flatMap(Justification.init(rawValue:)),
      why: text, until: day.map(Day.init(number:)), on: person,
      sameAs: sameAs.map(ActionID.init(rawValue:)), approvedBy: approvedBy)
  }

  private var due: Act.DueChange? {
    switch flag {
    case 1: .set(Day(number: day ?? 0))
    case 2: .clear
    default: nil
    }
  }
}

extension Act {
  /// The word of the log.
  var kind: String {
    switch self {
    case .opened: "opened"
    case .mark: "mark"
    case .decide: "decide"
    case .assign: "assign"
    case .tag: "tag"
    case .note: "note"
    case .reason: "reason"
    case .add: "add"
    case .follow: "follow"
    case .unfollow: "unfollow"
    case .undo: "undo"
    }
  }

  /// The fields of a target that this act writes.
  ///
  /// An act on an action also reads its briefing, where that target lists the field; a note on an
  /// action is not one on the briefing that is read by the way.
  func fields(of target: Target, besideActions: Bool) -> Set<Act.Field> {
    var fields: Set<Act.Field> = []
    switch (self, target.subject) {
    case (.undo, _): return []
    case (.opened, .briefing), (.mark, .briefing): fields = [.read]
    case (.decide(let decision), .action):
      fields = [.decision]
      if decision.state == .doing, target.seen[.owner] != nil { fields.insert(.owner) }
    case (.assign(let owners, let due), .action):
      if owners != nil { fields.insert(.owner) }
      if due != nil { fields.insert(.due) }
    case (.tag, .briefing): fields = [.tags]
    case (.note, .action): fields = [.notes]
    case (.note, .briefing):
      if !besideActions || target.seen[.notes] != nil { fields = [.notes] }
    case (.reason, .action): fields = [.evidence]
    case (.add, .briefing): fields = [.added]
    case (.follow, .feed), (.unfollow, .feed): fields = [.feed]
    default: break
    }
    if case .briefing = target.subject, target.seen[.read] != nil { fields.insert(.read) }
    return fields
  }
}

extension Event {
  /// The fields of one of its targets that it writes.
  func fields(of target: Target) -> Set<Act.Field> {
    let besideActions = targets.contains { if case .action = $0.subject { true } else { false } }
    return act.fields(of: target, besideActions: besideActions)
  }
}

extension Event {
  /// A text that is equal for equal events, whatever the order of their dictionaries.
  var fingerprint: String {
    let act = StoredAct(act)
    let head: [Any] = [
      clock, at.milliseconds, person.me, person.name ?? "", person.login, person.host, act.kind,
      act.state ?? -1, act.code ?? "", act.text ?? "", act.detail ?? "", act.day ?? 0,
      act.person ?? "", act.sameAs ?? "", act.approvedBy ?? "", act.flag ?? -1, act.names ?? [],
      act.removed ?? [], act.takesBack ?? "",
    ]
    let body = targets.map { target in
      let seen = target.seen.keys.map(\.rawValue).sorted().map { name in
        let ids = Act.Field(rawValue: name).flatMap { target.seen[$0] } ?? []
        return name + ids.map(\.rawValue).joined(separator: ",")
      }
      return ([target.subject.stored, target.content?.rawValue ?? ""] + seen).joined(separator: "|")
    }
    let tail = basis.keys.sorted().map { "\($0)=\(basis[$0] ?? "")" }
    return "\(head)\(body)\(tail)"
  }
}
