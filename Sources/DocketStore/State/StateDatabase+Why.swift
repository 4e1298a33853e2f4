internal import DocketModel

// Who decided it, when, why, until when, and what was known.

extension StateDatabase {
  /// Everything known about the decisions on an action, or on the actions of a briefing.
  func why(_ subject: Subject, for asker: Asker) throws(StateError) -> WhyAnswer {
    guard let story = try story(of: subject) else { return WhyAnswer() }
    var rows = try actionRows(ofStory: story, for: asker)
    if case .action(let id) = subject, let own = try actionRows([id], for: asker).first {
      rows.removeAll { $0.id != own.id }
    }
    return try answer(rows, briefings: 1, for: asker)
  }

  /// Everything known about the decisions on a CVE, wherever it is named.
  func why(cve: String, for asker: Asker) throws(StateError) -> WhyAnswer {
    let query = Query.term(.cve(cve))
    let briefings = try listing(
      ListingRequest(kind: .briefings, query: query, order: .newest), for: asker)
    var rows: [ActionRow] = []
    for subject in briefings.subjects {
      guard let story = try story(of: subject) else { continue }
      rows += try actionRows(ofStory: story, for: asker)
    }
    return try answer(rows, briefings: briefings.subjects.count, for: asker)
  }

  private func answer(
    _ rows: [ActionRow], briefings: Int, for asker: Asker
  ) throws(StateError) -> WhyAnswer {
    var pages: [(Stamp, WhyPage)] = []
    for row in rows {
      guard let decision = row.decision, let event = try eventAlone(decision.event) else {
        continue
      }
      pages.append((event.stamp, try page(row, decision, event, for: asker)))
    }
    pages.sort { $1.0 < $0.0 }
    return WhyAnswer(
      pages: pages.map(\.1), briefings: briefings, actions: rows.count { !$0.isWithdrawn })
  }

  private func page(
    _ row: ActionRow, _ decision: DecisionRecord, _ event: Event, for asker: Asker
  ) throws(StateError) -> WhyPage {
    let names = try names(of: .action(row.id))
    guard let story = try story(of: .action(row.id)) else {
      return WhyPage(action: row, decision: decision)
    }
    let content = try content(of: event.id, on: names)
    let knew = try knew(content, at: event.clock, story: story)
    var decision = decision
    decision.basis = knew.map(\.short)
    let ends = decision.decision.firstDayAfter.map { Day(number: Int($0)) }
    return WhyPage(
      action: row, decision: decision, ended: ends.flatMap { $0 <= asker.today ? $0 : nil },
      knew: knew, since: try since(content, at: event.clock, row, story: story),
      history: try history(names, story: story))
  }

  /// The content on screen, and what other keys of the story said by then.
  private func knew(
    _ content: ContentID?, at clock: UInt64, story: Int64
  ) throws(StateError) -> [WhyPage.Knowledge] {
    let revisions = try revisions(ofStory: story)
    guard let then = revisions.shown(content: content, at: clock) else { return [] }
    let records = try records(ofStory: story).sorted { $0.stamp < $1.stamp }
    guard let shown = records.first(where: { $0.content == then.content }) else { return [] }
    var knew = [
      WhyPage.Knowledge(
        short: "\(try short(ofStory: story))@\(then.number)", content: then.content,
        title: shown.briefing.title, source: shown.briefing.source.name ?? "",
        severity: then.severity, isExploited: then.isExploited)
    ]
    var chains: [BriefingKey: [ContentID]] = [:]
    var last: [BriefingKey: BriefingRecord] = [:]
    for record in records where record.clock < clock && record.key != shown.key {
      if chains[record.key]?.contains(record.content) != true {
        chains[record.key, default: []].append(record.content)
      }
      last[record.key] = record
    }
    for key in last.keys.sorted() {
      guard let record = last[key], let short = try short(of: key) else { continue }
      knew.append(
        WhyPage.Knowledge(
          short: "\(short)@\(chains[key]?.count ?? 1)", content: record.content,
          title: record.briefing.title, source: record.briefing.source.name ?? "",
          severity: record.briefing.severity, isExploited: record.briefing.isExploited))
    }
    return knew
  }

  private func short(of key: BriefingKey) throws(StateError) -> String? {
    let sql = """
      SELECT k.hash, (SELECT max(hash) FROM keys WHERE hash < k.hash),
        (SELECT min(hash) FROM keys WHERE hash > k.hash) FROM keys k WHERE k.key = ?
      """
    return try database.statement(sql).first([.text(key.rawValue)]) { Self.short($0, at: 0) }
  }

  private func since(
    _ content: ContentID?, at clock: UInt64, _ row: ActionRow, story: Int64
  ) throws(StateError) -> [WhyPage.Change] {
    let revisions = try revisions(ofStory: story)
    guard var last = revisions.shown(content: content, at: clock),
      let place = revisions.firstIndex(of: last)
    else { return [] }
    let short = try short(ofStory: story)
    let records = try records(ofStory: story).sorted { $0.stamp < $1.stamp }
    var changes: [WhyPage.Change] = []
    for next in revisions[(place + 1)...] {
      if next.content != last.content {
        changes.append(.init(at: next.received, fact: .revision("\(short)@\(next.number)")))
      }
      if next.severity != last.severity {
        changes.append(
          .init(at: next.received, fact: .severity(from: last.severity, to: next.severity)))
      }
      if next.isExploited != last.isExploited {
        changes.append(
          .init(at: next.received, fact: .exploited(next.isExploited, due: row.due)))
      }
      if next.factChanges != last.factChanges {
        for change in records.restatement(at: next.clock) {
          changes.append(.init(at: next.received, fact: .restated(change)))
        }
      }
      last = next
    }
    for entry in try entries(ofOthersThan: story, behind: clock) {
      changes.append(.init(at: entry.received, fact: .exploited(true, due: entry.due)))
    }
    return changes.sorted { $0.at < $1.at }
  }

  private func history(_ names: [String], story: Int64) throws(StateError) -> [WhyPage.Past] {
    let sql = """
      SELECT DISTINCT e.id, e.live, t.content FROM targets t JOIN events e ON e.id = t.event
      WHERE t.subject = ? AND t.field = 'decision'
      """
    var past: [(Stamp, WhyPage.Past)] = []
    for name in names {
      let found = try database.statement(sql)
        .rows([.text(name)]) { ($0.text(0), $0.flag(1), $0.optionalText(2)) }
      for (id, isLive, content) in found {
        guard let event = try eventAlone(EventID(rawValue: id)),
          let record = try record(
            event, content.map(ContentID.init(rawValue:)), [], story: story)
        else { continue }
        past.append((event.stamp, WhyPage.Past(record: record, isUndone: !isLive)))
      }
    }
    return past.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
