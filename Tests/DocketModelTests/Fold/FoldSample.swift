import DocketModel

/// Records made by hand for tests of the fold.
enum FoldSample {
  /// The content follows from text and titles, as in a store it follows from all that is said.
  static func record(
    _ clock: Int, id: Int? = nil, key: String = "k1", source: String = "feed",
    text: String = "Text",
    actions: [(id: String, title: String)] = [], details: [String] = [], due: [Int?] = [],
    severity: Severity? = nil, isExploited: Bool = false
  ) -> BriefingRecord {
    let said = actions.enumerated().map { index, action in
      Action(
        ordinal: index + 1, title: action.title,
        detail: index < details.count ? details[index] : "", origin: due.isEmpty ? .article : .kev,
        due: index < due.count ? due[index].map { Day(number: $0) } : nil)
    }
    return BriefingRecord(
      id: EventID(rawValue: "00000000000000aa.\(id ?? clock)"), clock: UInt64(clock),
      received: Timestamp(seconds: Int64(clock) * 60),
      person: Person(me: "ana", login: "ana", host: "h"),
      content: ContentID(rawValue: "\(text)|\(said.map { $0.title + $0.detail })"),
      keys: [BriefingKey(rawValue: key)], sourceID: source,
      briefing: Briefing(
        title: "About it", severity: severity, isExploited: isExploited, summary: text,
        actions: said),
      actionIDs: actions.map { ActionID(rawValue: $0.id) })
  }

  static func added(
    _ clock: Int, _ id: String, _ title: String, isLive: Bool = true
  ) -> AddedAction {
    AddedAction(
      stamp: Stamp(clock: UInt64(clock), id: EventID(rawValue: "00000000000000bb.\(clock)")),
      id: ActionID(rawValue: id), title: title, detail: "by hand", isLive: isLive)
  }
}
