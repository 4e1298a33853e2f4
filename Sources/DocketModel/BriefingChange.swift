/// Something that a briefing says otherwise than before, as far as a sentence can tell it.
public enum BriefingChange: Sendable, Hashable {
  case title(from: String, to: String)
  /// Whether a source says that it is used in attacks.
  case exploited(Bool)
  case severity(from: Severity?, to: Severity?)
  /// The date that the source gives an action; the title of the action only where there are several.
  case due(action: String?, from: Day?, to: Day?)
  /// A fact under a heading of its own, such as ransomware use: the heading, and what it says.
  case fact(String, from: String, to: String)
  /// The text under these headings is another one.
  case text([String])
}

extension Briefing {
  /// What this text says otherwise than an earlier one of the same source, the weightiest first.
  ///
  /// Actions that came, went or were reworded are told by their rows.
  public func changes(since before: Briefing) -> [BriefingChange] {
    var changes: [BriefingChange] = []
    if before.isExploited != isExploited { changes.append(.exploited(isExploited)) }
    if before.severity != severity {
      changes.append(.severity(from: before.severity, to: severity))
    }
    changes += dueChanges(since: before) + textChanges(since: before)
    if before.title != title { changes.append(.title(from: before.title, to: title)) }
    return changes
  }

  private func dueChanges(since before: Briefing) -> [BriefingChange] {
    var earlier: [String: Action] = [:]
    for action in before.actions {
      let title = action.title.foldedForComparison
      if earlier[title] == nil { earlier[title] = action }
    }
    var changes: [BriefingChange] = []
    for action in actions {
      // Each earlier action answers for one.
      let known = earlier.removeValue(forKey: action.title.foldedForComparison)
      guard let known, known.due != action.due else { continue }
      let title = actions.count > 1 ? action.title : nil
      changes.append(.due(action: title, from: known.due, to: action.due))
    }
    return changes
  }

  private func textChanges(since before: Briefing) -> [BriefingChange] {
    var earlier: [String: Section] = [:]
    for section in before.sections where earlier[section.heading] == nil {
      earlier[section.heading] = section
    }
    var facts: [BriefingChange] = []
    var headings: [String] = []
    for section in sections where section.kind != .actions {
      let known = earlier.removeValue(forKey: section.heading)
      if known?.blocks == section.blocks { continue }
      if let from = known?.fact, let to = section.fact {
        let lead = Section.commonLead(from, to)
        facts.append(
          .fact(
            section.heading, from: String(from.dropFirst(lead)), to: String(to.dropFirst(lead))))
      } else {
        headings.append(section.heading)
      }
    }
    headings.removeAll(where: \.isEmpty)
    return headings.isEmpty ? facts : facts + [.text(headings)]
  }

  /// What stands under headings of its own in a few words, and the dates of actions: when one of these
  /// changes, whoever looked at the briefing wants to know.
  var facts: [String] {
    var facts: [String] = []
    for section in sections {
      if let fact = section.fact { facts.append(section.heading + ": " + fact) }
    }
    for action in actions {
      if let due = action.due { facts.append(action.title.foldedForComparison + " " + due.iso) }
    }
    return facts
  }
}

extension Section {
  /// The most bytes of a fact: what is longer is text.
  private static let factLimit = 120

  /// What a section says if it is one short line under a heading, and no sentence.
  fileprivate var fact: String? {
    guard blocks.count == 1, case .paragraph(let text) = blocks[0], kind != .actions,
      !heading.isEmpty, text.utf8.count <= Self.factLimit, !text.utf8.contains(0x0A),
      let last = text.last, !".!?…。！？".contains(last)
    else { return nil }
    return text
  }

  /// How many characters of two facts are a label that both have: `Used in ransomware campaigns: `.
  fileprivate static func commonLead(_ one: String, _ other: String) -> Int {
    var lead = 0
    for (place, pair) in zip(one, other).enumerated() {
      guard pair.0 == pair.1 else { break }
      if pair.0 == ":" { lead = place + 1 }
      if pair.0 == " ", lead == place { lead = place + 1 }
    }
    return lead
  }
}
