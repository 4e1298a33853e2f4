import CellGrid
import DocketModel
import DocketRuntime
import DocketStore

/// Feeds as rows, with how fetching them goes on this host.
enum FeedRows {
  static func all(of store: Store, _ invocation: Invocation) throws(Failure) -> [FeedRow] {
    var rows = try invocation.asking { () throws(StoreError) in
      try store.feeds(for: invocation.asker)
    }
    let memory = FeedMemory(in: invocation.folders.state, store: store.id)
    let (health, titles) = (memory.health(), memory.titles())
    for index in rows.indices {
      let address = rows[index].feed.address
      rows[index].health = health[address] ?? FeedHealth()
      rows[index].hear(titles[address])
    }
    return rows
  }

  /// The feed that a word names: its address, else a part of the address or the title of one.
  static func one(_ word: String, of feeds: [Feed]) throws(Failure) -> Feed {
    let source = Identity.sourceID(ofFeed: word)
    let exact = feeds.filter {
      $0.address == word || Identity.sourceID(ofFeed: $0.address) == source
    }
    let found = exact.isEmpty ? feeds.filter { $0.isNamed(by: word) } : exact
    guard let feed = found.first else {
      throw Failure(
        .noInput, "no feed is called \"\(SafeText(line: word))\" - docket feed list shows them")
    }
    guard found.count == 1 else {
      let names = found.prefix(5).map(named).joined(separator: ", ")
      throw Failure(
        .noInput,
        "\"\(SafeText(line: word))\" names \(SafeText(Wording.feeds(found.count))): \(names)")
    }
    return feed
  }

  /// Title and address, the address alone where there is no title.
  static func named(_ feed: Feed) -> SafeText {
    let address = SafeText(line: feed.address)
    return feed.title.map { "\(SafeText(line: $0)) \(address)" } ?? address
  }

  // MARK: - Text

  static func print(_ rows: [FeedRow], _ invocation: Invocation) {
    var table = Table([
      Table.Column(gives: true), Table.Column(rank: 1), Table.Column(alignsRight: true),
      Table.Column(alignsRight: true), Table.Column(rank: 2), Table.Column(rank: 3),
    ])
    for row in rows {
      let title = row.feed.title ?? row.feed.address
      table.add([
        Span(SafeText(line: title), row.health.failures > 0 ? .alarm : .plain),
        Span(SafeText(row.feed.kind == .feed ? "" : row.feed.kind.rawValue), .dim),
        Span(SafeText(Wording.grouped(row.briefings))),
        Span(SafeText(row.unread == 0 ? "" : "\(Wording.grouped(row.unread)) unread")),
        Span(last(row, invocation)),
        Span(SafeText(line: row.feed.title == nil ? "" : row.feed.address), .dim),
      ])
    }
    table.print(to: invocation.printer)
    for row in rows {
      guard let problem = row.health.problem else { continue }
      invocation.printer.complain(
        "\(SafeText(line: row.feed.title ?? row.feed.address)): \(SafeText(line: problem))")
    }
  }

  private static func last(_ row: FeedRow, _ invocation: Invocation) -> SafeText {
    guard let tried = row.health.tried else { return "not fetched here" }
    let moment = Wording.moment(tried, zone: invocation.zone, today: invocation.today)
    return SafeText(line: row.health.failures > 0 ? "failed \(moment)" : "fetched \(moment)")
  }

  // MARK: - JSON

  static func json(_ row: FeedRow) -> JSON {
    .object([
      "schema": Output.schema, "type": .string("feed"), "address": .string(row.feed.address),
      "title": Output.text(row.feed.title), "kind": .string(row.feed.kind.rawValue),
      "added_by": .string(row.addedBy), "added_on": .string(row.addedOn),
      "briefings": Output.number(row.briefings), "unread": Output.number(row.unread),
      "newest": row.newest.map(Output.instant), "tried": row.health.tried.map(Output.instant),
      "succeeded": row.health.succeeded.map(Output.instant),
      "failures": Output.number(row.health.failures), "problem": Output.text(row.health.problem),
      "next_try": row.health.nextTry.map(Output.instant),
    ])
  }
}
