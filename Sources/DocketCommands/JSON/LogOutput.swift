import DocketModel

extension Output {
  /// One event of the history.
  static func event(_ logLine: LogLine, today: Day) -> JSON {
    let event = logLine.event
    return .object([
      "schema": schema, "type": .string("event"), "id": .string(event.id.rawValue),
      "at": instant(event.at), "who": .string(event.person.me),
      "name": text(event.person.name), "login": .string(event.person.login),
      "host": .string(event.person.host), "act": .string(name(of: event.act)),
      "targets": .array(
        logLine.targets.map {
          .object([
            "id": .string(id(of: $0.subject)), "short": .string($0.short),
            "title": .string($0.title),
          ])
        }),
      "from": text(logLine.before), "to": text(value(of: event.act)),
      "why": text(reason(of: event.act)), "undone": .bool(logLine.isUndone),
      "clock": logLine.isTimeDoubtful ? .string("doubtful") : nil,
      "verified": logLine.isUnverified ? .bool(false) : nil,
    ])
  }

  static func id(of subject: Subject) -> String {
    switch subject {
    case .briefing(let key): key.rawValue
    case .action(let id): id.rawValue
    case .feed(let address): address
    }
  }

  /// The word of the command that does it.
  static func name(of act: Act) -> String {
    switch act {
    case .opened: "opened"
    case .mark: "mark"
    case .decide: "decide"
    case .assign: "assign"
    case .tag: "tag"
    case .note: "note"
    case .reason: "reason"
    case .add: "add"
    case .follow: "feed add"
    case .unfollow: "feed remove"
    case .undo: "undo"
    }
  }

  /// What the field says after it.
  private static func value(of act: Act) -> String? {
    switch act {
    case .opened: nil
    case .mark(let read): read ? "read" : "unread"
    case .decide(let decision): decision.state.rawValue
    case .assign(let owners, let due):
      [owners.map { $0.isEmpty ? "nobody" : $0.joined(separator: ",") }, due.map(words)]
        .compactMap { $0 }.joined(separator: " ")
    case .tag(let add, let remove):
      (add.map { "+\($0)" } + remove.map { "-\($0)" }).joined(separator: " ")
    case .note(let text): text
    case .reason: nil
    case .add(let title, _): title
    case .follow(let feeds): feeds.compactMap(\.title).joined(separator: ", ")
    case .unfollow: nil
    case .undo(let event): event.rawValue
    }
  }

  private static func words(_ change: Act.DueChange) -> String {
    switch change {
    case .set(let day): day.iso
    case .clear: "source"
    }
  }

  private static func reason(of act: Act) -> String? {
    switch act {
    case .decide(let decision): decision.why
    case .reason(let text): text
    default: nil
    }
  }
}
