internal import DocketModel

// What a story says otherwise than when somebody looked at it.

extension StateDatabase {
  /// What changed between who asks last looking, before the newest revision, and now.
  ///
  /// It stays told after the new text was opened, until there is a newer one. What was taken in as
  /// known counts as looked at; whoever never looked has nothing to compare.
  func changes(ofStory story: Int64, for asker: Asker) throws(StateError) -> [BriefingChange] {
    let revisions = try revisions(ofStory: story)
    guard revisions.count > 1, let now = revisions.last else { return [] }
    let records = try records(ofStory: story).sorted { $0.stamp < $1.stamp }
    let look = try look(atStory: story, before: now.clock, for: asker)
    let wasKnown = records.first?.isBaseline == true
    guard
      let then = look.map({ revisions.shown(content: $0.content, at: $0.clock) })
        ?? (wasKnown ? revisions.first : nil)
    else { return [] }
    var changes: [BriefingChange] = []
    if then.isExploited != now.isExploited { changes.append(.exploited(now.isExploited)) }
    if then.severity != now.severity {
      changes.append(.severity(from: then.severity, to: now.severity))
    }
    for (before, after) in records.chains(since: then.clock) {
      for change in after.changes(since: before) where !changes.contains(change) {
        switch change {
        // The worst that any source says counts, and stands above.
        case .exploited, .severity: continue
        default: changes.append(change)
        }
      }
    }
    return changes
  }

  /// The newest read or unread of who asks that is older than a clock.
  private func look(
    atStory story: Int64, before clock: UInt64, for asker: Asker
  ) throws(StateError) -> (content: ContentID?, clock: UInt64)? {
    let sql: SQL =
      "SELECT t.content, e.clock FROM targets t JOIN events e ON e.id = t.event WHERE "
      + SQL(
        """
        t.subject IN (SELECT 'b' || key FROM keys WHERE story = ?) AND t.field = 'read' AND e.live
        AND e.clock < ? AND e.me IN 
        """, [.integer(story), .clock(clock)]) + SQL.list([asker.me] + asker.aliases)
      + " ORDER BY e.clock DESC, e.id DESC LIMIT 1"
    return try database.keptStatement(sql).first { row in
      (row.optionalText(0).map(ContentID.init(rawValue:)), UInt64(clamping: row.integer(1)))
    }
  }
}

extension [BriefingRecord] {
  /// Of each revision chain that said something else after a clock, what it said then and says now.
  ///
  /// The records are in the order of the fold.
  fileprivate func chains(since clock: UInt64) -> [(before: Briefing, after: Briefing)] {
    var names: [ChainName] = []
    var before: [ChainName: BriefingRecord] = [:]
    var after: [ChainName: BriefingRecord] = [:]
    for record in self {
      let name = ChainName(key: record.key, source: record.sourceID)
      if after.updateValue(record, forKey: name) == nil { names.append(name) }
      if record.clock <= clock { before[name] = record }
    }
    return names.compactMap { name in
      guard let old = before[name], let new = after[name], old.content != new.content else {
        return nil
      }
      return (old.briefing, new.briefing)
    }
  }

  /// The facts and dates that the record of a clock says otherwise than the one before it in its chain.
  func restatement(at clock: UInt64) -> [BriefingChange] {
    guard let place = firstIndex(where: { $0.clock == clock }) else { return [] }
    let record = self[place]
    let before = self[..<place].last {
      $0.key == record.key && $0.sourceID == record.sourceID
    }
    guard let before else { return [] }
    return record.briefing.changes(since: before.briefing).filter { change in
      switch change {
      case .due, .fact: true
      case .title, .exploited, .severity, .text: false
      }
    }
  }
}

/// One source's revisions of what one key names.
private struct ChainName: Hashable {
  var key: BriefingKey
  var source: String
}
