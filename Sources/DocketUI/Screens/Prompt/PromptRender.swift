import CellGrid
import DocketModel

extension App {
  /// The question on the last row, the answer as it is understood at its right end.
  func renderPrompt(_ prompt: PromptModel, _ grid: inout Grid) {
    let row = size.rows - 1
    grid.clear(row: row)
    let before = prompt.active.beforeCursor
    var label = SafeText(" " + prompt.label)
    if case .confirm = prompt.purpose, label.width > size.columns - 2 {
      renderLongQuestion(prompt, &grid)
      return
    }
    if label.width > size.columns - 10 { label = label.prefix(columns: size.columns - 10) }
    var column = grid.put(label, column: 0, row: row, role: .prompt)
    let echo = SafeText(line: prompt.complaint ?? echo(of: prompt))
    let typed = SafeText(line: prompt.active.text)
    // A narrow screen has no room beside the answer: how it is understood stands above it.
    let isAbove = !echo.isEmpty && echo.width + column + 12 > size.columns && row > 1
    if isAbove {
      // What is acted on stays in sight.
      let above = grid.cursor?.row == row - 1 && row > 2 ? row - 2 : row - 1
      grid.clear(row: above)
      grid.put(
        echo, column: 1, row: above, width: size.columns - 1,
        role: prompt.complaint == nil ? .hintText : .statusError, ellipsis: true)
    }
    let wanted =
      echo.isEmpty || isAbove ? 0 : min(echo.width + 2, max(size.columns - column - 12, 0))
    let room = max(size.columns - column - wanted - 1, 4)
    let beforeWidth = SafeText(line: before).width
    // The end that is typed stays in sight.
    let skipped = max(beforeWidth - room + 1, 0)
    let shown = skipped == 0 ? typed : typed.dropping(columns: skipped)
    let start = column
    column = grid.put(shown, column: column, row: row, width: room, role: .text)
    if wanted > 4 {
      grid.put(
        echo, column: size.columns - wanted + 1, row: row, width: wanted - 1,
        role: prompt.complaint == nil ? .hintText : .statusError, ellipsis: true)
    }
    grid.cursor = Position(
      column: min(start + beforeWidth - skipped, max(size.columns - 1, 0)), row: row)
  }

  /// A question that is answered with a key is shown whole, on as many rows as it takes.
  private func renderLongQuestion(_ prompt: PromptModel, _ grid: inout Grid) {
    var pieces = SafeText(line: prompt.label).wrapped(to: max(size.columns - 3, 8))
    // Its end, which asks, is what must be seen.
    pieces = Array(pieces.suffix(max(size.rows, 1)))
    var end = 0
    for (number, piece) in pieces.enumerated() {
      let row = size.rows - pieces.count + number
      grid.clear(row: row)
      end = grid.put(piece, column: 1, row: row, role: .prompt)
    }
    grid.cursor = Position(column: min(end + 1, max(size.columns - 1, 0)), row: size.rows - 1)
  }

  /// How the answer is understood so far.
  private func echo(of prompt: PromptModel) -> String {
    if !prompt.offers.isEmpty { return prompt.offers.joined(separator: "  ") }
    let text = prompt.editor.text.trimmed
    switch prompt.purpose {
    case .assign(let subjects), .waitOn(let subjects):
      guard let assignment = try? assignment(text) else { return "" }
      return phrase(assignment, subjects)
    case .laterDay(let subjects), .acceptUntil(let subjects):
      guard let day = try? Day(parsing: text, today: moment.today) else { return "" }
      return phrase(day, subjects)
    case .acceptWhy:
      return prompt.isOnSecond
        ? "Tab: why" : "approved by: \(prompt.second?.text ?? "")  Tab: another"
    case .narrow: return narrowedCount ?? ""
    case .search:
      guard let search = browse.reading?.search else { return "" }
      return search.matches.count == 1 ? "1 match" : "\(search.matches.count) matches"
    default: return ""
    }
  }

  private func phrase(_ assignment: Assignment, _ subjects: [Subject]) -> String {
    var parts: [String] = []
    if let owners = assignment.owners {
      parts.append(owners.isEmpty ? "nobody" : owners.joined(separator: ", "))
    }
    switch assignment.due {
    case .set(let day): parts.append(phrase(day, subjects))
    case .clear: parts.append("no date")
    case nil: break
    }
    return parts.joined(separator: " · ")
  }

  /// `Fri 25 Jul, in 4 days, before KEV 8 Aug`: measured at the action that is due first.
  private func phrase(_ day: Day, _ subjects: [Subject]) -> String {
    let first = actionRows(of: subjects).filter { $0.action.due != nil }
      .min { ($0.action.due ?? day) < ($1.action.due ?? day) }
    return Wording.dueEcho(day, today: moment.today, for: first)
  }
}

extension SafeText {
  /// What is left after so many columns from the left; a wide glyph that is cut goes whole.
  func dropping(columns: Int) -> SafeText {
    var text = Substring(string)
    var dropped = 0
    while dropped < columns, let first = text.first {
      dropped += SafeText(String(first)).width
      text.removeFirst()
    }
    return SafeText(String(text))
  }
}
