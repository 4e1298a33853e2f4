public import DocketModel

// What the state answers; nothing here writes.

extension Store {
  /// The ids of all rows a question matches, in order.
  ///
  /// With a limit it may be the first so many, when that is much less work: `Listing.isWhole` tells.
  public func listing(
    _ request: ListingRequest, for asker: Asker, limit: Int? = nil
  ) throws(StoreError) -> Listing {
    try asking { () throws(StateError) in
      try self.state.listing(request, for: asker, limit: limit)
    }
  }

  /// A window of briefings; unknown keys are left out.
  public func briefingRows(
    _ keys: [BriefingKey], for asker: Asker
  ) throws(StoreError) -> [BriefingRow] {
    try asking { () throws(StateError) in try self.state.briefingRows(keys, for: asker) }
  }

  /// A window of actions; unknown ids are left out.
  public func actionRows(_ ids: [ActionID], for asker: Asker) throws(StoreError) -> [ActionRow] {
    try asking { () throws(StateError) in try self.state.actionRows(ids, for: asker) }
  }

  /// One briefing with everything about it; the revision that is shown unless one is named.
  public func briefing(
    _ key: BriefingKey, revision: Int? = nil, for asker: Asker
  ) throws(StoreError) -> StoredBriefing? {
    try asking { () throws(StateError) in
      try self.state.briefing(key, revision: revision, for: asker)
    }
  }

  /// Hands over several briefings with everything about them, one by one; unknown keys are left out.
  ///
  /// They are of one state, for which the lock is asked for once.
  public func forEachBriefing(
    _ keys: [BriefingKey], for asker: Asker, _ take: (StoredBriefing) -> Void
  ) throws(StoreError) {
    var rest = keys[...]
    // Where the file of the state fails, what was handed over is not handed over again.
    try asking { () throws(StateError) in
      try self.state.database.reading { () throws(StateError) in
        while let key = rest.first {
          let briefing = try self.state.briefing(key, revision: nil, for: asker)
          rest.removeFirst()
          if let briefing { take(briefing) }
        }
      }
    }
  }

  /// The numbers of the status row.
  public func totals(for asker: Asker) throws(StoreError) -> Totals {
    try asking { () throws(StateError) in try self.state.totals(for: asker) }
  }

  /// What an id that a person typed stands for.
  public func resolve(_ text: String) throws(StoreError) -> Resolved {
    try asking { () throws(StateError) in try self.state.resolve(text) }
  }

  /// The history, newest first.
  public func log(_ filter: LogFilter, for asker: Asker) throws(StoreError) -> [LogLine] {
    let logLines = try asking { () throws(StateError) in try self.state.log(filter, for: asker) }
    return marked(logLines)
  }

  /// Everything known about the decisions on a briefing or an action.
  public func why(_ subject: Subject, for asker: Asker) throws(StoreError) -> WhyAnswer {
    marked(try asking { () throws(StateError) in try self.state.why(subject, for: asker) })
  }

  /// The same for all briefings that name a CVE.
  public func why(cve: String, for asker: Asker) throws(StoreError) -> WhyAnswer {
    marked(try asking { () throws(StateError) in try self.state.why(cve: cve, for: asker) })
  }

  /// The record of an act.
  public func event(_ id: EventID) throws(StoreError) -> Event? {
    try asking { () throws(StateError) in try self.state.event(id) }
  }

  /// All keys a briefing goes by, the one it is shown with first.
  public func aliases(of key: BriefingKey) throws(StoreError) -> [BriefingKey] {
    try asking { () throws(StateError) in try self.state.aliases(of: key) }
  }

  /// The briefing an action or a key belongs to.
  public func briefingKey(of subject: Subject) throws(StoreError) -> BriefingKey? {
    try asking { () throws(StateError) in try self.state.briefingKey(of: subject) }
  }

  /// The line of the history for one event.
  func logLine(_ event: Event, isUndone: Bool) throws(StoreError) -> LogLine {
    try asking { () throws(StateError) in
      var targets: [LogLine.Named] = []
      for target in event.targets { targets.append(try self.state.named(target.subject)) }
      return LogLine(event: event, targets: targets, isUndone: isUndone)
    }
  }
}
