internal import DocketModel

/// Turns the pieces of a text into sections, actions and related texts.
///
/// Every piece ends up in exactly one place; nothing is dropped here.
struct SectionBuilder {
  private(set) var drafts: [Draft] = []

  /// A section while it is being put together.
  struct Draft {
    var heading: String
    var level: Int
    var kind: Section.Kind
    var blocks: [Block] = []
    var leads: [Leads] = []
    /// The number in the heading.
    var count: Int?
    /// The actions section this one is a part of: its heading is an action or a group of them.
    var parent: Int?
    var isRelated = false
    var isTakeaways = false

    /// Whether there is nothing but a heading in it.
    var isEmpty: Bool { blocks.isEmpty }
  }

  /// What came out.
  struct Result {
    var sections: [Section] = []
    var actions: [Action] = []
    var related: [Related] = []
  }

  init(_ pieces: [Piece]) {
    for piece in pieces {
      switch piece {
      case .heading(let text, let level): open(text, level: level)
      case .block(let block, let leads): add(block, leads)
      }
    }
    settleTakeaways()
    settleLeadIns()
  }

  private mutating func open(_ heading: String, level: Int) {
    let key = HeadingKey(heading, limit: 120)
    var draft = Draft(heading: heading, level: level, kind: .other, count: key?.count)
    switch key == nil ? nil : HeadingSynonyms.meaning(of: heading) {
    case .section(let kind): draft.kind = kind
    case .related: draft.isRelated = true
    case .takeaways:
      draft.kind = .summary
      draft.isTakeaways = true
    case nil: draft.parent = actionParent(of: heading, level: level)
    }
    if draft.parent != nil { draft.kind = .actions }
    drafts.append(draft)
  }

  /// The actions section that an unknown heading belongs to: it is deeper, or numbered as its steps are.
  private func actionParent(of heading: String, level: Int) -> Int? {
    guard let last = drafts.indices.last, drafts[last].kind == .actions else { return nil }
    let root = drafts[last].parent ?? last
    if level > drafts[root].level { return root }
    if HeadingKey(heading, limit: 60).map({ HeadingSynonyms.isGroup($0) }) == true { return root }
    guard let marker = ListMarker(heading), marker.isNumbered else { return nil }
    let siblings = last == root ? 0 : last - root
    return marker.number == siblings + 1 ? root : nil
  }

  private mutating func add(_ block: Block, _ leads: Leads) {
    if drafts.isEmpty { drafts.append(Draft(heading: "", level: 1, kind: .other)) }
    drafts[drafts.count - 1].blocks.append(block)
    drafts[drafts.count - 1].leads.append(leads)
  }

  /// `Key takeaways` are actions where nothing else is and most of them tell the reader to do something.
  private mutating func settleTakeaways() {
    guard !drafts.contains(where: { $0.kind == .actions }) else { return }
    for index in drafts.indices where drafts[index].isTakeaways {
      let items = drafts[index].blocks.flatMap { block -> [String] in
        switch block {
        case .list(_, let items): items
        case .paragraph(let text): [text]
        default: []
        }
      }
      let orders = items.count(where: { Imperatives.opens($0) })
      if orders > 0, orders * 2 >= items.count { drafts[index].kind = .actions }
    }
  }

  /// Where no heading promises actions, a sentence that asks for the list below it does: it becomes
  /// the heading of a section that begins with the list.
  private mutating func settleLeadIns() {
    guard !drafts.contains(where: { $0.kind == .actions }) else { return }
    var settled: [Draft] = []
    for draft in drafts {
      var open = draft
      open.blocks = []
      open.leads = []
      for (place, block) in draft.blocks.enumerated() {
        if case .paragraph(let text) = block, place + 1 < draft.blocks.count,
          case .list(_, let items) = draft.blocks[place + 1], LeadIn.asks(text, for: items)
        {
          if !open.blocks.isEmpty || !open.heading.isEmpty { settled.append(open) }
          open = Draft(heading: text, level: 7, kind: .actions, count: HeadingKey(text)?.count)
        } else {
          open.blocks.append(block)
          open.leads.append(draft.leads[place])
        }
      }
      settled.append(open)
    }
    drafts = settled
  }

  /// The sections in their order, with the actions found in them.
  ///
  /// Prose is asked only where nothing else gives an action, here or, as `isAskedForElsewhere` says,
  /// beside the text. The title tells what the text is about.
  func result(under title: String? = nil, isAskedForElsewhere: Bool = false) -> Result {
    var result = Result()
    var places: [Int?] = []
    for draft in drafts {
      if draft.isRelated, let related = RelatedBlock.entries(of: draft) {
        result.related += related
        places.append(nil)
        continue
      }
      places.append(result.sections.count)
      result.sections.append(
        Section(kind: draft.kind, heading: draft.heading, blocks: draft.blocks))
    }
    var all = ActionFinder(drafts).found
    if all.isEmpty, !isAskedForElsewhere, let title {
      all = TitledSteps.find(in: drafts, under: title)
    }
    if all.isEmpty, !isAskedForElsewhere { all = ProseOrders.find(in: drafts, under: title) }
    for found in all {
      guard let section = places[found.section] else { continue }
      result.actions.append(
        Action(
          ordinal: result.actions.count + 1, title: found.title, detail: found.detail,
          due: found.due, anchor: Action.Anchor(section: section, block: found.block)))
    }
    return result
  }
}
