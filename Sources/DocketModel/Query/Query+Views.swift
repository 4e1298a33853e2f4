extension Query {
  /// What needs me: unread, open without an owner, mine and not put off, or ours and changed since I looked.
  public static let inbox = Query.term(.flag(.inbox))
  /// Everything open that is mine.
  public static let mine = Query.and([.term(.owner("me")), .term(.flag(.open))])
  public static let overdue = Query.term(.flag(.overdue))
  /// Put off, or waiting on somebody.
  public static let waitingAndLater = Query.or([.term(.state(.waiting)), .term(.state(.deferred))])
  public static let openActions = Query.term(.flag(.open))
  public static let unread = Query.term(.flag(.unread))
  /// What touches us: the watch-list.
  public static let ours = Query.term(.flag(.ours))

  /// Whether it looks for words in the text, and so can be ranked.
  public var looksForWords: Bool {
    switch self {
    case .term(.words): true
    case .and(let parts): parts.contains(where: \.looksForWords)
    case .all, .or, .not, .term: false
    }
  }
}
