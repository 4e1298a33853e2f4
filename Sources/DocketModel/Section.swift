/// A heading and the blocks under it.
public struct Section: Sendable, Hashable {
  public var kind: Kind
  /// As the source wrote it; empty for text before the first heading.
  public var heading: String
  public var blocks: [Block]

  public init(kind: Kind, heading: String, blocks: [Block]) {
    self.kind = kind
    self.heading = heading
    self.blocks = blocks
  }

  /// What a section is about; the raw value is the word used in JSON.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case summary
    case whatHappened = "what-happened"
    case whoIsAffected = "who-is-affected"
    case whyItMatters = "why-it-matters"
    case actions
    case technicalDetails = "technical-details"
    case references
    case other
  }

  /// The blocks as plain text, separated by a blank line.
  public var text: String { blocks.map(\.text).joined(separator: "\n\n") }

  /// The heading, where there is one, and the text.
  public var textWithHeading: String {
    if heading.isEmpty { return text }
    return blocks.isEmpty ? heading : heading + "\n\n" + text
  }
}

/// A piece of a section: a paragraph, a list, code, a quotation or a table.
public enum Block: Sendable, Hashable {
  case paragraph(String)
  /// Items hold plain text; a nested list stays inside its item, one line each, indented.
  case list(ordered: Bool, items: [String])
  case code(String, language: String?)
  case quote(String)
  case table(header: [String], rows: [[String]])
}
