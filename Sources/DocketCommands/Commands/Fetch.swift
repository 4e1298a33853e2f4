import ArgumentParser
import CellGrid
import DocketFetch
import DocketModel
import DocketRuntime
import DocketStore

/// The command `docket fetch`.
struct Fetch: Subcommand {
  static let example = """
    docket fetch                         ask all feeds for what is new
    docket fetch hill.example depot      only these, also when they failed lately
    docket fetch --json | jq .new
    """
  static let configuration = describe("fetch", "Takes in what the feeds have that is new.")

  @Argument(help: "Feeds by their address, or a part of it or of the title; all without any.")
  var feeds: [String] = []
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let store = try invocation.storeForWriting()
    let rows = try FeedRows.all(of: store, invocation)
    let chosen = try choose(rows.filter { $0.isRead(by: invocation.caller.person) })
    guard !chosen.isEmpty else { return none(invocation) }
    let report = try fetch(chosen, into: store, invocation)
    try invocation.asking { () throws(StoreError) in try store.close() }
    tell(report, of: chosen, invocation)
    return Self.status(report)
  }

  /// Those that are named, by words in address or title.
  private func choose(_ rows: [FeedRow]) throws(Failure) -> [Feed] {
    if feeds.isEmpty { return rows.map(\.feed) }
    var chosen: [Feed] = []
    for word in feeds.map(\.unshielded) {
      let feed = try FeedRows.one(word, of: rows.map(\.feed))
      if !chosen.contains(feed) { chosen.append(feed) }
    }
    return chosen
  }

  private func none(_ invocation: Invocation) -> ExitStatus {
    if invocation.isJSON {
      invocation.printer.json(Self.json(FetchReport()))
    } else {
      invocation.printer.complain("there are no feeds yet - docket feed add URL")
    }
    return .nothing
  }

  private func fetch(
    _ chosen: [Feed], into store: Store, _ invocation: Invocation
  ) throws(Failure) -> FetchReport {
    var progress = Progress(invocation)
    defer { progress.clear() }
    let run = FetchRun(invocation.fetchPlan.setup(store: store.id), hearsInterrupt: true)
    let keeper = FeedKeeper(store, for: invocation.asker)
    do throws(StoreError) {
      return try run.run(
        chosen, named: !feeds.isEmpty,
        keep: { (batch) throws(StoreError) in try keeper.keep(batch) },
        progress: { done, total, failed in
          let trouble: SafeText = failed == 0 ? "" : ", \(String(failed)) failed"
          progress.show("fetch \(String(done))/\(String(total))\(trouble)")
        })
    } catch {
      progress.clear()
      throw invocation.failure(error)
    }
  }

  // MARK: - Telling

  private func tell(_ report: FetchReport, of chosen: [Feed], _ invocation: Invocation) {
    if invocation.isJSON { return invocation.printer.json(Self.json(report)) }
    for one in report.failed { invocation.printer.complain(SafeText(line: Wording.failed(one))) }
    let waiting = chosen.count - report.asked
    if waiting > 0, !report.isCancelled {
      let (were, them) = waiting == 1 ? ("was", "it") : ("were", "them")
      invocation.printer.complain(
        "\(Wording.feeds(waiting)) that failed lately \(were) left alone - docket fetch FEED asks \(them)"
      )
    }
    // What failed has been told, each with its reason.
    var told = report
    told.failed = []
    if report.asked > 0, !report.cameToNothing {
      invocation.printer.line(SafeText(line: Wording.fetched(told)))
    }
  }

  private static func status(_ report: FetchReport) -> ExitStatus {
    if report.isCancelled { return .interrupted }
    if report.failed.isEmpty { return .ok }
    return report.cameToNothing ? .unavailable : .tryAgain
  }

  private static func json(_ report: FetchReport) -> JSON {
    .object([
      "schema": Output.schema, "type": .string("fetch"), "asked": Output.number(report.asked),
      "new": Output.number(report.new), "touching_us": Output.number(report.touchingUs),
      "revised": Output.number(report.revised), "known": Output.number(report.known),
      "known_touching_us": Output.number(report.knownTouchingUs),
      "failed": .array(
        report.failed.map {
          .object(["feed": .string($0.feed.address), "error": .string($0.problem)])
        }),
      "cancelled": .bool(report.isCancelled),
    ])
  }
}

extension Feed {
  /// Whether a word is a part of its address or title, or all of it.
  func isNamed(by word: String) -> Bool {
    let word = word.lowercased()
    return !word.isEmpty
      && (address.lowercased().contains(word) || title?.lowercased().contains(word) == true)
  }
}
