internal import DocketModel

// Keeping ready what each story asks of the person, and reading the Inbox and the totals from it.

extension StateDatabase {
  /// Writes anew what these stories ask; those that are no more ask nothing.
  func stand(_ stories: Set<Int64>) throws(StateError) {
    let again = "(SELECT story FROM again)"
    let insertion = Standing.insertion(for: try keptNames(), where: "b.story IN \(again)")
    let name = try database.statement("INSERT INTO again VALUES(?)")
    for story in stories { try name.run(.integer(story)) }
    try database.statement("DELETE FROM standing WHERE story IN \(again)").run()
    let insert = try database.statement(insertion.text)
    try insert.bind(insertion.values)
    while try insert.step() {}
    try database.statement("DELETE FROM again").run()
  }

  /// Makes the Inbox that is kept ready that of this session's person.
  ///
  /// It is another's when the configuration has changed since.
  func standForMe() throws(StateError) {
    if try keptNames() == names { return }
    try database.transaction { () throws(StateError) in
      try database.statement("UPDATE made SET names = ?").run(.text(Texts.encode(names)))
      try database.run("DELETE FROM standing")
      let all = try database.statement(Standing.insertion(for: names, where: "1"))
      while try all.step() {}
    }
  }

  /// The names whose Inbox is kept ready; another session may have changed them.
  private func keptNames() throws(StateError) -> [String] {
    let text = try database.statement("SELECT names FROM made").first { $0.text(0) }
    return try Texts.decode(text ?? "", of: "names")
  }

  private func isReady(for asker: Asker) throws(StateError) -> Bool {
    try keptNames() == Standing.names(asker.me, asker.aliases)
  }

  // MARK: - Totals

  /// The numbers of the status row from what is kept ready; nil when that is another person's.
  func standingTotals(for asker: Asker) throws(StateError) -> Totals? {
    guard try isReady(for: asker) else { return nil }
    let sql = """
      SELECT briefings, needs, open, (SELECT count(*) FROM standing INDEXED BY standing_inbox
        WHERE needs AND due < ?1 AND wakes > ?1) FROM tally
      """
    var totals = try database.statement(sql).first([.count(asker.today.number)]) { row in
      Totals(
        needsMe: row.count(1), overdue: row.count(3), openActions: row.count(2),
        briefings: row.count(0))
    }
    for story in try woken(for: asker) {
      totals?.needsMe += (story.needsMe ? 1 : 0) - (story.stoodAsNeeding ? 1 : 0)
      totals?.openActions += story.open - story.stoodOpen
      totals?.overdue += story.needsMe && story.place.due < Int64(asker.today.number) ? 1 : 0
    }
    return totals
  }

  /// The stories with a decision that has ended by the day of asking, and those of ours with news.
  private func woken(for asker: Asker) throws(StateError) -> [Woken] {
    let view = AskerSQL(asker)
    let ended = try woken(
      view, from: "standing s INDEXED BY standing_wakes",
      SQL("s.wakes <= ? AND s.wakes < \(Int64.max)", [view.today]))
    if asker.watch.isEmpty { return ended }
    let news = SQL("s.news AND s.wakes > ? AND ", [view.today]) + view.isOurs
    // No index by its name: a watch list without words touches nothing, and then none is needed.
    return ended + (try woken(view, from: "standing s", news))
  }

  private func woken(
    _ view: AskerSQL, from standing: String, _ condition: SQL
  ) throws(StateError) -> [Woken] {
    let sql: SQL =
      "SELECT s.key, s.needs, s.open, s.exploited, s.severity, s.date, s.title, "
      + Standing.facts(view)
      + (", " + view.isOurs)
      + " FROM \(standing) CROSS JOIN briefings b ON b.story = s.story WHERE "
      + condition
    return try database.statement(sql).rows { row in
      let place = InboxPlace(
        due: row.integer(9), exploited: row.count(3), severity: row.count(4), date: row.integer(5),
        title: row.text(6), key: row.text(0))
      return Woken(
        place: place, needsMe: row.flag(7),
        isOurs: row.flag(10), open: row.count(8), stoodAsNeeding: row.flag(1),
        stoodOpen: row.count(2))
    }
  }

  // MARK: - The Inbox

  private func needing() throws(StateError) -> Int {
    try database.statement("SELECT needs FROM tally").first { $0.count(0) } ?? 0
  }

  /// The first rows of the Inbox, or all of it without a limit, from what is kept ready.
  ///
  /// Nil when that is another person's; then the rows are looked for one by one.
  func standingInbox(for asker: Asker, limit: Int?) throws(StateError) -> Listing? {
    guard try isReady(for: asker) else { return nil }
    let inbox = InboxSQL(asker)
    let woken = try woken(for: asker)
    var listing = Listing(
      request: ListingRequest(kind: .briefings, query: .inbox, order: .inbox), subjects: [])
    // What is left of the Inbox is the rest; to count that would be to walk through all of it.
    var uncounted = try needing() - woken.count { $0.stoodAsNeeding }
    for band in inbox.bands {
      let left = limit.map { max($0 - listing.subjects.count, 0) }
      let awake = woken.filter { $0.needsMe && inbox.band(of: $0) == band }.map(\.place)
      let subjects = try subjects(of: inbox.rows(of: band, limit: left), among: awake)
      var count = subjects.count
      if count - awake.count == left {
        count = awake.count + (band == .rest ? uncounted : try asleep(in: band, of: inbox))
      }
      uncounted -= count - awake.count
      if count > 0 { listing.bands.append(.init(band: band, count: count)) }
      listing.subjects += subjects.prefix(left ?? .max)
    }
    listing.isWhole = listing.subjects.count == listing.bands.reduce(0) { $0 + $1.count }
    return listing
  }

  private func asleep(in band: Band, of inbox: InboxSQL) throws(StateError) -> Int {
    try database.statement(inbox.count(of: band)).first { $0.count(0) } ?? 0
  }

  /// The rows of a band, and among them those that are not in it as it is kept.
  private func subjects(
    of rows: SQL, among awake: [InboxPlace]
  ) throws(StateError) -> [Subject] {
    let statement = try database.statement(rows)
    if awake.isEmpty {
      return try statement.rows { .briefing(BriefingKey(rawValue: $0.text(0))) }
    }
    let places = try statement.rows { row in
      InboxPlace(
        due: row.integer(1), exploited: row.count(2), severity: row.count(3), date: row.integer(4),
        title: row.text(5), key: row.text(0))
    }
    return (places + awake).sorted().map { .briefing(BriefingKey(rawValue: $0.key)) }
  }
}
