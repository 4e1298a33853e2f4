import CellGrid
import DocketModel

@testable import DocketUI

/// The store behind the harness: plain values, answered at once.
extension Harness {
  mutating func messages(for effect: Effect) -> [Message] {
    switch effect {
    case .list(let request):
      listings += 1
      return [.listed(listing(request))]
    case .findForSelection(let request): return [.foundForSelection(listing(request))]
    case .loadRows(let subjects):
      rowsAskedFor += subjects
      return [.rowsLoaded(subjects.compactMap(row))]
    case .loadBriefing(let key):
      return [.briefingLoaded(briefings.first { $0.row.key == key }, key)]
    case .countTotals:
      let open = briefings.flatMap(\.actions).filter { !$0.isSettled }
      return [
        .totalsCounted(
          Totals(
            needsMe: briefings.count { $0.row.needsMe },
            overdue: open.count { action in action.due.map { $0 < Self.today } == true },
            openActions: open.count, briefings: briefings.count))
      ]
    case .act(let act, let subjects) where act.isOnFeeds:
      return [.acted(change(feedsBy: act, subjects))]
    case .act(let act, let subjects): return [.acted(carryOut(act, on: subjects))]
    case .undo(let event): return [.undid(undo(confirmed: event != nil))]
    case .redo: return [.undid(redo())]
    case .wake(let alarm, _):
      alarms.append(alarm)
      return []
    case .why(let subject): return [.whyFound(subject, Samples.why)]
    case .log: return [.logFound(Samples.log)]
    case .since: return [.sinceFound(Samples.since(briefings))]
    case .feeds: return [.feedsFound(feeds)]
    case .fetch:
      outward.append(effect)
      return fetched.map { [.fetched($0, FeedFacts(count: feeds.count, at: Self.now))] } ?? []
    case .preview(let bytes):
      outward.append(effect)
      return [
        .previewed(
          PastePreview(
            characters: bytes.count, briefings: pasted.map { [$0] } ?? [],
            leftOut: pasted == nil ? [] : ["Share", "footer"]))
      ]
    default:
      outward.append(effect)
      return []
    }
  }

  private mutating func change(feedsBy act: Act, _ subjects: [Subject]) -> Receipt {
    let event = EventID(rawValue: "ana.\(acts.count + 1)")
    before.append(Step(briefings: briefings, feeds: feeds, event: event))
    acts.append(act)
    targets.append(subjects)
    guard case .follow(let named) = act else {
      let left = feeds.map(\.feed).filter { subjects.contains(.feed($0.address)) }
      feeds.removeAll { left.contains($0.feed) }
      return Receipt(event: event, act: act, feeds: left)
    }
    for feed in named {
      if let index = feeds.firstIndex(where: { $0.feed.address == feed.address }) {
        feeds[index].feed = feed
      } else {
        feeds.append(FeedRow(feed: feed, addedBy: "ana"))
      }
    }
    return Receipt(event: event, act: act, feeds: named)
  }

  func listing(_ request: ListingRequest) -> Listing {
    guard request.kind == .briefings else {
      let rows = briefings.flatMap { stored in
        stored.actions.filter { Self.matches(request.query, stored, $0) }
      }
      return Listing(request: request, subjects: rows.map { .action($0.id) })
    }
    let subjects = briefings.filter { Self.matches(request.query, $0, nil) }
      .map { Subject.briefing($0.row.key) }
    guard request.order == .inbox else { return Listing(request: request, subjects: subjects) }
    let bands = [
      Listing.BandCount(band: .overdue, count: min(2, subjects.count)),
      Listing.BandCount(band: .rest, count: max(subjects.count - 2, 0)),
    ]
    return Listing(request: request, subjects: subjects, bands: bands)
  }

  /// As much of the query language as the tests type.
  static func matches(_ query: Query, _ stored: StoredBriefing, _ action: ActionRow?) -> Bool {
    switch query {
    case .all: return true
    case .and(let parts): return parts.allSatisfy { matches($0, stored, action) }
    case .or(let parts): return parts.contains { matches($0, stored, action) }
    case .not(let part): return !matches(part, stored, action)
    case .term(let term): return matches(term, stored, action)
    }
  }

  static func matches(
    _ term: Query.Term, _ stored: StoredBriefing, _ action: ActionRow?
  ) -> Bool {
    let actions = action.map { [$0] } ?? stored.actions
    switch term {
    case .words(let text, _, _):
      return ([stored.row.title] + actions.map(\.action.title)).contains {
        $0.lowercased().contains(text.lowercased())
      }
    case .flag(.inbox): return stored.row.needsMe
    case .flag(.unread): return stored.row.isUnread
    case .flag(.read): return !stored.row.isUnread
    case .flag(.ours): return stored.row.touchesUs
    case .flag(.kev): return stored.row.isExploited
    case .flag(.open): return actions.contains { !$0.isSettled }
    case .flag(.overdue):
      return actions.contains { row in row.due.map { $0 < today } == true && !row.isSettled }
    case .owner(let owner):
      return actions.contains {
        owner.map { $0 == "me" ? "ana" : $0 }.map($0.owners.contains) ?? $0.owners.isEmpty
      }
    case .state(let state): return actions.contains { $0.state == state }
    default: return true
    }
  }

