/// Joins the actions of all sources of one story into one checklist.
///
/// An action is known by its id, else by its title: sources that name the same story differently
/// give the same sentence different ids. Numbers are given in the order of the fold.
struct ActionMerge {
  private(set) var actions: [FoldedAction] = []

  private var drafts: [Draft] = []
  private var byID: [ActionID: Int] = [:]
  private var byTitle: [Title: Int] = [:]
  private let chains: Chains
  /// One record needs no titles to be joined with itself.
  private let comparesTitles: Bool

  /// An action while the records are read.
  private struct Draft {
    var id: ActionID
    var ids: [ActionID]
    var action: Action
    var first: UInt64
    var isUser = false
    var isLive = true
    /// What each content says about it.
    var details: [ContentID: String] = [:]
    /// Chains that ever said it.
    var chains: Set<Chains.Name> = []
  }

  /// A title without regard to letter case and spacing, and which of several equal ones it is.
  private struct Title: Hashable {
    var words: String
    var occurrence: Int
  }

  init(_ chains: Chains, added: [AddedAction]) {
    self.chains = chains
    comparesTitles = chains.kept.count > 1
    var rest = added.sorted { $0.stamp < $1.stamp }[...]
    for record in chains.kept {
      while let next = rest.first, next.stamp < record.stamp {
        add(next)
        rest = rest.dropFirst()
      }
      take(record)
    }
    for next in rest { add(next) }
    finish()
  }

  private mutating func add(_ added: AddedAction) {
    guard byID[added.id] == nil else { return }
    byID[added.id] = drafts.count
    let action = Action(
      ordinal: drafts.count + 1, title: added.title, detail: added.detail, origin: .user)
    drafts.append(
      Draft(
        id: added.id, ids: [added.id], action: action, first: added.stamp.clock, isUser: true,
        isLive: added.isLive))
  }

  private mutating func take(_ record: BriefingRecord) {
    let chain = Chains.Name(key: record.key, source: record.sourceID)
    var used: Set<Int> = []
    var occurrences: [String: Int] = [:]
    for (action, id) in zip(record.briefing.actions, record.actionIDs) {
      let words = comparesTitles ? action.title.foldedForComparison : ""
      let title = Title(words: words, occurrence: occurrences[words, default: 0])
      if comparesTitles { occurrences[words, default: 0] += 1 }
      if let known = byID[id], used.contains(known) { continue }
      let index = place(of: id, title: title, besides: used) ?? drafts.count
      if index == drafts.count {
        drafts.append(Draft(id: id, ids: [], action: action, first: record.clock))
      }
      used.insert(index)
      if byID[id] == nil {
        byID[id] = index
        drafts[index].ids.append(id)
      }
      if !words.isEmpty, byTitle[title] == nil { byTitle[title] = index }
      drafts[index].action = action
      drafts[index].chains.insert(chain)
      if drafts[index].details[record.content] == nil {
        drafts[index].details[record.content] = action.detail
      }
    }
  }

  private func place(of id: ActionID, title: Title, besides used: Set<Int>) -> Int? {
    if let known = byID[id] { return known }
    guard let known = byTitle[title], !used.contains(known) else { return nil }
    return known
  }

  /// Puts what is current in order: the shown source's actions, other sources', those of people,
  /// and then what was withdrawn.
  private mutating func finish() {
    var order: [Int] = []
    var folded: [Int: FoldedAction] = [:]
    for record in currentFullestFirst() {
      for (action, id) in zip(record.briefing.actions, record.actionIDs) {
        guard let index = byID[id] else { continue }
        if folded[index] == nil {
          folded[index] = made(from: drafts[index], number: index + 1, saying: action)
          order.append(index)
        } else if let day = action.due, folded[index]?.due.map({ day < $0 }) ?? true {
          folded[index]?.due = day
          folded[index]?.dueOrigin = action.origin
        }
      }
    }
    let byPeople = drafts.indices.filter { drafts[$0].isUser && drafts[$0].isLive }
    let withdrawn = drafts.indices.filter { !drafts[$0].isUser && folded[$0] == nil }
    for index in byPeople + withdrawn {
      var action = made(from: drafts[index], number: index + 1, saying: drafts[index].action)
      action.isWithdrawn = !drafts[index].isUser
      folded[index] = action
      order.append(index)
    }
    for index in order {
      guard var action = folded[index] else { continue }
      if !action.isWithdrawn { action.differences = differences(of: drafts[index], from: action) }
      actions.append(action)
    }
  }

  private func currentFullestFirst() -> [BriefingRecord] {
    if chains.current.count < 2 { return Array(chains.current.values) }
    let others = chains.current.values.filter { $0.id != chains.shown?.id }
    return [chains.shown].compactMap(\.self) + others.sorted { $1.stamp < $0.stamp }
  }

  private func made(from draft: Draft, number: Int, saying action: Action) -> FoldedAction {
    FoldedAction(
      id: draft.id, ids: draft.ids, number: number, action: action, isWithdrawn: false,
      due: action.due, dueOrigin: action.origin, differences: [])
  }

  private func differences(
    of draft: Draft, from now: FoldedAction
  ) -> [FoldedAction.Difference] {
    if draft.isUser || chains.kept.count < 2 { return [] }
    var seen: Set<ContentID> = []
    var differences: [FoldedAction.Difference] = []
    for record in chains.kept where seen.insert(record.content).inserted {
      let chain = Chains.Name(key: record.key, source: record.sourceID)
      let detail = draft.details[record.content]
      if detail == now.action.detail { continue }
      let isOwnChain = draft.chains.contains(chain)
      differences.append(
        FoldedAction.Difference(
          content: record.content, detail: detail,
          unseenBefore: detail != nil || isOwnChain ? .max : draft.first))
    }
    return differences
  }
}

extension String {
  /// ASCII letters small, runs of white space as one space, none at the ends.
  var foldedForComparison: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for byte in utf8 {
      switch byte {
      case 0x09...0x0D, 0x20:
        if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      default: bytes.append(byte)
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
