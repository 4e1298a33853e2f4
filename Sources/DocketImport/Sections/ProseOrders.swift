internal import DocketModel

/// Orders in the prose of an advisory in which no heading and no list asks for anything.
///
/// `Users should upgrade to version 3.2.1.`
enum ProseOrders {
  /// One action for each sentence that asks for an act on a system; an update is asked for once.
  ///
  /// None in a text that never speaks of security, not in its title either.
  static func find(
    in drafts: [SectionBuilder.Draft], under title: String?
  ) -> [ActionFinder.Found] {
    var orders: [Order] = []
    for (section, draft) in drafts.enumerated() where mayHold(draft) {
      for (block, content) in draft.blocks.enumerated() {
        for sentence in sentences(of: content) where OrderWords.asks(sentence) {
          guard orders.count < limit else { break }
          add(Order(sentence, section: section, block: block), to: &orders)
        }
      }
    }
    guard !orders.isEmpty, OrderWords.isAboutSecurity(title ?? "") || isAboutSecurity(drafts) else {
      return []
    }
    return orders.map(\.found)
  }

  private static let limit = 10

  private struct Order {
    var found: ActionFinder.Found
    var phrase: String
    var isUpdate: Bool
    /// Whether it is an update of nothing that has a name.
    var isGeneral: Bool
    /// What in it looks like a version: digits around a point.
    var versions: Set<Substring>

    init(_ sentence: String, section: Int, block: Int) {
      found = ActionFinder.Found(
        ActionText(sentence), section: section, block: block, due: DueDay.stated(in: sentence))
      phrase = HeadingKey(sentence, limit: 400)?.phrase ?? sentence
      isUpdate = OrderWords.isUpdate(phrase)
      let names = sentence.split(separator: " ").dropFirst()
      isGeneral = isUpdate && !names.contains { $0.contains { $0.isUppercase || $0.isNumber } }
      versions = Set(
        sentence.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
          .filter { $0.contains(".") && $0.contains { $0.isNumber } }
          .map { word in word.last == "." ? word.dropLast() : word })
    }
  }

  /// What says the same is one order: an update without a name is that which has one.
  private static func add(_ order: Order, to orders: inout [Order]) {
    for (place, known) in orders.enumerated() {
      if known.phrase == order.phrase, known.versions == order.versions { return }
      guard known.isUpdate, order.isUpdate else { continue }
      if order.isGeneral || !order.versions.isEmpty && order.versions.isSubset(of: known.versions) {
        return
      }
      if known.isGeneral {
        orders[place] = order
        return
      }
    }
    orders.append(order)
  }

  private static func mayHold(_ draft: SectionBuilder.Draft) -> Bool {
    guard !draft.isRelated, draft.kind != .actions, draft.kind != .references else { return false }
    // The history of the text.
    return draft.kind != .other || HeadingSynonyms.meaning(of: draft.heading) == nil
  }

  private static func sentences(of block: Block) -> [String] {
    let texts: [String]
    switch block {
    case .paragraph(let text): texts = [text]
    case .list(_, let items): texts = items
    default: return []
    }
    var found: [String] = []
    for text in texts where text.utf8.count <= 20_000 && OrderWords.mayAsk(text) {
      for line in text.split(separator: "\n") {
        found += Sentences.split(String(line)).filter { $0.utf8.count <= 400 && $0.last != "?" }
      }
    }
    return found
  }

  private static func isAboutSecurity(_ drafts: [SectionBuilder.Draft]) -> Bool {
    drafts.contains { draft in
      OrderWords.isAboutSecurity(draft.heading)
        || draft.blocks.contains { OrderWords.isAboutSecurity($0.text) }
    }
  }
}
