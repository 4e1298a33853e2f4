import CellGrid
import DocketModel

extension App {
  /// Draws the screen of the feeds over everything.
  func renderFeeds(_ feeds: FeedsModel, _ grid: inout Grid) {
    guard size.rows > 2 else { return }
    for row in 0..<size.rows { grid.clear(row: row) }
    renderFeedsTitle(feeds, &grid)
    let layout = FeedsLayout(size)
    grid.cursor = Position(column: 0, row: min(layout.body.lowerBound, size.rows - 1))
    if let rows = feeds.rows, !rows.isEmpty {
      if layout.hasHeader { renderFeedsHeader(&grid) }
      renderFeedLines(feeds, rows, layout.body, &grid)
    } else {
      renderNoFeeds(isWaiting: feeds.rows == nil, &grid)
    }
    renderLastRow(&grid)
  }

  private func renderFeedsTitle(_ feeds: FeedsModel, _ grid: inout Grid) {
    grid.fill(Rect(column: 0, row: 0, columns: size.columns, rows: 1), role: .status)
    let me = SafeText(settings.me)
    let end = max(size.columns - me.width - 1, 0)
    grid.put(me, column: end, row: 0, role: .status)
    var column = grid.put(" Feeds  ", column: 0, row: 0, role: .status, emphasis: .bold)
    var lead: SafeText = ""
    for (text, role) in feedsTitleParts(feeds) {
      let part = SafeText(line: text)
      guard column + lead.width + part.width < end else { break }
      column = grid.put(lead, column: column, row: 0, role: .status)
      column = grid.put(part, column: column, row: 0, role: role)
      lead = " · "
    }
    for text in outsideStatus {
      let part: SafeText = "\(SafeText(line: text)) · "
      guard part.width + 2 <= end - column else { continue }
      grid.put(part, column: end - part.width, row: 0, role: .status)
      break
    }
  }

  private func feedsTitleParts(_ feeds: FeedsModel) -> [(String, Role)] {
    guard let rows = feeds.rows else { return [] }
    var parts: [(String, Role)] = [(Wording.grouped(rows.count), .status)]
    let failing = rows.count(where: \.isFailing)
    if failing > 0 { parts.append(("\(failing) failing", .statusError)) }
    let silent = rows.count { $0.daysSilent(at: moment.now) != nil }
    if silent > 0 { parts.append(("\(silent) silent", .status)) }
    return parts
  }

  private func renderFeedsHeader(_ grid: inout Grid) {
    let columns = FeedColumns(columns: size.columns)
    grid.horizontalLine(row: 1, column: 0, columns: size.columns)
    grid.put(" feed ", column: columns.name.lowerBound - 1, row: 1, role: .textDim)
    if let host = columns.host {
      grid.put(" address ", column: host.lowerBound - 1, row: 1, role: .textDim)
    }
    func right(_ text: SafeText, _ range: Range<Int>) {
      grid.put(text, column: range.upperBound + 1 - text.width, row: 1, role: .textDim)
    }
    if let last = columns.last { right(" asked ", last) }
    right(" newest ", columns.newest)
    right(" unread/all ", columns.counts)
  }

  private func renderFeedLines(
    _ feeds: FeedsModel, _ rows: [FeedRow], _ body: Range<Int>, _ grid: inout Grid
  ) {
    let lines = feedLines(rows).lines
    let columns = FeedColumns(columns: size.columns)
    for (offset, row) in body.enumerated() {
      let index = feeds.top + offset
      guard lines.indices.contains(index) else { break }
      switch lines[index] {
      case .note(let text, let role):
        grid.put(text, column: FeedColumns.start + 2, row: row, role: role)
      case .row(let place):
        render(rows[place], columns, row: row, &grid)
        guard place == feeds.selected else { continue }
        grid.put(">", column: 0, row: row, role: .textStrong, emphasis: .bold)
        let bar = Rect(column: 0, row: row, columns: size.columns, rows: 1)
        grid.emphasize(bar, settings.showsBar ? [.bar, .bold] : .bold)
        grid.cursor = Position(column: 0, row: row)
      }
    }
  }

  private func render(
    _ row: FeedRow, _ columns: FeedColumns, row line: Int, _ grid: inout Grid
  ) {
    let sign: (SafeText, Role) =
      fetch.tries(row.feed)
      ? ("…", .textStrong)
      : row.isFailing ? ("!", .actionOverdue) : row.isUntried ? ("?", .textStrong) : (" ", .text)
    grid.put(sign.0, column: 2, row: line, role: sign.1, emphasis: .bold)
    grid.put(
      SafeText(line: row.feed.name), column: columns.name.lowerBound, row: line,
      width: columns.name.count, role: row.unread > 0 ? .listUnread : .listRead, ellipsis: true)
    if let host = columns.host {
      grid.put(
        SafeText(line: row.feed.shortAddress),
        column: host.lowerBound, row: line, width: host.count, role: .textDim, ellipsis: true)
    }
    func right(_ text: String, _ range: Range<Int>, _ role: Role) {
      let text = SafeText(line: text).prefix(columns: range.count)
      grid.put(text, column: range.upperBound - text.width, row: line, role: role)
    }
    if let last = columns.last {
      let asked = row.health.tried.map {
        Wording.moment($0, zone: moment.zone, today: moment.today)
      }
      right(asked ?? "never", last, .text)
    }
    right(
      row.newest.map { Wording.ageColumn($0, now: moment.now) } ?? "-", columns.newest, .textDim)
    right("\(Wording.grouped(row.unread))/\(Wording.grouped(row.briefings))", columns.counts, .text)
  }

  /// What an empty list says: how the first feed is added.
  private func renderNoFeeds(isWaiting: Bool, _ grid: inout Grid) {
    let isSpaced = size.rows >= 16
    let texts = isWaiting ? ["One moment"] : waysToFirstFeed(isShort: !isSpaced)
    var row = FeedsLayout(size).body.lowerBound
    for (number, text) in texts.filter({ !$0.isEmpty }).enumerated() {
      if number > 0, isSpaced { row += 1 }
      for piece in SafeText(line: text).wrapped(to: min(max(size.columns - 4, 8), 76)) {
        guard row < size.rows - 1 else { return }
        grid.put(piece, column: 2, row: row, role: number == 0 ? .textStrong : .text)
        row += 1
      }
    }
  }

  private func waysToFirstFeed(isShort: Bool) -> [String] {
    let add = offer(.addFeed, "adds one")
    let tried = ["It is tried at once", offer(.bringUpToDate, "takes in what it has")]
    let what =
      isShort
      ? "the address of a feed, a CSAF provider or the KEV catalogue, or a folder"
      : "the address of an RSS, Atom or JSON feed, a CSAF provider or the KEV catalogue, or a folder "
        + "of files. " + tried.joinedParts("; ")
    let list = isShort ? "" : ". A list from another reader: docket feed import FILE (OPML)."
    return [
      "No feeds yet.", add.isEmpty ? "" : "\(add): \(what).",
      "From the shell: docket feed add ADDRESS" + list,
    ]
  }
}
