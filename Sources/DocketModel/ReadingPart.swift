/// A piece of a briefing as it is read from top to bottom.
///
/// The one walk over sections and blocks: what is shown, numbered and left out is decided here, and each
/// output only gives the pieces its form.
public enum ReadingPart: Sendable, Hashable {
  case heading(String)
  case paragraph(String)
  case quote(String)
  /// An item of a list with its mark: `-`, or its number and a point.
  case item(mark: String, text: String)
  case code(String, language: String?)
  case table(header: [String], rows: [[String]])

  /// The piece as plain text.
  public var text: String {
    switch self {
    case .heading(let text), .paragraph(let text), .quote(let text), .code(let text, _): text
    case .item(let mark, let text): mark + " " + text
    case .table(let header, let rows):
      Self.lines(header, rows).map { $0.joined(separator: " | ") }.joined(separator: "\n")
    }
  }

  /// The rows of a table that hold something, the header first.
  public static func lines(_ header: [String], _ rows: [[String]]) -> [[String]] {
    ([header] + rows).filter { !$0.isEmpty }
  }
}

extension Block {
  /// The pieces of the block; each begins a line.
  public var parts: [ReadingPart] {
    switch self {
    case .paragraph(let text): [.paragraph(text)]
    case .quote(let text): [.quote(text)]
    case .code(let text, let language): [.code(text, language: language)]
    case .table(let header, let rows): [.table(header: header, rows: rows)]
    case .list(let ordered, let items):
      items.enumerated().map { .item(mark: ordered ? "\($0.offset + 1)." : "-", text: $0.element) }
    }
  }

  /// The block as plain text.
  public var text: String { parts.map(\.text).joined(separator: "\n") }
}

extension Block {
  /// The block as plain text, without the marks of a list.
  var words: String {
    if case .list(_, let items) = self { return items.joined(separator: "\n") }
    return text
  }
}

extension Briefing {
  /// Headings and blocks in order, without what the checklist says again.
  ///
  /// A blank line stands between two of these groups where an output has room for it.
  public var readingGroups: [[ReadingPart]] {
    sectionsBesideActions.flatMap { section -> [[ReadingPart]] in
      (section.heading.isEmpty ? [] : [[.heading(section.heading)]]) + section.blocks.map(\.parts)
    }
  }

  /// The sections without the blocks that the checklist says again; what stands beside them stays.
  public var sectionsBesideActions: [Section] {
    let said = Set(actions.compactMap(\.anchor))
    return sections.enumerated().compactMap { number, section in
      guard section.kind == .actions else { return section }
      var rest = section
      rest.blocks = section.blocks.enumerated()
        .filter { !said.contains(.init(section: number, block: $0.offset)) }.map(\.element)
      return rest.blocks.isEmpty ? nil : rest
    }
  }
}
