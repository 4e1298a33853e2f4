internal import DocketModel

/// What the prose of a section is to its actions.
extension ActionFinder {
  /// After the last action only a list is surely a part of it; a paragraph may close the text.
  func isPart(_ block: Block, ofLast isLast: Bool) -> Bool {
    if case .paragraph = block { return !isLast }
    return true
  }

  /// Whether a paragraph only introduces the list or table after it.
  func endsInList(_ text: String, _ block: Int, _ draft: SectionBuilder.Draft) -> Bool {
    guard text.endsWithColon, block + 1 < draft.blocks.count else { return false }
    if case .paragraph = draft.blocks[block + 1] { return false }
    return true
  }

  func isBareTitle(_ text: String) -> Bool {
    !text.contains("\n") && !text.endsSentence && !text.endsWithColon
      && (text.isEastern ? text.count <= 30 : text.wordCount <= 12)
      && !ActionText(text).hasLead
  }

  /// The text behind a bold start that is nothing but its number: `**1.** Patch`.
  static func behindNumber(_ lead: String, _ text: String) -> String? {
    guard let marker = ListMarker(lead + " x"), marker.isNumbered,
      marker.length > lead.utf8.count, text.hasPrefix(lead)
    else { return nil }
    let rest = text.dropFirst(lead.count).trimmed()
    return rest.hasWords ? rest : nil
  }

  /// The command that a paragraph ending in a colon asks to run.
  func codeBelow(_ text: String, _ block: Int, _ draft: SectionBuilder.Draft) -> String? {
    guard text.endsWithColon, block + 1 < draft.blocks.count,
      case .code(let code, _) = draft.blocks[block + 1]
    else { return nil }
    return code
  }

  /// One paragraph of orders: parts between semicolons, or at least three sentences, where each of
  /// them begins with what is to be done.
  func orders(in text: String, _ sentences: [String]) -> [String] {
    guard text.utf8.count < 4_000 else { return [] }
    let parts = text.split(separator: ";").map { part in
      let part = part.trimmed()
      return part.hasPrefix("and ") ? String(part.dropFirst(4)) : part
    }
    // No list of verbs is complete.
    let told = parts.count { Imperatives.opens($0) }
    if parts.count >= 2, told * 3 >= parts.count * 2 { return parts }
    return sentences.count >= 3 && sentences.allSatisfy { Imperatives.opens($0) } ? sentences : []
  }

  /// Prose under `Mitigation` or `Patches` may only report; in English and Japanese the verbs tell.
  func asks(_ text: String) -> Bool {
    if text.hasSuffix("\u{3002}") { return !JapaneseProse.reports(text) }
    return !ProseLanguage.isEnglish(text) || Imperatives.asks(ActionText.withoutLetter(text))
  }

  /// Whether a paragraph beside the lists of a section asks for an act of its own; not where the
  /// heading counts the items.
  func isOrder(_ text: String, _ block: Int, _ draft: SectionBuilder.Draft) -> Bool {
    draft.count == nil && text.endsSentence && isAction(text) && !RevisionNote.isTold(in: text)
      && ProseLanguage.isEnglish(text) && Imperatives.acts(text)
  }

  func isAction(_ text: String) -> Bool {
    text.hasWords && !NothingToDo.isSaid(in: text) && !RevisionNote.isAlone(text)
  }
}
