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
