import CellGrid
import DocketModel

/// The screen of what happened since the person was last here.
///
/// A value of lines: nothing on it moves by itself; an act changes the row it was done to.
struct SinceModel: Sendable, Hashable {
  /// Nil while the answer is on its way.
  private(set) var report: SinceReport?
  /// How the feeds stand, in a line; empty while that is not known and where there are none.
  private var feeds = ""
  private(set) var lines: [Line] = []
  /// The place among the rows.
  private(set) var selected = 0
  var top = 0

  enum Line: Sendable, Hashable {
    case band(String)
    /// The last band: how the feeds stand.
    case feeds(String)
    case row(ActionRow, Tail)
    /// What was said with the row above.
    case quote(String)
  }

  /// What stands at the end of a row.
  enum Tail: Sendable, Hashable {
    /// Who gave it, when; with its date in front.
    case handed(String, Timestamp)
    /// A line of its own says it.
    case nothing
  }

  init() {}

  /// `decide` names the key that settles a conflict.
  mutating func fill(_ report: SinceReport, today: Day, decide: String) {
    let before = selectedRow?.id
    self.report = report
    lines = Self.lines(report, today: today, decide: decide) + feedsLine
    selected = rows.firstIndex { $0.id == before } ?? min(selected, max(rows.count - 1, 0))
  }

  mutating func fill(feeds: String) {
    self.feeds = feeds
    if let last = lines.last, case .feeds = last { lines.removeLast() }
    if report != nil { lines += feedsLine }
  }

  private var feedsLine: [Line] { feeds.isEmpty ? [] : [.feeds("feeds ── \(feeds)")] }

  private static func lines(_ report: SinceReport, today: Day, decide: String) -> [Line] {
    var lines: [Line] = [.band("handed to you \(Wording.grouped(report.handed.count))")]
    var said: String?
    for one in report.handed {
      lines.append(.row(one.action, .handed(one.by, one.at)))
      // What was said to several at once stands under the first of them.
      if let remark = one.remark, remark != said { lines.append(.quote("\"\(remark)\"")) }
      said = one.remark
    }
    let decided = report.decided.reduce(0) { $0 + $1.count }
    let people = Wording.decided(report.decided)
    lines.append(
      .band(
        "decided by others \(Wording.grouped(decided))" + (people.isEmpty ? "" : " ── \(people)")))
    func section(_ name: String, _ rows: [ActionRow], _ say: (ActionRow) -> String) {
      lines.append(.band("\(name) \(Wording.grouped(rows.count))"))
      for row in rows {
        lines.append(.row(row, .nothing))
        lines.append(.quote(say(row)))
      }
    }
    section("came back by itself", report.returned) { Wording.returned($0, today: today) }
    section("conflicts", report.conflicts) {
      [Wording.opinions($0.conflict, today: today), decide].joinedParts(" · ")
    }
    section("outdated decisions", report.outdated) { Wording.outdated($0, today: today) }
    return lines
  }

  // MARK: Rows

  var rows: [ActionRow] {
    lines.compactMap { if case .row(let row, _) = $0 { row } else { nil } }
  }

  var selectedRow: ActionRow? {
    let rows = rows
    return rows.indices.contains(selected) ? rows[selected] : nil
  }

  func targets(_ count: Int) -> [Subject] {
    rows.dropFirst(selected).prefix(count).map { .action($0.id) }
  }

  /// The line of the selected row.
  var selectedLine: Int {
    var row = -1
    return lines.firstIndex { line in
      if case .row = line { row += 1 }
      return row == selected
    } ?? 0
  }

  mutating func select(_ row: Int) { selected = min(max(row, 0), max(rows.count - 1, 0)) }

  /// Shows how actions stand after an act, where they are.
  mutating func refresh(_ fresh: [ActionRow]) {
    for index in lines.indices {
      guard case .row(let row, let tail) = lines[index],
        let new = fresh.first(where: { $0.id == row.id })
      else { continue }
      lines[index] = .row(new, tail)
    }
  }

  /// Keeps the selected row, and what is said under it, in sight.
  mutating func scroll(in rows: Int) {
    let line = selectedLine
    top = ScrollWindow.nearest(
      showing: min(line + 1, max(lines.count - 1, 0)), of: lines.count, in: rows, from: top)
    top = min(top, line)
    // The first band comes back with the first row.
    if selected == 0 { top = 0 }
  }
}
