import CellGrid
import DocketModel

extension App {
  /// Title and facts of the briefing: one band when stacked, up to three rows beside the list.
  func renderHeading(_ layout: Layout, _ grid: inout Grid) {
    let area = layout.heading
    guard !area.isEmpty, let reading = browse.reading else { return }
    let row = reading.stored.row
    let title = reading.title
    let facts = facts(of: reading.stored)
    switch layout.form {
    case .stacked:
      Chrome.band(
        &grid, row: area.row, column: area.column, columns: area.columns,
        title: bandTitle(title, facts, columns: area.columns - 10))
    case .single:
      let end = putTitle(title, .single, in: area, rows: area.rows, &grid)
      let due = row.due.map { " " + Wording.dueColumn($0, today: moment.today) } ?? ""
      let counts = row.total > 0 ? "\(row.settled)/\(row.total)\(due)" : ""
      if area.columns - end > counts.count {
        putRight(
          counts, in: end..<area.column + area.columns - 1, row: area.row, .text, &grid)
      }
    case .sideBySide, .tiny:
      // Under it stand the facts and a blank row.
      let rows = max(area.rows - 2, 1)
      putTitle(title, .sideBySide, in: area, rows: rows, &grid)
      grid.put(
        factLine(facts, columns: area.columns - 1), column: area.column + 1, row: area.row + rows,
        width: area.columns - 1, role: .textDim, ellipsis: true)
    }
  }

  /// Puts the title on the rows it has, and answers where the first of them ends.
  @discardableResult
  private func putTitle(
    _ title: SafeText, _ form: Layout.Form, in area: Rect, rows: Int, _ grid: inout Grid
  ) -> Int {
    let lines = Layout.titleLines(title, columns: area.columns, form: form, rows: rows)
    let ends = lines.enumerated().map { offset, line in
      grid.put(
        line, column: area.column + 1, row: area.row + offset, role: .title, emphasis: .bold)
    }
    return ends.first ?? area.column + 1
  }

  /// As many whole facts as fit.
  private func factLine(_ facts: [String], columns: Int) -> SafeText {
    var line: SafeText = ""
    for fact in facts {
      let longer: SafeText = line.isEmpty ? "\(fact)" : "\(line) · \(fact)"
      if longer.width <= columns { line = longer }
    }
    return line
  }

  /// Facts are shown whole or not at all: the last ones go before the title is cut to less than
  /// two thirds.
  private func bandTitle(_ title: SafeText, _ facts: [String], columns: Int) -> String {
    var facts = facts
    func tail() -> SafeText { SafeText(facts.map { " · " + $0 }.joined()) }
    while !facts.isEmpty, min(title.width, columns * 2 / 3) + tail().width > columns {
      facts.removeLast()
    }
    return title.prefix(columns: columns - tail().width, ellipsis: true).string + tail().string
  }

  /// Severity, exploitation, numbers, source and age, as far as they are known.
  private func facts(of stored: StoredBriefing) -> [String] {
    let briefing = stored.briefing
    var facts: [String] = []
    if let severity = briefing.severity { facts.append(severity.word) }
    if briefing.isExploited { facts.append("KEV") }
    facts += briefing.cves.prefix(2)
    if briefing.cves.count > 2 { facts.append("+\(briefing.cves.count - 2)") }
    let day = moment.zone.local(stored.row.date).day.short(from: moment.today)
    let more = stored.row.otherSources > 0 ? " +\(stored.row.otherSources)" : ""
    facts.append((stored.row.source + " " + day).trimmed + more)
    if stored.revision > 1 { facts.append("revision \(stored.revision)") }
    facts += stored.tags.map { "#" + $0 }
    return facts
  }

  func renderText(_ layout: Layout, _ grid: inout Grid) {
    let area = layout.text
    guard !area.isEmpty, let reading = browse.reading else { return }
    let anchored = anchoredLines(reading)
    for offset in 0..<area.rows {
      let number = reading.top + offset
      guard reading.layout.lines.indices.contains(number) else { break }
      let line = reading.layout.lines[number]
      let row = area.row + offset
      grid.put(
        line.text, column: area.column + line.indent, row: row, width: area.columns - line.indent,
        role: line.role, emphasis: line.role == .sectionHeading ? .bold : [])
      if anchored.contains(number) {
        grid.put("»", column: area.column + 1, row: row, role: .textStrong, emphasis: .bold)
      }
      light(reading, line: number, indent: area.column + line.indent, row: row, &grid)
      if browse.focus == .briefing, number == reading.line {
        grid.put(">", column: area.column, row: row, role: .textStrong, emphasis: .bold)
      }
    }
    renderMore(reading, layout, &grid)
  }

  private func anchoredLines(_ reading: ReadingModel) -> Set<Int> {
    guard let opened = reading.checklist.opened,
      let action = reading.actions.first(where: { $0.id == opened })
    else { return [] }
    return Set(reading.lines(of: action.action))
  }

  private func light(
    _ reading: ReadingModel, line: Int, indent: Int, row: Int, _ grid: inout Grid
  ) {
    guard let search = reading.search else { return }
    for (number, match) in search.matches.enumerated() where match.line == line {
      let rect = Rect(column: indent + match.column, row: row, columns: match.width, rows: 1)
      grid.setRole(number == search.current ? .searchCurrent : .searchMatch, in: rect)
      grid.emphasize(rect, .match)
    }
  }

  /// How much text is left, at the right end of the line below it, behind the title of that line.
  private func renderMore(_ reading: ReadingModel, _ layout: Layout, _ grid: inout Grid) {
    let band = layout.checklistBand
    let more = reading.layout.lines.count - reading.top - layout.text.rows
    guard more > 0, !band.isEmpty else { return }
    let room = band.columns - SafeText(line: bandTitle(reading)).width - 6
    let texts = [Wording.counted(more, "line"), Wording.grouped(more)].map {
      SafeText(" \(["\($0) more", key(of: .readOn)].joinedParts(": ")) ")
    }
    guard let text = texts.first(where: { $0.width <= room }) else { return }
    grid.put(
      text, column: band.column + band.columns - text.width - 2, row: band.row, role: .textDim)
  }
}
