import ArgumentParser
import CellGrid
import DocketModel
import DocketRuntime
import DocketStore

/// The command `docket feed`.
struct Feeds: Subcommand {
  static let example = """
    docket feed add https://hill.example/feed.xml    follow a feed; then: docket fetch
    docket feed list                                 what is followed, and how it goes
    docket feed import feeds.opml                    the list of another reader
    """
  static let configuration = describe(
    "feed", "Says which feeds are followed.",
    [
      FeedAdd.self, FeedsShown.self, FeedRemove.self, FeedsImport.self, FeedsExport.self,
    ])

  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    try FeedsShown.list(invocation)
  }
}

/// The command `docket feed add`.
struct FeedAdd: Subcommand {
  static let example = """
    docket feed add https://hill.example/feed.xml
    docket feed add https://hill.example/feed.xml --title Hill     name it, now or later
    docket feed add ~/advisories                                   a folder of this host
    """
  static let configuration = describe("add", "Follows a feed, or gives it another name.")

  @Argument(help: "An address, or the path of a folder.") var address: String
  @Option(help: "What to call it; else what it calls itself.") var title: String?
  @Option(help: "feed, csaf, kev or folder; guessed otherwise.") var kind: FeedKindWord?
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let feed = try feed(invocation)
    let store = try invocation.storeForWriting(making: true)
    let asker = invocation.asker
    let receipt = try invocation.asking { () throws(StoreError) in
      let receipt = try store.add([feed], for: asker)
      try store.close()
      return receipt
    }
    let rows = try FeedRows.all(of: store, invocation)
    let source = Identity.sourceID(ofFeed: feed.address)
    guard let row = rows.first(where: { Identity.sourceID(ofFeed: $0.feed.address) == source })
    else { throw Failure(.bug, "the feed is not there - please report this") }
    if invocation.isJSON {
      invocation.printer.json(FeedRows.json(row))
      return .ok
    }
    let what = FeedRows.named(row.feed)
    guard receipt != nil else {
      invocation.printer.line("\(what) is followed already - docket feed list")
      return .ok
    }
    invocation.printer.line(
      "following \(what) (\(row.feed.kind.rawValue)) - docket undo takes it back")
    invocation.printer.line("next: docket fetch")
    if FeedAddress.seemsSecret(feed.address) {
      invocation.printer.complain(
        "the address seems to hold a secret, and all who share the store can read it; secret = \"NAME\" in the feed's table of config.toml takes its place"
      )
    }
    return .ok
  }

  private func feed(_ invocation: Invocation) throws(Failure) -> Feed {
    let typed = address.unshielded
    let title = title.flatMap { FeedAddress.title($0) }
    let path = FeedAddress.absolute(invocation.environment.variables.path(typed))
    let isFolder = kind == .folder || (!typed.contains("://") && Walk.isFolder(path))
    if isFolder {
      guard Walk.isFolder(path) else {
        throw Failure(
          .noInput, "\(SafeText(line: typed)) is no folder; docket import takes a file in")
      }
      guard kind == nil || kind == .folder else {
        throw Failure(.usage, "\(SafeText(line: typed)) is a folder, so its kind is folder")
      }
      return Feed(address: path, title: title, kind: .folder)
    }
    let address = try FeedAddress.checked(typed)
    return Feed(address: address, title: title, kind: kind?.kind ?? Feed.Kind(guessing: address))
  }
}

/// What stands at an address, as a word of the command line.
enum FeedKindWord: String, CaseIterable, ExpressibleByArgument {
  case feed, csaf, kev, folder

  var kind: Feed.Kind { Feed.Kind(rawValue: rawValue) ?? .feed }
}

/// The command `docket feed list`.
struct FeedsShown: Subcommand {
  static let example = """
    docket feed list
    docket feed list --json | jq -r 'select(.failures > 0).address'
    """
  static let configuration = describe("list", "Lists the feeds, and how fetching them goes here.")

  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus { try Self.list(invocation) }

  static func list(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let rows = try FeedRows.all(of: try invocation.storeForReading(), invocation)
    if rows.isEmpty {
      if !invocation.isJSON {
        invocation.printer.complain("no feed is followed - docket feed add URL")
      }
      return .nothing
    }
    if invocation.isJSON {
      for row in rows { invocation.printer.json(FeedRows.json(row)) }
    } else {
      FeedRows.print(rows, invocation)
    }
    return .ok
  }
}

/// The command `docket feed remove`.
struct FeedRemove: Subcommand {
  static let example = """
    docket feed remove hill.example      a part of its address or title
    docket undo                          follow it again
    """
  static let configuration = describe(
    "remove", "Follows feeds no more; their briefings stay.")

  @Argument(help: "Feeds by their address, or a part of it or of the title.") var feeds: [String]
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let store = try invocation.storeForWriting()
    let rows = try FeedRows.all(of: store, invocation)
    var left: [Feed] = []
    for word in feeds.map(\.unshielded) {
      let feed = try FeedRows.one(word, of: rows.map(\.feed))
      if !left.contains(feed) { left.append(feed) }
    }
    let addresses = left.map(\.address)
    let receipt = try invocation.asking { () throws(StoreError) in
      let receipt = try store.remove(addresses, for: invocation.asker)
      try store.close()
      return receipt
    }
    if invocation.isJSON {
      try Acting.printEvent(receipt.event, of: store, invocation)
      return .ok
    }
    for feed in left {
      invocation.printer.line("\(FeedRows.named(feed)) is followed no more; its briefings stay")
    }
    invocation.printer.line("docket undo takes it back")
    return .ok
  }
}
