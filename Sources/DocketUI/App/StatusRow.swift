import CellGrid
import DocketModel

extension App {
  /// The first row: view, counts, narrowing, and who I am; the least important part drops first.
  func renderStatus(_ grid: inout Grid) {
    grid.fill(Rect(column: 0, row: 0, columns: size.columns, rows: 1), role: .status)
    let me = meWithOutside
    let end = size.columns - me.width - 1
    grid.put(me, column: max(end, 0), row: 0, role: .status)
    let head: SafeText = " \(browse.view.title)"
    var column = grid.put(head, column: 0, row: 0, role: .status, emphasis: .bold)
    var lead: SafeText = "  "
    for part in fitting(statusParts, columns: end - column - 1) {
      column = grid.put(lead, column: column, row: 0, role: .status)
      column = grid.put(part.text, column: column, row: 0, role: part.role)
      lead = " · "
    }
  }

  /// Who I am, and in front of it how it stands outside, where the counts have room all the same.
  private var meWithOutside: SafeText {
    let me = SafeText(settings.me)
    return outsideBesideMe.map { "\(SafeText(line: $0)) · \(me)" } ?? me
  }

  private var outsideBesideMe: String? {
    let room = size.columns - SafeText(settings.me).width - 49
    return outsideStatus.first { SafeText(line: $0).width + 3 <= room }
  }

  private struct StatusPart {
    var text: SafeText
    var role: Role
    /// Smaller stays longer.
    var rank: Int
  }

  /// The most important parts that fit, in the order they are shown.
  private func fitting(_ parts: [StatusPart], columns: Int) -> [StatusPart] {
    var room = columns
    var kept: Set<Int> = []
    for (index, part) in parts.enumerated().sorted(by: { $0.element.rank < $1.element.rank }) {
      guard part.text.width + 3 <= room else { continue }
      room -= part.text.width + 3
      kept.insert(index)
    }
    return parts.indices.filter(kept.contains).map { parts[$0] }
  }

  /// How many rows answer what is typed; nil where that is no query, and narrows nothing.
  var narrowedCount: String? {
    let isQuery = (try? Query(parsing: browse.list.narrowing)) != nil
    return isQuery ? Wording.counted(browse.list.count, "row") : nil
  }

  private var statusParts: [StatusPart] {
    var parts: [StatusPart] = []
    func add(_ text: String, rank: Int, _ role: Role = .status) {
      parts.append(StatusPart(text: SafeText(line: text), role: role, rank: rank))
    }
    let list = browse.list
    if let totals, totals.briefings > 0 {
      if browse.view == .inbox {
        add("\(Wording.grouped(totals.needsMe)) for you", rank: 1)
      } else if list.narrowing.isEmpty {
        add(Wording.counted(list.count, "row"), rank: 1)
      }
    }
    if showsUnsaved { add("\(unconfirmed) not saved yet", rank: 0, .statusError) }
    if isStoreSilent { add("the store does not answer", rank: 0, .statusError) }
    if health.isReadOnly { add("read-only", rank: 0, .statusError) }
    if health.unsaved > 0 {
      add("\(Wording.counted(health.unsaved, "act")) not saved", rank: -2, .statusError)
      add(":save-elsewhere", rank: -1, .statusError)
    }
    if health.damaged > 0 {
      add("\(health.damaged) damaged: docket doctor", rank: 0, .statusError)
    }
    // A job that runs is seen on a narrow screen too, in the place of counts.
    if let progress = fetch.progress, outsideBesideMe == nil {
      add(progress.wordings.last ?? "", rank: 1)
    }
    if let totals, totals.overdue > 0 {
      add("\(Wording.grouped(totals.overdue)) overdue", rank: 2, .statusError)
    }
    if !list.narrowing.isEmpty {
      add("/\(list.narrowing)", rank: 3)
      if let narrowedCount { add(narrowedCount, rank: 4) }
    }
    if let totals, totals.openActions > 0 {
      add(Wording.counted(totals.openActions, "action") + " open", rank: 8)
    }
    if !list.marked.isEmpty {
      let hidden = list.markedNotShown
      add("\(list.marked.count) selected" + (hidden > 0 ? ", \(hidden) not shown" : ""), rank: 5)
    }
    if list.newRows > 0 { add(swept("\(list.newRows) new", "shows them"), rank: 6) }
    if !list.settled.isEmpty { add(swept("\(list.settled.count) settled", "sweeps"), rank: 7) }
    return parts
  }

  private func swept(_ count: String, _ words: String) -> String {
    [count, offer(.sweep, words)].joinedParts(": ")
  }
}
