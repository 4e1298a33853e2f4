internal import DocketModel

/// Finds the actions in the sections whose headings promise some.
///
/// How an author writes actions differs, so each way is tried in turn: headings of their own,
/// list items, rows of a table, paragraphs that start with a title, titles on a line of their own,
/// an enumeration inside one paragraph, plain paragraphs. The number in the heading only decides
/// between ways that both fit; it is often wrong.
struct ActionFinder {
  /// An action and where it was said.
  struct Found: Hashable {
    var title: String
    var detail: String
    var due: Day?
    var section: Int
    var block: Int

    init(_ text: ActionText, section: Int, block: Int, due: Day? = nil) {
      title = text.title
      detail = text.detail
      self.section = section
      self.block = block
      self.due = due
    }
  }

  private(set) var found: [Found] = []
  let drafts: [SectionBuilder.Draft]

  init(_ drafts: [SectionBuilder.Draft]) {
    self.drafts = drafts
    var index = 0
    while index < drafts.count {
      guard drafts[index].kind == .actions else {
        index += 1
        continue
      }
      var end = index + 1
      while end < drafts.count, drafts[end].parent == index { end += 1 }
      addGroup(index, parts: (index + 1)..<end)
      index = end
    }
  }

  private mutating func addGroup(_ root: Int, parts: Range<Int>) {
    guard !parts.isEmpty else {
      addBlocks(of: root)
      return
    }
    let hasList = drafts[root].blocks.contains { if case .list = $0 { true } else { false } }
    let named = parts.filter { !RevisionNote.isAlone(drafts[$0].heading) && !holdsActions($0) }
    if !named.isEmpty, headingsAreActions(root, named, hasList: hasList) {
      for part in named { addHeading(part) }
    } else {
      if hasList || named.isEmpty { addBlocks(of: root) }
      for part in parts where !holdsActions(part) { addBlocks(of: part) }
    }
  }

  private mutating func addHeading(_ part: Int) {
    let heading = drafts[part].heading
    let bare = ListMarker(heading).map { $0.isNumbered ? $0.rest(of: heading) : heading } ?? heading
    var text = ActionText(bare)
    let body = drafts[part].blocks.map(\.text).joined(separator: "\n")
    if text.hasLead || text.detail.isEmpty {
      text.detail =
        text.detail.isEmpty ? body : body.isEmpty ? text.detail : text.detail + "\n" + body
    } else {
      text = ActionText(bare, bold: bare)
      text.title = bare
      text.detail = body
    }
    found.append(Found(text, section: part, block: 0))
  }

  private mutating func addBlocks(of index: Int) {
    let draft = drafts[index]
    let updates = FixedVersions.orders(of: draft)
    if !updates.isEmpty {
      found += updates.map { Found($0, section: index, block: 0) }
      return
    }
    if addOrdinals(draft, index) { return }
    if addLedParagraphs(draft, index, markupOnly: true) { return }
    if addLists(draft, index) { return }
    if addTables(draft, index) { return }
    if addPairs(draft, index) { return }
    if addLedParagraphs(draft, index, markupOnly: false) { return }
    addParagraphs(draft, index)
  }
}

