import ArgumentParser
import CellGrid
import DocketFetch
import DocketModel
import DocketRuntime
import DocketStore
import Glibc

/// The command `docket feed add`.
///
/// An address is asked before it is kept: what is followed by mistake is found out by its person, not by the timer.
struct FeedAdd: Subcommand {
  static let example = """
    docket feed add https://hill.example/feed.xml
    docket feed add https://hill.example/feed.xml --title Hill     name it, now or later
    docket feed add https://depot.example/new.xml --untried        without asking it first
    docket feed add ~/advisories                                   a folder of this host
    """
  static let configuration = describe(
    "add", "Follows a feed once it has answered, or gives it another name.")

  @Argument(help: "An address, a page that names its feed, or the path of a folder.")
  var address: String
  @Option(help: "What to call it; else what it calls itself.") var title: String?
  @Option(help: "feed, csaf, kev or folder; found out otherwise.") var kind: FeedKindWord?
  @Flag(help: "Keep the address without asking it.") var untried = false
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    var feed = try feed(invocation)
    let known = try known(invocation)
    // What it is said to be is asked anew; another name needs no asking.
    if let held = known[source(of: feed)], kind == nil { feed.kind = held.kind }
    var sighting: FeedSighting?
    if isToBeAsked(feed, known) {
      let found = try sight(feed, invocation)
      tell(found, from: feed, invocation)
      feed = found.feed
      // A page led to one that is followed: what it is called is for people to say.
      if known[source(of: feed)] != nil { feed.title = chosenTitle }
      sighting = found
    }
    let store = try invocation.storeForWriting(making: true)
    let receipt = try add(feed, to: store, invocation)
    let rows = try FeedRows.all(of: store, invocation)
    guard let row = rows.first(where: { source(of: $0.feed) == source(of: feed) }) else {
      throw Failure(.bug, "the feed is not there - please report this")
    }
    if invocation.isJSON {
      invocation.printer.json(FeedRows.json(row))
      return .ok
    }
    guard receipt != nil else {
      invocation.printer.line(
        "\(FeedRows.named(row.feed)) is followed already - docket feed list")
      return .ok
    }
    tell(row.feed, sighting, invocation)
    return .ok
  }

  private func source(of feed: Feed) -> String { Identity.sourceID(ofFeed: feed.address) }

  /// What is followed already; a store that is not there yet is made only once there is something to keep.
  private func known(_ invocation: Invocation) throws(Failure) -> [String: Feed] {
    guard access(invocation.storeDirectory, F_OK) == 0 else { return [:] }
    let rows = try FeedRows.all(of: try invocation.storeForReading(), invocation)
    return Dictionary(rows.map { (source(of: $0.feed), $0.feed) }) { first, _ in first }
  }

  /// Whether nobody knows yet what is there; a folder is looked at in any case, since nobody is asked.
  private func isToBeAsked(_ feed: Feed, _ known: [String: Feed]) -> Bool {
    known[source(of: feed)]?.kind != feed.kind && (!untried || feed.kind == .folder)
  }

  private var chosenTitle: String? { title.flatMap { FeedAddress.title($0) } }

  private func add(
    _ feed: Feed, to store: Store, _ invocation: Invocation
  ) throws(Failure) -> Receipt? {
    let asker = invocation.asker
    return try invocation.asking { () throws(StoreError) in
      let receipt = try store.add([feed], for: asker)
      try store.close()
      return receipt
    }
  }

  // MARK: - Looking

  /// What stands at the address; its own title gives way to the one that was asked for.
  private func sight(_ feed: Feed, _ invocation: Invocation) throws(Failure) -> FeedSighting {
    var found: FeedSighting
    do throws(FeedFailure) {
      found = try asking(SafeText(line: feed.name), invocation) { run throws(FeedFailure) in
        try run.sight(feed)
      }
      if let kind = kind?.kind, kind != found.feed.kind {
        throw .otherKind(found.feed.kind)
      }
    } catch {
      throw notFollowed(feed, error)
    }
    if feed.kind == .folder { return found }
    found.feed = Feed(
      address: try FeedAddress.checked(found.feed.address),
      title: chosenTitle ?? found.feed.title.flatMap { FeedAddress.title($0) },
      kind: found.feed.kind)
    return found
  }

  /// What is asked of another host, or of a file system, is told while it is waited for, and can be called off.
  private func asking<Answer>(
    _ name: SafeText, _ invocation: Invocation,
    _ question: (FetchRun) throws(FeedFailure) -> Answer
  ) throws(FeedFailure) -> Answer {
    let run = FetchRun(invocation.fetchPlan.setup(store: nil), hearsInterrupt: true)
    var progress = Progress(invocation)
    defer { progress.clear() }
    progress.showNow("asking \(name) …")
    return try question(run)
  }

  private func notFollowed(_ feed: Feed, _ failure: FeedFailure) -> Failure {
    let isFinal = failure == .fetch(.cancelled) || feed.kind == .folder
    let advice: SafeText = isFinal ? "" : "; --untried keeps it unasked"
    return Failure(
      Sentence.status(failure),
      "\(SafeText(line: feed.address)) is not followed: \(Sentence.say(failure, of: feed))\(advice)"
    )
  }

  // MARK: - Telling

  /// Where the address led to, if that is elsewhere, and what of a folder is not followed.
  private func tell(_ found: FeedSighting, from feed: Feed, _ invocation: Invocation) {
    let printer = invocation.printer
    if source(of: found.feed) != source(of: feed) {
      printer.complain(
        "\(SafeText(line: feed.address)) is a page for people; its feed is followed")
    }
    if let place = found.leadsTo {
      printer.complain(
        "\(SafeText(line: found.feed.address)) leads on to \(SafeText(line: place)), and is followed as it was given"
      )
    }
    for store in found.stores {
      printer.complain("\(SafeText(line: store)) \(Sentence.say(FileFault.store)); it is left out")
    }
  }

  private func tell(_ feed: Feed, _ sighting: FeedSighting?, _ invocation: Invocation) {
    // What the files of a folder hold is found out when it is fetched.
    let holding = feed.kind == .folder ? nil : sighting.map { Wording.holding($0.briefings) }
    let found = holding.map { ": \(SafeText(line: $0))" } ?? ""
    invocation.printer.line(
      "following \(FeedRows.named(feed)) (\(feed.kind.rawValue))\(found) - docket undo takes it back"
    )
    invocation.printer.line("next: docket fetch")
    if FeedAddress.seemsSecret(feed.address) {
      invocation.printer.complain(
        "the address seems to hold a secret, and all who share the store can read it; secret = \"NAME\" in the feed's table of config.toml takes its place"
      )
    }
  }

  // MARK: - What was asked for

  private func feed(_ invocation: Invocation) throws(Failure) -> Feed {
    let typed = address.unshielded
    if kind == .folder || !typed.contains("://") {
      if let folder = try folder(typed, invocation) { return folder }
    }
    let address = try FeedAddress.checked(typed)
    return Feed(
      address: address, title: chosenTitle, kind: kind?.kind ?? Feed.Kind(guessing: address))
  }

  /// The folder that a word leads to; nil where it can only be an address.
  private func folder(_ typed: String, _ invocation: Invocation) throws(Failure) -> Feed? {
    let path = invocation.environment.variables.path(typed)
    let place: Walk.Place
    do throws(FeedFailure) {
      place = try asking(SafeText(line: typed), invocation) { run throws(FeedFailure) in
        try run.place(of: path)
      }
    } catch {
      throw notFollowed(Feed(address: path, kind: .folder), error)
    }
    guard case .folder(let real) = place else {
      let isPath = ["/", "~/", "./", "../"].contains(where: typed.hasPrefix)
      if kind != .folder, !isPath, typed.contains(":") { return nil }
      throw noFeed(typed, isThere: place == .file)
    }
    guard kind == nil || kind == .folder else {
      throw Failure(.usage, "\(SafeText(line: typed)) is a folder, so its kind is folder")
    }
    return Feed(address: real, title: chosenTitle, kind: .folder)
  }

  /// Says what a word is that is neither an address nor a folder.
  private func noFeed(_ typed: String, isThere: Bool) -> Failure {
    let word = FeedAddress.shown(typed)
    guard isThere else {
      return Failure(
        kind == .folder ? .noInput : .badData,
        "\(word) is no folder here, and an address begins with https:// or http://")
    }
    return Failure(
      .badData,
      "\(word) is a file, and what is followed is an address or a folder - docket import takes a file in, docket feed import a list of feeds"
    )
  }
}

/// What stands at an address, as a word of the command line.
enum FeedKindWord: String, CaseIterable, ExpressibleByArgument {
  case feed, csaf, kev, folder

  var kind: Feed.Kind { Feed.Kind(rawValue: rawValue) ?? .feed }
}
