internal import DocketModel

/// The notes of a document as sections; notes of one title that follow each other are one section.
struct CSAFNotes {
  private(set) var sections: [Section] = []
  /// What lawyers ask for; it goes last.
  private(set) var legal: [Section] = []

  init(_ notes: [JSON]) {
    for note in notes {
      guard let text = note.text("text") else { continue }
      let category = note.line("category") ?? ""
      let heading = note.line("title") ?? Self.heading(of: category)
      let section = Section(
        kind: Self.kind(of: category, heading), heading: heading, blocks: NoteBlocks.of(text))
      if category == "legal_disclaimer" {
        Self.add(section, to: &legal)
      } else {
        Self.add(section, to: &sections)
      }
    }
  }

  private static func add(_ section: Section, to sections: inout [Section]) {
    if let last = sections.indices.last, sections[last].heading == section.heading,
      sections[last].kind == section.kind
    {
      sections[last].blocks += section.blocks
    } else {
      sections.append(section)
    }
  }

  /// The kind of a note: its title decides, else its category (CSAF 2.0, section 3.1.8.1).
  ///
  /// Notes are never actions: those are the remediations.
  private static func kind(of category: String, _ heading: String) -> Section.Kind {
    switch HeadingSynonyms.meaning(of: heading) {
    case .section(let kind) where kind != .actions: return kind
    default: break
    }
    switch category {
    case "summary": return .summary
    case "description": return .whatHappened
    case "details": return .technicalDetails
    default: return .other
    }
  }

  private static func heading(of category: String) -> String {
    switch category {
    case "legal_disclaimer": "Legal disclaimer"
    case "faq": "Questions"
    case "": "Note"
    default: category.readable
    }
  }
}

extension String {
  /// A word of a schema as people write it: `known_not_affected` as `Known not affected`.
  var readable: String {
    let words = split(whereSeparator: { $0 == "_" }).joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