  func row(_ subject: Subject) -> Row? {
    switch subject {
    case .briefing(let key):
      briefings.first { $0.row.key == key }.map { .briefing($0.row) }
    case .action(let id):
      briefings.flatMap(\.actions).first { $0.id == id }.map { .action($0) }
    case .feed: nil
    }
  }

  mutating func carryOut(_ act: Act, on subjects: [Subject]) -> Receipt {
    acts.append(act)
    targets.append(subjects)
    let event = EventID(rawValue: "0000000000000001.\(acts.count)")
    if act != .opened {
      before.append(Step(briefings: briefings, feeds: feeds, event: event))
      undone = []
    }
    var changed: [ActionRow] = []
    var touched: [BriefingRow] = []
    for index in briefings.indices {
      let key = briefings[index].row.key
      let isWhole = subjects.contains(.briefing(key))
      var isTouched = isWhole
      for number in briefings[index].actions.indices {
        let action = briefings[index].actions[number]
        guard subjects.contains(.action(action.id)) || (isWhole && !action.isSettled) else {
          continue
        }
        apply(act, to: &briefings[index].actions[number])
        isTouched = true
        if act.isOnActions { changed.append(briefings[index].actions[number]) }
      }
      guard isTouched else { continue }
      settle(&briefings[index], act)
      touched.append(briefings[index].row)
    }
    return Receipt(
      event: event, act: act, actions: changed, briefings: touched)
  }

  func apply(_ act: Act, to row: inout ActionRow) {
    switch act {
    case .decide(let decision):
      row.state = decision.state
      row.decision = DecisionRecord(
        event: EventID(rawValue: "e"), decision: decision,
        person: Person(me: "ana", login: "ana", host: "jump2"), at: Self.now)
    case .assign(let owners, let due):
      if let owners { row.owners = owners }
      if case .set(let day) = due {
        row.due = day
        row.dueFrom = .hand
      }
    case .reason(let text):
      row.evidence.append(
        Note(id: EventID(rawValue: "r"), text: text, who: "ana", at: Self.now))
    case .note(let text):
      row.notes.append(
        Note(id: EventID(rawValue: "n"), text: text, who: "ana", at: Self.now))
    default: break
    }
  }

  func settle(_ stored: inout StoredBriefing, _ act: Act) {
    if case .add(let title, _) = act {
      let number = stored.actions.count + 1
      stored.actions.append(
        ActionRow(
          id: ActionID(rawValue: "\(stored.row.short).\(number)"), briefing: stored.row.key,
          briefingTitle: stored.row.title, short: "\(stored.row.short).\(number)", number: number,
          action: Action(ordinal: number, title: title, detail: "", origin: .user)))
      stored.row.total = stored.actions.count
    }
    stored.row.isUnread = act == .mark(read: false)
    stored.row.settled = stored.actions.count { $0.isSettled }
    stored.row.isSettled =
      stored.row.settled == stored.actions.count && !stored.row.isUnread
    stored.row.needsMe = !stored.row.isSettled
    stored.row.decision = stored.actions.compactMap(\.decision).last
    let open = stored.actions.filter { !$0.isSettled }
    stored.row.due = open.compactMap(\.due).min()
    stored.row.owners = Set((open.isEmpty ? stored.actions : open).flatMap(\.owners)).sorted()
  }

  mutating func undo(confirmed: Bool) -> UndoReport {
    undos.append(confirmed)
    if undoReachesBack, !confirmed {
      return .reachesBack(
        EventID(rawValue: "earlier.1"),
        sentence: "Next undo: Fri 17:02 on jump2, accepted risk of \"Patch\"")
    }
    guard let last = before.popLast() else { return .nothing(sentence: "Nothing to undo") }
    undone.append(Step(briefings: briefings, feeds: feeds, event: last.event))
    briefings = last.briefings
    feeds = last.feeds
    return .undone(everything(.undo(last.event), "u.\(last.event.rawValue)"), sentence: "Undone")
  }

  mutating func redo() -> UndoReport {
    guard let next = undone.popLast() else { return .nothing(sentence: "Nothing to redo") }
    before.append(Step(briefings: briefings, feeds: feeds, event: next.event))
    briefings = next.briefings
    feeds = next.feeds
    return .redone(
      everything(.undo(EventID(rawValue: "u.\(next.event.rawValue)")), "redo"), sentence: "Redone")
  }

  func everything(_ act: Act, _ event: String) -> Receipt {
    Receipt(
      event: EventID(rawValue: event), act: act, actions: briefings.flatMap(\.actions),
      briefings: briefings.map(\.row))
  }
}

extension Act {
  fileprivate var isOnFeeds: Bool {
    switch self {
    case .follow, .unfollow: true
    default: false
    }
  }

  fileprivate var isOnActions: Bool {
    switch self {
    case .decide, .assign, .reason, .note: true
    default: false
    }
  }
}
