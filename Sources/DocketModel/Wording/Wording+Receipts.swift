extension Wording {
  /// The one line that tells what an act did: `Done: Review data residency priorities`.
  ///
  /// `before` holds the actions as they were, for `owner raj (was ana)`; rows of other actions in it
  /// do no harm. An undo is told by ``undone(_:today:)``, which knows what was taken back.
  public static func receipt(
    _ receipt: Receipt, before: [ActionRow] = [], today: Day, sameAs: String? = nil
  ) -> String {
    let phrase = capitalized(phrase(receipt.act, today: today, sameAs: sameAs))
    switch receipt.act {
    case .assign(let owners, _): return assigned(receipt, owners, before, phrase, today: today)
    case .add(let title, _): return "\(phrase): \(title)"
    case .note, .reason: return "\(phrase) on \(target(receipt))"
    case .undo: return phrase
    default: return "\(phrase): \(target(receipt))"
    }
  }

  /// What was taken back: `Undone: n/a`.
  public static func undone(_ act: Act, today: Day) -> String {
    "Undone: \(word(act, today: today))"
  }

  /// What was done once more: `Redone: n/a`.
  public static func redone(_ act: Act, today: Day) -> String {
    "Redone: \(word(act, today: today))"
  }

  /// What an undo would reach, before it does: `Next undo: Fri 17:02 on jump2, accepted risk of "X"`.
  public static func nextUndo(_ logLine: LogLine, zone: Zone, today: Day) -> String {
    let event = logLine.event
    let moment = moment(event.at, zone: zone, today: today)
    return "Next undo: \(moment) on \(event.person.host), \(deed(logLine, today: today))"
  }

  /// Somebody else's act, which an undo does not reach: `raj did that at 09:12`.
  public static func didThat(_ event: Event, zone: Zone, today: Day) -> String {
    let local = zone.local(event.at)
    let moment =
      local.day == today ? "at \(local.time)" : "on \(moment(event.at, zone: zone, today: today))"
    return "\(event.person.me) did that \(moment)"
  }

  /// The title of a single target, else how many there are.
  private static func target(_ receipt: Receipt) -> String {
    if !receipt.feeds.isEmpty {
      guard receipt.feeds.count == 1 else { return feeds(receipt.feeds.count) }
      return receipt.feeds[0].title ?? receipt.feeds[0].address
    }
    let count = receipt.actionIDs.count
    if count == 1, let only = receipt.actions.first { return only.action.title }
    if count > 0 { return actions(count, inBriefings: receipt.briefingCount) }
    if receipt.briefingCount == 1, let only = receipt.briefings.first { return only.title }
    return briefings(receipt.briefingCount)
  }

  /// `6 actions: owner raj (was ana)`, `Owner raj, due Fri 27 Nov: Patch FortiOS`.
  private static func assigned(
    _ receipt: Receipt, _ owners: [String]?, _ before: [ActionRow], _ phrase: String, today: Day
  ) -> String {
    let ids = Set(receipt.actionIDs)
    let earlier = Set(before.filter { ids.contains($0.id) }.map(\.owners))
    var was = ""
    if let owners, let one = earlier.first, earlier.count == 1, !one.isEmpty, one != owners {
      was = " (was \(names(one)))"
    }
    let target = target(receipt)
    guard receipt.actionIDs.count == 1 else {
      return "\(target): \(Self.phrase(receipt.act, today: today))\(was)"
    }
    return "\(phrase)\(was): \(target)"
  }

  /// The shortest word for an act.
  private static func word(_ act: Act, today: Day) -> String {
    if case .decide(let decision) = act { return decision.state.word }
    return phrase(act, today: today)
  }
}
