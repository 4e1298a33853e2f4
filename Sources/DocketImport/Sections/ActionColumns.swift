internal import DocketModel

/// Which columns of a table hold the title, the detail and the due date of an action.
struct ActionColumns {
  private var title = 0
  private var due: Int?
  private var ignored: Set<Int> = []

  init(header: [String], rows: [[String]]) {
    var titled = false
    for (column, head) in header.enumerated() {
      let key = head.trimmed().lowercased()
      if !titled, Self.titles.contains(key) {
        title = column
        titled = true
      } else if due == nil, Self.dues.contains(key) {
        due = column
      }
    }
    for column in header.indices where Self.isNumbering(column, rows) { ignored.insert(column) }
    if !titled, let first = header.indices.first(where: { !ignored.contains($0) && $0 != due }) {
      title = first
    }
    if let due { ignored.insert(due) }
  }

  /// The action of a row; nil where the title cell is empty.
  func text(of row: [String]) -> ActionText? {
    guard row.indices.contains(title), row[title].hasWords else { return nil }
    let rest = row.indices.filter { $0 != title && !ignored.contains($0) && !row[$0].isEmpty }
    if rest.isEmpty { return ActionText(row[title]) }
    return ActionText(
      title: ActionText.withoutEnd(row[title]),
      detail: rest.map { row[$0] }.joined(separator: " \u{2013} "))
  }

  func due(of row: [String]) -> Day? {
    guard let due, row.indices.contains(due) else { return nil }
    return Dates.parse(row[due])?.day
  }

  private static func isNumbering(_ column: Int, _ rows: [[String]]) -> Bool {
    !rows.isEmpty
      && rows.allSatisfy { row in
        row.indices.contains(column) && row[column].utf8.allSatisfy { $0 < 0x40 }
          && row[column].utf8.count <= 4
      }
  }

  private static let titles: Set<String> = [
    "action", "actions", "recommendation", "task", "step", "title", "measure", "what", "mitigation",
    "what to do", "massnahme", "empfehlung", "mesure", "recommandation", "medida", "accion", "acao",
    "azione", "misura", "maatregel", "actie", "対策", "措施", "建议", "الإجراء", "إجراء", "maßnahme",
  ]
  private static let dues: Set<String> = [
    "due", "due date", "deadline", "by when", "by", "until", "when", "date", "target date", "frist",
    "termin", "bis", "echeance", "fecha limite", "plazo", "prazo", "scadenza", "期限", "截止日期",
  ]
}

/// The day by which something is to be done, where the text says so outright.
enum DueDay {
  /// Reads `(due 2026-12-01)`, `Due: 1 December 2026`, `Frist: ...`; never guesses.
  static func stated(in text: String) -> Day? {
    guard text.utf8.count < 4_000, mentionsDay(text) else { return nil }
    let lower = text.lowercased()
    for label in labels {
      if let day = day(after: label, in: lower) { return day }
    }
    return Imperatives.opens(text) ? day(after: " by ", in: lower) : nil
  }

  /// Whether a year stands in it: few actions name a day, and looking closer takes time.
  private static func mentionsDay(_ text: String) -> Bool {
    var run: (UInt8, UInt8, UInt8) = (0, 0, 0)
    for byte in text.utf8 {
      if run.0 == 0x32, run.1 == 0x30, (0x30...0x39).contains(run.2), (0x30...0x39).contains(byte) {
        return true
      }
      run = (run.1, run.2, byte)
    }
    return false
  }

  private static func day(after label: String, in lower: String) -> Day? {
    guard let place = lower.firstRange(ofText: label) else { return nil }
    let rest = lower[place.upperBound...].prefix(40)
    let end = rest.firstIndex { ")];|\n".contains($0) } ?? rest.endIndex
    return Dates.leading(String(rest[..<end]).trimmed())?.day
  }

  private static let labels = [
    "due date:", "due by ", "due:", "(due ", ", due ", "; due ", "deadline:", "deadline ",
    "due on ",
    "no later than ", "frist:", "termin:", "bis zum ", "sp\u{E4}testens am ",
    "\u{E9}ch\u{E9}ance :", "\u{E9}ch\u{E9}ance:", "avant le ", "fecha l\u{ED}mite:",
    "antes del ", "plazo:", "prazo:", "at\u{E9} ", "\u{671F}\u{9650}:", "\u{671F}\u{9650}\u{FF1A}",
  ]
}

extension String {
  /// The first place where the text stands, compared byte by byte.
  func firstRange(ofText needle: String) -> Range<String.Index>? {
    let hay = utf8
    let wanted = Array(needle.utf8)
    guard let first = wanted.first else { return nil }
    var index = hay.startIndex
    while let start = hay[index...].firstIndex(of: first) {
      if hay[start...].starts(with: wanted) {
        return start..<hay.index(start, offsetBy: wanted.count)
      }
      index = hay.index(after: start)
    }
    return nil
  }
}
