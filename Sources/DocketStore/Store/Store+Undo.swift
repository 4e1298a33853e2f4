public import DocketModel

/// What became of an undo or a redo.
public enum UndoOutcome: Sendable, Hashable {
  /// Taken back, or done again: the act, and the subjects as they are now.
  case done(LogLine, Receipt)
  /// The act is from before this session, and that was not agreed to.
  case wouldReachBehindSession(LogLine)
  /// The act is somebody else's, and that was not agreed to.
  case belongsToOther(LogLine)
  /// There is nothing to take back or to do again, or it was already.
  case nothing
}

extension Store {
  /// Takes back my newest act that is in force, or a named one.
  ///
  /// Goes back through earlier sessions too. Never takes back imports and openings, and those of
  /// others only by name. `confirmed` stands for a yes to reaching behind this session, and for a
  /// named act to its being somebody else's.
  public func undo(
    for asker: Asker, onlyEvent: EventID? = nil, confirmed: Bool = false
  ) throws(StoreError) -> UndoOutcome {
    try beginWriting()
    let names = [asker.me] + asker.aliases
    let found: Event? = try asking { () throws(StateError) in
      guard let onlyEvent else { return try self.state.undoable(by: names) }
      return try self.state.isLive(onlyEvent) ? try self.state.event(onlyEvent) : nil
    }
    guard let event = found else { return .nothing }
    let logLine = try logLine(event, isUndone: false)
    if !confirmed {
      guard names.contains(event.person.me) else { return .belongsToOther(logLine) }
      let isOurs = event.id.rawValue.hasPrefix(session + ".")
      guard isOurs else { return .wouldReachBehindSession(logLine) }
    }
    return try takeBack(event, logLine, isUndone: true, for: asker)
  }

  /// Does again what my newest undo took back; nothing once I did something new.
  public func redo(for asker: Asker) throws(StoreError) -> UndoOutcome {
    try beginWriting()
    let names = [asker.me] + asker.aliases
    let found: (undo: Event, act: Event)? = try asking { () throws(StateError) in
      guard let undo = try self.state.redoable(by: names), case .undo(let id) = undo.act,
        let act = try self.state.event(id)
      else { return nil }
      return (undo, act)
    }
    guard let (undo, act) = found else { return .nothing }
    return try takeBack(undo, try logLine(act, isUndone: false), isUndone: false, for: asker)
  }

  private func takeBack(
    _ event: Event, _ logLine: LogLine, isUndone: Bool, for asker: Asker
  ) throws(StoreError) -> UndoOutcome {
    let subjects = logLine.event.targets.map(\.subject)
    let act = Act.undo(event.id)
    let taken = Event(
      id: nextID(), clock: try nextClock(above: event.clock), at: options.clock(),
      person: person(for: asker), act: act, targets: subjects.map { Target(subject: $0, seen: [:]) }
    )
    try record([.event(taken)])
    var logLine = logLine
    logLine.isUndone = isUndone
    return .done(logLine, try receipt(taken.id, act, subjects, for: asker))
  }
}

extension StateDatabase {
  /// Whether an event is there and was not taken back.
  func isLive(_ id: EventID) throws(StateError) -> Bool {
    try database.statement("SELECT live FROM events WHERE id = ?")
      .first([.text(id.rawValue)]) { $0.flag(0) } ?? false
  }
}
