import DocketModel

extension Output {
  /// An action as its source gives it, before anybody decided about it.
  static func action(_ action: Action, id: ActionID, number: Int) -> JSON {
    object(said(action, id: id, number: number))
  }

  /// An action with everything decided about it.
  ///
  /// Inside its briefing it need not name it. Without a day nothing is said of being overdue.
  static func action(_ row: ActionRow, inBriefing: Bool, today: Day? = nil) -> JSON {
    var members: [(String, JSON?)] =
      inBriefing ? [] : [("schema", schema), ("type", .string("action"))]
    members += said(row.action, id: row.id, number: row.number).filter { $0.0 != "due" }
    if !inBriefing {
      members.append(
        (
          "briefing",
          .object([
            "id": .string(row.briefing.rawValue), "title": .string(row.briefingTitle),
          ])
        ))
    }
    members += [
      ("short", .string(row.short)), ("state", .string(row.state.rawValue)),
      ("decision", row.decision.map(decision)),
      ("settled_at", row.isSettled ? row.decision.map { instant($0.at) } : nil),
      ("owner", .strings(row.owners)), ("due", day(row.due)),
      ("due_from", row.dueFrom.map { .string($0.rawValue) }),
      ("changed", .bool(row.isChanged)), ("withdrawn", .bool(row.isWithdrawn)),
      ("notes", .array(row.notes.map(note))), ("evidence", .array(row.evidence.map(note))),
      ("conflict", .bool(!row.conflict.isEmpty)),
      (
        "decisions",
        row.conflict.isEmpty ? nil : .array(row.conflict.map(decision))
      ),
    ]
    if let today { members.append(("overdue", .bool(row.isOverdue(on: today)))) }
    return object(members)
  }

  private static func said(_ action: Action, id: ActionID, number: Int) -> [(String, JSON?)] {
    [
      ("id", .string(id.rawValue)), ("ordinal", self.number(action.ordinal)),
      ("title", .string(action.title)), ("detail", .string(action.detail)),
      ("number", self.number(number)),
      (
        "anchor",
        action.anchor.map {
          .object(["section": self.number($0.section), "block": self.number($0.block)])
        }
      ),
      ("origin", .string(action.origin.rawValue)), ("due", day(action.due)),
      ("products", action.products.isEmpty ? nil : .strings(action.products)),
    ]
  }

  static func decision(_ record: DecisionRecord) -> JSON {
    let decision = record.decision
    return .object([
      "state": .string(decision.state.rawValue), "by": .string(record.person.me),
      "name": text(record.person.name), "login": .string(record.person.login),
      "host": .string(record.person.host), "at": instant(record.at), "why": text(decision.why),
      "code": decision.code.map { .string($0.rawValue) }, "until": day(decision.until),
      "on": text(decision.on), "same_as": text(decision.sameAs?.rawValue),
      "approved_by": text(decision.approvedBy), "event": .string(record.event.rawValue),
      "basis": .strings(record.basis), "outdated": .strings(record.outdated),
    ])
  }
}

extension ActionRow {
  /// Whether it should have been dealt with by now, as `is:overdue` has it: what waits is not open.
  func isOverdue(on today: Day) -> Bool {
    guard let due, !isSettled, !isBaseline, state != .deferred, state != .waiting else {
      return false
    }
    return due < today
  }
}
