import CellGrid
import DocketModel

/// The text of a briefing broken into lines of a given width.
///
/// Made once per briefing, width and folding, not per frame.
struct BriefingLayout: Sendable, Hashable {
  var lines: [Line] = []
  /// The line each section's heading stands on.
  var headings: [Int: Int] = [:]

  struct Line: Sendable, Hashable {
    var text: SafeText
    var indent: Int
    var role: Role
    var kind: Kind
    /// The block it belongs to, for anchors.
    var place: Place?
  }

  enum Kind: Sendable, Hashable {
    case blank
    case heading(section: Int)
    /// One or more folded sections on one line; each with its first column.
    case folds([Fold])
    case text
  }

  struct Fold: Sendable, Hashable {
    var section: Int
    var column: Int
    var width: Int
  }

  /// A place in the source text: section, block, and the part of a list.
  struct Place: Sendable, Hashable {
    var section: Int
    var block: Int
    var part: Int
  }

  /// Sections after the last that stand for related briefings; they fold like any other.
  static let relatedSection = -1

  /// Whether hidden characters are shown as their numbers; else they are left out.
  private var reveals = false

  init() {}

  /// Breaks a briefing: `folded` sections are one line, and when `spaced` a blank line parts them.
  ///
  /// The `notes` stand above the text.
  init(
    _ briefing: Briefing, columns: Int, folded: Set<Int>, spaced: Bool, notes: [SafeText] = [],
    reveals: Bool = false
  ) {
    self.reveals = reveals
    for note in notes where !note.isEmpty {
      add(note.string, columns: columns, indent: 1, role: .textStrong)
    }
    var pending: [(section: Int, label: String)] = []
    for (index, section) in briefing.sections.enumerated() {
      if folded.contains(index) {
        pending.append((index, foldLabel(section, columns: columns)))
        continue
      }
      flush(&pending, columns: columns, spaced: spaced)
      append(section, index: index, columns: columns, spaced: spaced)
    }
    appendRelated(briefing.related, folded: folded, columns: columns, spaced: spaced, &pending)
    flush(&pending, columns: columns, spaced: spaced)
  }

  private mutating func append(_ section: Section, index: Int, columns: Int, spaced: Bool) {
    if spaced, !lines.isEmpty { blank() }
    headings[index] = lines.count
    if !section.heading.isEmpty {
      add(
        section.heading, columns: columns, indent: 1, hanging: 2, role: .sectionHeading,
        kind: .heading(section: index), place: Place(section: index, block: -1, part: 0))
    }
    for (number, block) in section.blocks.enumerated() {
      if number > 0, needsSpace(between: section.blocks[number - 1], and: block) { blank() }
      append(block, section: section, at: Place(section: index, block: number, part: 0), columns)
    }
  }

  private mutating func append(
    _ block: Block, section: Section, at place: Place, _ columns: Int
  ) {
    let role: Role = section.kind == .whyItMatters ? .sectionWhy : .sectionBody
    switch block {
    case .paragraph(let text):
      add(text, columns: columns, indent: 3, role: role, place: place)
    case .list(let ordered, let items):
      for (part, item) in items.enumerated() {
        let lead = ordered ? "\(part + 1). " : "- "
        var place = place
        place.part = part
        add(
          lead + item, columns: columns, indent: 3, hanging: lead.count, role: role, place: place)
      }
    case .code(let text, _):
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        add(String(line), columns: columns, indent: 5, role: .code, place: place)
      }
    case .quote(let text):
      add(text, columns: columns, indent: 5, role: .quote, place: place)
    case .table(let header, let rows):
      for row in [header] + rows where !row.isEmpty {
        add(
          row.joined(separator: " · "), columns: columns, indent: 3, hanging: 2, role: role,
          place: place)
      }
    }
  }

  private mutating func appendRelated(
    _ related: [Related], folded: Set<Int>, columns: Int, spaced: Bool,
    _ pending: inout [(section: Int, label: String)]
  ) {
    guard !related.isEmpty else { return }
    if folded.contains(Self.relatedSection) {
      pending.append((Self.relatedSection, "+ Related \(related.count)"))
      return
    }
    flush(&pending, columns: columns, spaced: spaced)
    if spaced, !lines.isEmpty { blank() }
    headings[Self.relatedSection] = lines.count
    add(
      "Related", columns: columns, indent: 1, role: .sectionHeading,
      kind: .heading(section: Self.relatedSection),
      place: Place(section: Self.relatedSection, block: -1, part: 0))
    for (part, one) in related.enumerated() {
      let place = Place(section: Self.relatedSection, block: 0, part: part)
      add(
        "- " + one.title, columns: columns, indent: 3, hanging: 2, role: .sectionBody, place: place)
      if let excerpt = one.excerpt {
        add(excerpt, columns: columns, indent: 5, role: .textDim, place: place)
      }
    }
  }

  /// Folded sections share lines: `+ Technical details 12 lines   + Related 4`.
  private mutating func flush(
    _ pending: inout [(section: Int, label: String)], columns: Int, spaced: Bool
  ) {
    guard !pending.isEmpty else { return }
    if spaced, !lines.isEmpty { blank() }
    var text = ""
    var folds: [Fold] = []
    for (section, label) in pending {
      let width = SafeText(label).width
      let used = SafeText(text).width
      if !text.isEmpty, used + 3 + width > columns - 2 {
        lines.append(foldLine(text, folds))
        text = ""
        folds = []
      }
      let gap = text.isEmpty ? "" : "   "
      headings[section] = lines.count
      folds.append(Fold(section: section, column: SafeText(text + gap).width, width: width))
      text += gap + label
    }
    lines.append(foldLine(text, folds))
    pending = []
  }

  private func foldLine(_ text: String, _ folds: [Fold]) -> Line {
    let place = folds.first.map { Place(section: $0.section, block: -1, part: 0) }
    return Line(
      text: SafeText(text), indent: 1, role: .textDim, kind: .folds(folds), place: place)
  }

  private func foldLabel(_ section: Section, columns: Int) -> String {
    var measure = BriefingLayout()
    measure.reveals = reveals
    measure.append(section, index: 0, columns: columns, spaced: false)
    let body = measure.lines.count { if case .heading = $0.kind { false } else { true } }
    let count = Wording.counted(body, "line")
    let heading: SafeText = section.heading.isEmpty ? "Text" : clean(section.heading).line
    let room = max(columns - SafeText(count).width - 5, 8)
    return "+ \(heading.prefix(columns: room, ellipsis: true)) \(count)"
  }

  private func needsSpace(between first: Block, and second: Block) -> Bool {
    if case .list = second, case .paragraph = first { return false }
    return true
  }

  private func clean(_ foreign: String) -> SafeText {
    reveals ? SafeText.revealing(foreign) : SafeText(foreign)
  }

  private mutating func blank() {
    lines.append(Line(text: "", indent: 0, role: .text, kind: .blank, place: nil))
  }

  private mutating func add(
    _ text: String, columns: Int, indent: Int, hanging: Int = 0, role: Role,
    kind: Kind = .text, place: Place? = nil
  ) {
    let width = max(columns - indent - 1, 1)
    let layout = TextLayout(clean(text), width: width, hangingIndent: hanging)
    for (number, line) in layout.lines.enumerated() {
      lines.append(
        Line(
          text: layout[number], indent: indent + line.indent, role: role, kind: kind,
          place: place))
    }
  }
}
