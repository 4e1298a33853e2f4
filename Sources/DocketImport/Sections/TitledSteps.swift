internal import DocketModel

/// Steps below a title that promises them, where no heading and no list of the text does.
///
/// `Runbook: stolen signing key`, `Ransomware: 8 steps to take after a break-in`.
enum TitledSteps {
  /// The items of the lists that ask for something, in English; of numbered lists where there are any.
  static func find(
    in drafts: [SectionBuilder.Draft], under title: String
  ) -> [ActionFinder.Found] {
    guard promises(title) else { return [] }
    var lists: [(section: Int, block: Int, isOrdered: Bool, items: [String])] = []
    for (section, draft) in drafts.enumerated()
    where !draft.isRelated && draft.kind != .references && draft.kind != .technicalDetails {
      for (block, content) in draft.blocks.enumerated() {
        if case .list(let isOrdered, let items) = content {
          lists.append((section, block, isOrdered, items))
        }
      }
    }
    if lists.contains(where: \.isOrdered) { lists.removeAll { !$0.isOrdered } }
    let items = lists.flatMap(\.items)
    guard items.count >= 2, items.count(where: Imperatives.opens) * 3 >= items.count * 2 else {
      return []
    }
    return lists.flatMap { list in
      list.items.enumerated().filter { !NothingToDo.isSaid(in: $0.element) && $0.element.hasWords }
        .map { place, item in
          ActionFinder.Found(
            ActionText(item, bold: drafts[list.section].leads[list.block][place]),
            section: list.section, block: list.block, due: DueDay.stated(in: item))
        }
    }
  }

  /// Whether a part of the title between colons and dashes is a heading of actions, or names a runbook.
  private static func promises(_ title: String) -> Bool {
    guard title.utf8.count <= 300 else { return false }
    let parts = title.split { ":|\u{2013}\u{2014}\u{FF1A}".contains($0) }
    return parts.contains { part in
      HeadingSynonyms.meaning(of: part) == .section(.actions)
        || HeadingKey(part)?.words.last.map(names.contains) == true
    }
  }

  private static let names: Set<String> = ["runbook", "playbook", "checklist", "procedure"]
}
