import CellGrid
import DocketModel

/// A briefing as a page of text: what `docket show` prints.
enum BriefingPage {
  /// Title and everything known about where it comes from.
  static func head(
    _ briefing: Briefing, short: String, revision: Int? = nil, _ invocation: Invocation
  ) {
    let printer = invocation.printer
    let id: SafeText = revision.map { "\(short)@\($0)" } ?? "\(short)"
    printer.paragraph(
      "\(id)  \(SafeText(line: briefing.title))", hanging: id.width + 2, ink: .strong)
    var facts: [String] = []
    if let severity = briefing.severity { facts.append(severity.word) }
    if briefing.isExploited { facts.append("KEV") }
    facts += briefing.cves + briefing.identifiers
    if let name = briefing.source.name ?? briefing.author { facts.append(name) }
    if let published = briefing.published {
      facts.append(invocation.zone.local(published).day.short(from: invocation.today))
    }
    facts += briefing.topics
    if !facts.isEmpty {
      printer.paragraph(facts.map { SafeText(line: $0) }.joined(separator: " · "))
    }
    if let link = briefing.link { printer.line([Span(SafeText(line: link), .dim)]) }
  }

  /// The sections; what the checklist says again is left out.
  static func sections(_ briefing: Briefing, to printer: Printer) {
    var isUnderHeading = false
    for group in briefing.readingGroups {
      if !isUnderHeading { printer.line() }
      for part in group { self.part(part, to: printer) }
      isUnderHeading = if case .heading? = group.last { true } else { false }
    }
    if !briefing.related.isEmpty {
      printer.line()
      printer.line([Span("Related", .strong)])
      for related in briefing.related {
        printer.paragraph("- \(SafeText(line: related.title))", indent: 2, hanging: 4)
      }
    }
    if !briefing.links.isEmpty {
      printer.line()
      printer.line([Span("Links", .strong)])
      for link in briefing.links {
        printer.line("  \(SafeText(line: link.text)): \(SafeText(line: link.url))")
      }
    }
  }

  private static func part(_ part: ReadingPart, to printer: Printer) {
    switch part {
    case .heading(let text): printer.paragraph(SafeText(line: text), ink: .strong)
    case .paragraph(let text): printer.paragraph(SafeText(text), indent: 2)
    case .quote(let text): printer.paragraph(SafeText(text), indent: 4)
    case .item(let mark, let text):
      let lead: SafeText = "\(mark) "
      printer.paragraph(lead + SafeText(text), indent: 2, hanging: 2 + lead.width)
    case .code(let text, _):
      // Code is not broken: it is copied.
      for line in SafeText(text).lines { printer.line("    \(line)") }
    case .table(let header, let rows):
      var table = Table(Array(repeating: Table.Column(), count: rows.map(\.count).max() ?? 0))
      for row in ReadingPart.lines(header, rows) {
        table.add(row.map { Span(SafeText(line: $0)) })
      }
      table.print(to: printer)
    }
  }
}
