/// A briefing with its checklist as text to be read elsewhere.
public enum BriefingText {
  /// Plain text: title, facts, sections, and the checklist with its marks.
  public static func plain(_ stored: StoredBriefing) -> String {
    let briefing = stored.briefing
    var parts = [briefing.title]
    let facts = facts(of: stored)
    if !facts.isEmpty { parts.append(facts) }
    parts += briefing.readingGroups.map { $0.map(\.text).joined(separator: "\n") }
    if !stored.actions.isEmpty {
      parts.append("Actions")
      parts.append(stored.actions.map(plainLine).joined(separator: "\n"))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// CommonMark with task list marks; signs that mean something to Markdown are escaped.
  public static func markdown(_ stored: StoredBriefing) -> String {
    let briefing = stored.briefing
    var parts = ["# " + escaped(briefing.title)]
    let facts = facts(of: stored)
    if !facts.isEmpty { parts.append(escaped(facts)) }
    parts += briefing.readingGroups.map { $0.map(markdown).joined(separator: "\n") }
    if !stored.actions.isEmpty {
      parts.append("## Actions")
      parts.append(stored.actions.map(markdownLine).joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func facts(of stored: StoredBriefing) -> String {
    let briefing = stored.briefing
    let date = briefing.published ?? stored.received
    return
      ([
        stored.row.short, briefing.severity?.word, briefing.isExploited ? "KEV" : nil,
        stored.row.source.isEmpty ? nil : stored.row.source, String(date.rfc3339.prefix(10)),
        briefing.link,
      ].compactMap { $0 } + briefing.cves).joined(separator: " · ")
  }

  private static func plainLine(_ row: ActionRow) -> String {
    let detail = row.action.detail.isEmpty ? "" : "\n       " + oneLine(row.action.detail)
    return
      "\(row.state.checkbox) \(row.number)  \(oneLine(row.action.title))\(ending(row))\(detail)"
  }

  private static func markdownLine(_ row: ActionRow) -> String {
    let detail = row.action.detail.isEmpty ? "" : ": " + escaped(oneLine(row.action.detail))
    let box = row.isSettled ? "[x]" : "[ ]"
    return "- \(box) **\(escaped(oneLine(row.action.title)))**\(detail)\(escaped(ending(row)))"
  }

  /// State, owner and date in brackets, as far as there are any.
  private static func ending(_ row: ActionRow) -> String {
    var facts: [String] = []
    if row.state != .open { facts.append(row.state.word) }
    facts += row.owners
    if let due = row.due, !row.isSettled { facts.append("due \(due.iso)") }
    return facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"
  }

  private static func markdown(_ part: ReadingPart) -> String {
    switch part {
    case .heading(let text): return "## " + escaped(text)
    case .paragraph(let text): return escaped(text)
    case .quote(let text):
      return text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "> " + escaped(String($0)) }.joined(separator: "\n")
    case .item(let mark, let text): return mark + " " + escaped(oneLine(text))
    case .code(let text, let language):
      let fence = fence(longerThanIn: text)
      return "\(fence)\(language ?? "")\n\(text)\n\(fence)"
    case .table(let header, let rows):
      let line = { (cells: [String]) in
        "| " + cells.map { escaped(oneLine($0)) }.joined(separator: " | ") + " |"
      }
      let rule = "|" + String(repeating: " --- |", count: max(header.count, 1))
      return ([line(header), rule] + rows.map(line)).joined(separator: "\n")
    }
  }

  private static func fence(longerThanIn text: String) -> String {
    var longest = 2
    var run = 0
    for byte in text.utf8 {
      run = byte == 0x60 ? run + 1 : 0
      longest = max(longest, run)
    }
    return String(repeating: "`", count: longest + 1)
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]<>#|~".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
