import DocketModel

/// What an empty store shows: how to begin, and a checklist to practise on.
///
/// Nothing of it is kept.
enum Welcome {
  static let key = BriefingKey(rawValue: "docket:welcome")

  static func reading(_ moment: Moment, _ keys: Keymap) -> ReadingModel {
    let actions = steps(keys).enumerated().map { index, step in
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
        briefing: Briefing(title: title, sections: sections(keys)), received: moment.now,
        actions: actions))
    reading.isPractice = true
    return reading
  }

  private static let title = "Welcome to docket"

  private static func sections(_ keys: Keymap) -> [Section] {
    let feeds = [
      keys.offer(.addFeed, "adds the address of one"),
      keys.offer(.bringUpToDate, "takes in what all of them have"),
    ].joinedParts(", ")
    let items = [
      "Paste a briefing: the text of a page, just as you copied it. You see what was found "
        + "in it before anything is kept.",
      keys.offer(
        .takeIn, "file or folder: pages, advisories, pasted text or Markdown that were saved."),
      keys.offer(.feeds, feeds.isEmpty ? "feeds." : "feeds: \(feeds)."),
      keys.offer(.palette, "all keys: type to find one, Enter runs it."),
    ].filter { !$0.isEmpty }
    let acting = [
      keys.offer(.toChecklist, "goes to the checklist"), keys.offer(.toggleDone, "ticks"),
      keys.offer(.undo, "takes back"),
    ].joinedParts(", ")
    let leaving = ["Every act is saved at once", keys.offer(.closeOrQuit, "leaves")]
    let sentences = [keys.offer(.readOn, "reads on"), acting, leaving.joinedParts(", and ")]
    return [
      Section(
        kind: .other, heading: "Take something in", blocks: [.list(ordered: false, items: items)]),
      Section(
        kind: .other, heading: "Then",
        blocks: [.paragraph(sentences.joinedParts(". ") + ".")]),
    ]
  }

  private static func steps(_ keys: Keymap) -> [(title: String, detail: String)] {
    let (go, tick) = (keys.key(of: .toChecklist), keys.key(of: .toggleDone))
    let ticking = [go, tick].joinedParts(", then ")
    return [
      (
        tick.isEmpty ? "" : "Press \(ticking): this line is ticked",
        "Practice: these ticks are stored nowhere."
      ),
      (press(.undo, "it is open again", keys), "Every act can be taken back, for ever."),
      (
        press(.open, "an action opens in place", keys),
        "Again leads to the paragraph it was said in."
      ),
    ].filter { !$0.0.isEmpty }
  }

  private static func press(_ verb: Verb, _ words: String, _ keys: Keymap) -> String {
    keys.key(of: verb).isEmpty ? "" : "Press \(keys.key(of: verb)): \(words)"
  }
}
