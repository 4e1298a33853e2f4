internal import DocketModel

/// The bands of the Inbox over the rows of `standing`, as SQL that an index answers in order.
struct InboxSQL {
  private let view: AskerSQL
  private var asker: Asker { view.asker }

  init(_ asker: Asker) { view = AskerSQL(asker) }

  /// Without a watch list nothing touches us, and what is exploited comes before the rest.
  var bands: [Band] { [.overdue, asker.watch.isEmpty ? .exploited : .touchesUs, .rest] }

  func band(of woken: Woken) -> Band {
    if woken.place.due < Int64(asker.today.number) { return .overdue }
    if asker.watch.isEmpty { return woken.place.exploited != 0 ? .exploited : .rest }
    return woken.isOurs ? .touchesUs : .rest
  }

  /// The rows of a band in order; stories that are asked anew are not among them.
  func rows(of band: Band, limit: Int?) -> SQL {
    "SELECT key, due, exploited, severity, date, title FROM standing INDEXED BY \(index(band)) WHERE "
      + condition(band)
      + " ORDER BY \(Standing.order) LIMIT \(limit ?? -1)"
  }

  func count(of band: Band) -> SQL {
    "SELECT count(*) FROM standing INDEXED BY \(index(band)) WHERE " + condition(band)
  }

  private func index(_ band: Band) -> String {
    band == .exploited ? "standing_exploited" : "standing_inbox"
  }

  private func condition(_ band: Band) -> SQL {
    let today = view.today
    return switch band {
    case .overdue: SQL("needs AND due < ? AND wakes > ?", [today, today])
    case .exploited:
      SQL("needs AND exploited AND due >= ? AND wakes > ?", [today, today])
    case .touchesUs: SQL("needs AND due >= ? AND wakes > ? AND story IN ", [today, today]) + ours
    case .rest:
      SQL("needs AND due >= ? AND wakes > ? AND ", [today, today])
        + (asker.watch.isEmpty ? SQL("NOT exploited") : "story NOT IN " + ours)
    }
  }

  private var ours: SQL { "(SELECT b.story FROM briefings b WHERE " + view.isOurs + ")" }
}

/// Where a story stands inside a band of the Inbox: due, exploited, severity, newest.
struct InboxPlace: Comparable {
  /// The largest number where nothing is due.
  var due: Int64
  var exploited: Int
  var severity: Int
  var date: Int64
  /// Its beginning, see ``Standing/title``.
  var title: String
  var key: String

  static func < (left: Self, right: Self) -> Bool {
    if left.due != right.due { return left.due < right.due }
    if left.exploited != right.exploited { return left.exploited > right.exploited }
    if left.severity != right.severity { return left.severity > right.severity }
    if left.date != right.date { return left.date > right.date }
    if left.title != right.title {
      return left.title.utf8.lexicographicallyPrecedes(right.title.utf8)
    }
    return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
  }
}
