import ArgumentParser
import CellGrid
import DocketImport
import DocketModel
import DocketStore

/// The command `docket feed import`.
///
/// A list gives addresses and names, and nothing else of it is taken: commands and filters that other
/// readers allow are refused like any other address that is none.
struct FeedsImport: Subcommand {
  static let example = """
    docket feed import feeds.opml        follow all feeds of a list (OPML)
    docket feed import -                 the same from standard input
    """
  static let configuration = describe("import", "Follows the feeds of a list (OPML).")

  @Argument(help: "A file, or - for standard input.") var file: String
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let outlines = try outlines(invocation)
    var feeds: [Feed] = []
    var refused: [(url: SafeText, sentence: SafeText)] = []
    for outline in outlines {
      do throws(Failure) {
        let address = try FeedAddress.checked(outline.url)
        let title = outline.title.flatMap { FeedAddress.title($0) }
        feeds.append(Feed(address: address, title: title, kind: Feed.Kind(guessing: address)))
      } catch {
        refused.append((FeedAddress.shown(outline.url), error.sentence))
      }
    }
    let added = try add(feeds, invocation)
    tell(added, of: feeds.count, refused, invocation)
    return refused.isEmpty ? .ok : .badData
  }

  private func outlines(_ invocation: Invocation) throws(Failure) -> [FeedOutline] {
    let intake = Intake(invocation, options: ImportOptions())
    switch intake.read(file.unshielded) {
    case .refused(let sentence, let status):
      throw Failure(status, "\(SafeText(line: file.unshielded)): \(sentence)")
    case .read(let document):
      guard document.format == .opml else {
        throw Failure(
          .badData,
          "\(SafeText(line: file.unshielded)) is no list of feeds (OPML); docket import takes briefings in"
        )
      }
      return document.feeds
    }
  }

  /// All of them as one act; those that are new, or have another name now.
  private func add(_ feeds: [Feed], _ invocation: Invocation) throws(Failure) -> [Feed] {
    let store = try invocation.storeForWriting(making: true)
    return try invocation.asking { () throws(StoreError) in
      // A list does not rename what a person named; of two names in it the first counts.
      var known = Set(
        try store.feeds(for: invocation.asker).map { Identity.sourceID(ofFeed: $0.feed.address) })
      let new = feeds.filter { known.insert(Identity.sourceID(ofFeed: $0.address)).inserted }
      let receipt = try store.add(new, for: invocation.asker)
      try store.close()
      return receipt?.feeds ?? []
    }
  }

  private func tell(
    _ added: [Feed], of count: Int, _ refused: [(url: SafeText, sentence: SafeText)],
    _ invocation: Invocation
  ) {
    let printer = invocation.printer
    if invocation.isJSON {
      return printer.json(
        .object([
          "schema": Output.schema, "type": .string("feed-import"),
          "added": .array(added.map { .string($0.address) }),
          "known": Output.number(count - added.count),
          "refused": .array(
            refused.map {
              .object(["url": .string($0.url.string), "error": .string($0.sentence.string)])
            }),
        ]))
    }
    for one in refused { printer.complain(one.sentence) }
    var parts: [SafeText] = ["following \(SafeText(Wording.feeds(added.count))) more"]
    if count > added.count { parts.append("\(count - added.count) known already") }
    if !refused.isEmpty { parts.append("\(refused.count) refused") }
    printer.line("\(parts.joined(separator: ", "))")
    if !added.isEmpty { printer.line("next: docket fetch; docket undo takes all of them back") }
  }
}

/// The command `docket feed export`.
struct FeedsExport: Subcommand {
  static let example = "docket feed export > feeds.opml"
  static let configuration = describe(
    "export", "Prints the list of feeds for other readers (OPML).")

  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let store = try invocation.storeForReading()
    let feeds = try invocation.asking { () throws(StoreError) in
      try store.feeds(for: invocation.asker).map(\.feed)
    }
    for line in FeedList.opml(feeds).split(separator: "\n") {
      invocation.printer.line(SafeText(String(line)))
    }
    let folders = feeds.count { $0.kind == .folder }
    if folders > 0 {
      invocation.printer.complain(
        "\(SafeText(Wording.counted(folders, "folder"))) left out: other readers fetch addresses only"
      )
    }
    return .ok
  }
}
