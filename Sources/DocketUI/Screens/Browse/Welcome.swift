import DocketModel

/// What an empty store shows: how to begin, and a checklist to practise on.
///
/// Nothing of it is kept.
enum Welcome {
  static let key = BriefingKey(rawValue: "docket:welcome")

  static func reading(_ moment: Moment) -> ReadingModel {
    let actions = steps.enumerated().map { index, step in
      ActionRow(
        id: ActionID(rawValue: "welcome.\(index + 1)"), briefing: key, briefingTitle: title,
        short: "welcome.\(index + 1)", number: index + 1,
        action: Action(ordinal: index + 1, title: step.title, detail: step.detail))
    }
    let row = BriefingRow(
      key: key, short: "welcome", title: title, source: "docket", date: moment.now,
      isUnread: false, total: actions.count)
    var reading = ReadingModel(
      StoredBriefing(
        row: row, content: ContentID(rawValue: "welcome"), revision: 1,
        briefing: Briefing(title: title, sections: sections), received: moment.now,
        actions: actions))
    reading.isPractice = true
    return reading
  }

  private static let title = "Welcome to docket"

  private static let sections: [Section] = [
    Section(
      kind: .other, heading: "Take something in",
      blocks: [
        .list(
          ordered: false,
          items: [
            "Paste a briefing: the text of a page, just as you copied it. You see what was found "
              + "in it before anything is kept.",
            "i file or folder: pages, advisories, pasted text or Markdown that were saved.",
            "gf feeds: a adds the address of one, R takes in what all of them have.",
            "? all keys: type to find one, Enter runs it.",
          ])
      ]),
    Section(
      kind: .other, heading: "Then",
      blocks: [
        .paragraph(
          "Space reads on. a goes to the checklist, x ticks, u takes back. Every act is saved at "
            + "once, and q leaves.")
      ]),
  ]

  private static let steps: [(title: String, detail: String)] = [
    ("Press a, then x: this line is ticked", "Practice: these ticks are stored nowhere."),
    ("Press u: it is open again", "Every act can be taken back, for ever."),
    ("Press Enter: an action opens in place", "Again leads to the paragraph it was said in."),
  ]
}