extension ActionFinder {
  /// The items of the lists; where lists of both kinds stand together, the one the heading counts.
  private mutating func addLists(_ draft: SectionBuilder.Draft, _ section: Int) -> Bool {
    var kinds: [Bool: Int] = [:]
    for case .list(let ordered, let items) in draft.blocks {
      kinds[ordered, default: 0] += items.count
    }
    guard !kinds.isEmpty else { return false }
    if Report.isAll(draft.blocks) { return true }
    let before = found.count
    var only: Bool?
    if kinds.count == 2, let count = draft.count, kinds[true] != kinds[false] {
      if kinds[true] == count { only = true }
      if kinds[false] == count { only = false }
    }
    for (block, leads, content) in zip3(draft) {
      if case .paragraph(let text) = content, isOrder(text, block, draft) {
        let due = DueDay.stated(in: text)
        found.append(Found(ActionText(text), section: section, block: block, due: due))
      }
      guard case .list(let ordered, let items) = content, only == nil || only == ordered else {
        continue
      }
      if case .paragraph(let above) = draft.blocks.prefix(block).last, NothingToDo.leads(above) {
        continue
      }
      if let order = UpdateOrder.text(draft.blocks.prefix(block).last, before: items) {
        found.append(
          Found(
            ActionText(title: order.title, detail: order.detail), section: section, block: block))
        continue
      }
      if items.count == 1, kinds.values.reduce(0, +) == 1 {
        // The first number of an enumeration in one paragraph looks like a list of one.
        for part in Enumeration.parts(of: "(1) " + items[0]) {
          found.append(Found(ActionText(part), section: section, block: block))
        }
        if found.count > before { return true }
      }
      for (place, whole) in items.enumerated() where isAction(whole) {
        guard let item = NothingToDo.rest(of: whole) else { continue }
        let text = ActionText(item, bold: leads[place])
        found.append(Found(text, section: section, block: block, due: DueDay.stated(in: item)))
      }
    }
    return found.count > before
  }

  /// Paragraphs that start with a title; what follows up to the next one belongs to it.
  ///
  /// With `markupOnly` the title must be bold, and two of them, or as many as the heading says,
  /// are asked for: then lists between them are steps of an action.
  private mutating func addLedParagraphs(
    _ draft: SectionBuilder.Draft, _ section: Int, markupOnly: Bool
  ) -> Bool {
    var led: [(block: Int, text: ActionText)] = []
    for (block, leads, content) in zip3(draft) {
      guard case .paragraph(let text) = content, !endsInList(text, block, draft),
        !RevisionNote.isAlone(text), !RevisionNote.isTold(in: text)
      else { continue }
      if markupOnly, leads[0] == nil { continue }
      if let lead = leads[0], let rest = Self.behindNumber(lead, text) {
        led.append((block, ActionText(rest)))
        continue
      }
      let cut = ActionText(text, bold: leads[0])
      if cut.hasLead, !cut.detail.isEmpty || markupOnly { led.append((block, cut)) }
    }
    guard led.count >= 2 || (!led.isEmpty && (!markupOnly || led.count == draft.count)) else {
      return false
    }
    if !markupOnly, led.count < 2 {
      if draft.count.map({ $0 > 1 }) ?? false { return false }
      // One colon among paragraphs that ask makes those no less.
      let asking = draft.blocks.enumerated().contains { block, content in
        guard block != led[0].block, case .paragraph(let text) = content else { return false }
        return isAction(text) && asks(text) && !endsInList(text, block, draft)
      }
      if asking { return false }
    }
    for (place, one) in led.enumerated() {
      let end = place + 1 < led.count ? led[place + 1].block : draft.blocks.count
      var text = one.text
      for block in (one.block + 1)..<max(end, one.block + 1) {
        guard markupOnly, isPart(draft.blocks[block], ofLast: place + 1 == led.count) else {
          continue
        }
        text.detail += (text.detail.isEmpty ? "" : "\n") + draft.blocks[block].text
      }
      found.append(Found(text, section: section, block: one.block))
    }
    return true
  }

  /// Sentences or paragraphs that count themselves in words.
  private mutating func addOrdinals(_ draft: SectionBuilder.Draft, _ section: Int) -> Bool {
    var told: [(block: Int, text: String)] = []
    var before = 0
    for (block, content) in draft.blocks.enumerated() {
      guard case .paragraph(let text) = content, text.utf8.count < 20_000 else { continue }
      let parts = OrdinalWords.parts(of: text)
      if !parts.isEmpty, told.isEmpty {
        told += parts.map { (block, $0) }
        before = 2
      } else if let rest = OrdinalWords.rest(of: text, isFirst: told.isEmpty) {
        told.append((block, rest))
        before += 1
      }
    }
    guard told.count >= 2, before >= 2 else { return false }
    for (block, text) in told {
      let due = DueDay.stated(in: text)
      found.append(Found(ActionText(text), section: section, block: block, due: due))
    }
    return true
  }

