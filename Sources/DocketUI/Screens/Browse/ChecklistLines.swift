import CellGrid
import DocketModel

/// The lines of the checklist: one per action, and under the opened one its whole text.
struct ChecklistLines: Sendable, Hashable {
  var lines: [Line] = []

  enum Line: Sendable, Hashable {
    case action(Int)
    case detail(SafeText, Role)
  }

  init(_ reading: ReadingModel, columns: Int, moment: Moment, keymap: Keymap) {
    let decide = keymap.offerToDecide
    for (index, action) in reading.actions.enumerated() {
      lines.append(.action(index))
      guard action.id == reading.checklist.opened else {
        addUnasked(of: action, columns, moment, decide: decide)
        continue
      }
      let titleRoom = ChecklistColumns(
        left: 0, columns: columns, largest: reading.largestNumber
      ).titleRoom(of: action)
      let details = Self.details(
        of: action, titleRoom: titleRoom, moment: moment, decide: decide)
      for (text, role) in details { add(text, role, columns) }
      add(Self.keys(of: action, keymap, width: Self.width(columns)), .textDim, columns)
    }
  }

  /// What is shown under an action without being asked for: two opinions, and a decision whose day
  /// has passed, are questions to whoever looks.
  private mutating func addUnasked(
    of action: ActionRow, _ columns: Int, _ moment: Moment, decide: String
  ) {
    if !action.conflict.isEmpty {
      let opinions = Wording.opinions(action.conflict, today: moment.today)
      add([opinions, decide].joinedParts(" · "), .actionConflict, columns)
    } else if let ended = Wording.ended(action, today: moment.today) {
      add(ended, .actionDeferred, columns)
    }
  }

  private static func width(_ columns: Int) -> Int { max(columns - indent - 1, 8) }

  /// The keys for an opened action, as many as one line has room for.
  private static func keys(of action: ActionRow, _ keymap: Keymap, width: Int) -> String {
    let open = keymap.key(of: .open)
    let place =
      open.isEmpty || action.action.anchor == nil ? "" : "\(open): its place in the text »"
    var line = ""
    for key in [place, keymap.offer(.why, "history"), keymap.offer(.note, "note")] {
      let longer = [line, key].joinedParts("   ")
      if SafeText(longer).width <= width { line = longer }
    }
    return line
  }

  private mutating func add(_ text: String, _ role: Role, _ columns: Int) {
    guard !text.isEmpty else { return }
    for piece in SafeText(text).wrapped(to: Self.width(columns)) {
      lines.append(.detail(piece, role))
    }
  }

  static let indent = 7

  /// The line the given action stands on.
  func line(of index: Int) -> Int {
    lines.firstIndex { $0 == .action(index) } ?? 0
  }

  /// How many lines the action takes with what is opened under it.
  func height(of index: Int) -> Int {
    let start = line(of: index)
    let next = lines[min(start + 1, lines.count)...].firstIndex {
      if case .action = $0 { true } else { false }
    }
    return (next ?? lines.count) - start
  }

  private static func details(
    of row: ActionRow, titleRoom: Int, moment: Moment, decide: String
  ) -> [(String, Role)] {
    var details: [(String, Role)] = []
    if row.isWithdrawn { details.append(("withdrawn by its source", .textStrong)) }
    if SafeText(line: row.action.title).width > titleRoom {
      details.append((row.action.title, .textStrong))
    }
    if !row.action.detail.isEmpty { details.append((row.action.detail, .text)) }
    if row.isChanged, let previous = row.previousDetail {
      details.append(("changed, before: " + previous, .textDim))
    }
    if !row.action.products.isEmpty {
      details.append(("for: " + row.action.products.joined(separator: ", "), .text))
    }
    details += row.conflict.map { (opinion($0, moment), .actionConflict) }
    if row.conflict.isEmpty, let record = row.decision {
      let what =
        Wording.ended(row, today: moment.today)
        ?? Wording.phrase(record.decision, today: moment.today)
      details.append((sentence(what, record, moment), .text))
    }
    if !row.conflict.isEmpty { details.append((decide, .actionConflict)) }
    details += row.evidence.map { ("; \($0.text)  \($0.who)", .text) }
    details += row.notes.map {
      (Wording.noteLine($0, zone: moment.zone, today: moment.today), .text)
    }
    let origin =
      switch row.action.origin {
      case .user: "added by hand"
      case .article: "said in the text"
      case .csaf, .kev, .osv: "from " + row.action.origin.rawValue.uppercased()
      }
    // The column tells only how late it is.
    let isLate = row.due.map { $0 < moment.today } ?? false
    let due = isLate ? Wording.due(row, today: moment.today).map { " · \($0)" } ?? "" : ""
    details.append(("\(row.short) · \(origin)\(due)", .textDim))
    return details
  }

  /// One of several opinions: `raj: n/a, not ours  09:12: CHG0041877`.
  private static func opinion(_ record: DecisionRecord, _ moment: Moment) -> String {
    let what = Wording.opinions([record], today: moment.today)
    let when = Wording.moment(record.at, zone: moment.zone, today: moment.today)
    return "\(what)  \(when)" + (record.decision.why.map { ": \($0)" } ?? "")
  }

  /// Who decided what, when, and why, in one sentence.
  private static func sentence(
    _ what: String, _ record: DecisionRecord, _ moment: Moment
  ) -> String {
    let when = Wording.moment(record.at, zone: moment.zone, today: moment.today)
    let why = Wording.decisionDetail(record.decision)
    return "\(what)  \(record.person.me) \(when)" + (why.isEmpty ? "" : ": \(why)")
  }
}

extension App {
  func checklistLines(_ reading: ReadingModel, columns: Int) -> ChecklistLines {
    ChecklistLines(reading, columns: columns, moment: moment, keymap: settings.keymap)
  }
}
