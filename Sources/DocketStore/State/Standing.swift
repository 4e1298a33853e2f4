internal import DocketModel

/// What each story asks of the person this state is kept for, as long as no decision has ended.
///
/// The Inbox and the numbers of the status row are read from here, so that they cost what is shown
/// and not what is stored. Days and the watch list come from the view, so a story with a decision that has
/// ended since (`wakes`) is asked anew, and so is one that has changed since the person looked and touches
/// us (`news`); of those there are few.
enum Standing {
  /// A day before every day on which a decision can end.
  private static let beforeAll = Day(number: Int(Int32.min))

  /// The day on which the first decision ends.
  private static let wakes =
    "(SELECT coalesce(min(a.ends), \(Int64.max)) FROM actions a WHERE a.story = b.story AND NOT a.withdrawn)"

  /// The names a person acts under, each once.
  static func names(_ me: String, _ aliases: [String]) -> [String] {
    [me] + Set(aliases).subtracting([me]).sorted()
  }

  /// Writes the rows of the stories for which a condition on `b` holds.
  static func insertion(for names: [String], where condition: String) -> SQL {
    let view = AskerSQL(
      Asker(me: names.first ?? "", aliases: Array(names.dropFirst()), today: beforeAll))
    return
      "INSERT INTO standing(story, key, needs, open, due, wakes, news, exploited, severity, date, title) SELECT b.story, b.key, "
      + facts(view)
      + (", " + wakes + ", " + view.mayNeedMe)
      + ", b.exploited, coalesce(b.severity, -1), b.date, \(title) FROM briefings b WHERE \(condition)"
  }

  /// The order inside a band of the Inbox: of its indexes, of what is asked of them, and of
  /// ``InboxPlace``.
  static let order = "due, exploited DESC, severity DESC, date DESC, title, key"

  /// Among briefings of one moment the beginning of the title decides; a long one would fill the index.
  static let title = "substr(b.title, 1, 40)"

  /// Whether it needs the person, how many actions are open, and the nearest date of those.
  static func facts(_ view: AskerSQL) -> SQL {
    view.needsMeBriefing
      + (", (SELECT count(*) FROM actions a WHERE a.story = b.story AND " + view.isOpen + ")")
      + (", coalesce(" + view.lookedUpDue + ", \(Int64.max))")
  }
}

/// A story with a decision that has ended, or with news of what touches us, as it is on the day of asking.
struct Woken {
  var place: InboxPlace
  var needsMe: Bool
  var isOurs: Bool
  var open: Int
  /// What the kept row says, which counts in the totals.
  var stoodAsNeeding: Bool
  var stoodOpen: Int
}