  /// Titles on a line of their own, each followed by its text.
  private mutating func addPairs(_ draft: SectionBuilder.Draft, _ section: Int) -> Bool {
    let texts = draft.blocks.map { block -> String? in
      if case .paragraph(let text) = block, !RevisionNote.isAlone(text) { text } else { nil }
    }
    var pairs: [(block: Int, end: Int)] = []
    for (block, text) in texts.enumerated() {
      guard let text, isBareTitle(text), block + 1 < texts.count, let next = texts[block + 1],
        !isBareTitle(next), next.endsSentence || next.wordCount > text.wordCount
      else { continue }
      pairs.append((block, block + 2))
    }
    guard pairs.count >= 2 || (pairs.count == 1 && pairs[0].block == 0 && texts.count <= 3) else {
      return false
    }
    for (place, pair) in pairs.enumerated() {
      let end = place + 1 < pairs.count ? pairs[place + 1].block : pair.end
      let detail = texts[(pair.block + 1)..<end].compactMap { $0 }.joined(separator: "\n")
      var text = ActionText(texts[pair.block] ?? "")
      text = ActionText(title: texts[pair.block] ?? text.title, detail: detail)
      found.append(Found(text, section: section, block: pair.block))
    }
    return true
  }

  private mutating func addParagraphs(_ draft: SectionBuilder.Draft, _ section: Int) {
    var texts: [(block: Int, text: String)] = []
    for (block, content) in draft.blocks.enumerated() {
      guard case .paragraph(let whole) = content, isAction(whole),
        !RevisionNote.isTold(in: whole), let text = NothingToDo.rest(of: whole)
      else { continue }
      if let code = codeBelow(text, block, draft) {
        texts.append((block, text + "\n" + code))
      } else if !endsInList(text, block, draft) {
        texts.append((block, text))
      }
    }
    if texts.count == 1, let only = texts.first {
      var parts = Enumeration.parts(of: only.text)
      let sentences = parts.isEmpty ? Sentences.split(only.text) : []
      if parts.isEmpty, let count = draft.count, count > 1, sentences.count == count {
        parts = sentences
      }
      if parts.isEmpty { parts = orders(in: only.text, sentences) }
      for part in parts {
        found.append(Found(ActionText(part), section: section, block: only.block))
      }
      if !parts.isEmpty { return }
    }
    // Where the heading counts, the paragraphs after that many close the text.
    let wanted = draft.count.map { $0 >= 1 && $0 < texts.count ? $0 : texts.count } ?? texts.count
    for (block, text) in texts.prefix(wanted) where draft.count != nil || asks(text) {
      found.append(Found(ActionText(text), section: section, block: block))
    }
  }

  private func zip3(_ draft: SectionBuilder.Draft) -> [(Int, Leads, Block)] {
    draft.blocks.indices.map { ($0, draft.leads[$0], draft.blocks[$0]) }
  }
}

extension ActionFinder {
  /// The rows of a table; the column heads say which cell is the title and which the due date.
  private mutating func addTables(_ draft: SectionBuilder.Draft, _ section: Int) -> Bool {
    let before = found.count
    for (block, content) in draft.blocks.enumerated() {
      guard case .table(let header, let rows) = content else { continue }
      let columns = ActionColumns(header: header, rows: rows)
      for row in rows {
        guard let text = columns.text(of: row), isAction(row.joined(separator: " ")) else {
          continue
        }
        found.append(Found(text, section: section, block: block, due: columns.due(of: row)))
      }
    }
    return found.count > before
  }
}
