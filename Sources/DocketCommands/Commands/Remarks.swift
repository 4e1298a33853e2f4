import ArgumentParser
import CellGrid
import DocketModel
import DocketStore

/// The command `docket note`.
struct Remark: Subcommand {
  static let example = """
    docket note 'change freeze ends at noon' 4f2a91.2
    docket note 'asked the vendor' 4f2a91
    """
  static let configuration = describe("note", "Writes a note on actions or briefings.")

  @Argument(help: "The note.") var text: String
  @OptionGroup var targets: ActTargets<AnySubjects>
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let text = try Remarks.text(text)
    let store = try invocation.storeForWriting()
    let subjects = try targets.subjects(in: store, invocation)
    return try Acting.perform(.note(text), on: subjects, in: store, invocation)
  }
}

/// The command `docket reason`.
struct Reason: Subcommand {
  static let example = """
    docket reason CHG0041877 4f2a91.2    evidence for what was decided
    docket reason 'https://tickets.example/881' 4f2a91
    """
  static let configuration = describe("reason", "Adds a reason or evidence to decided actions.")

  @Argument(help: "A ticket, an address, a sentence.") var text: String
  @OptionGroup var targets: ActTargets<DecidedActions>
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let text = try Remarks.text(text)
    let store = try invocation.storeForWriting()
    let rows = try targets.actions(in: store, invocation)
    return try Acting.perform(.reason(text), on: rows, in: store, invocation)
  }
}

/// The command `docket tag`.
struct Tagging: Subcommand {
  static let example = """
    docket tag vpn 4f2a91                add a tag to a briefing
    docket tag -vpn 4f2a91               take it away
    docket tag vpn,-old 4f2a91 b81e04    several at once
    """
  static let configuration = describe("tag", "Adds tags to briefings, or takes them away.")

  @Argument(help: "Tags separated by commas: T or +T adds, -T takes away.") var tags: String
  @OptionGroup var targets: ActTargets<WholeBriefings>
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    var add: [String] = []
    var remove: [String] = []
    for word in tags.unshielded.split(separator: ",") {
      let isSigned = word.hasPrefix("+") || word.hasPrefix("-")
      let tag = String(isSigned ? word.dropFirst() : word)
      guard ShortName.isValid(tag) else {
        throw Failure(
          .usage, "\"\(SafeText(line: tag))\" is no tag: one word of letters and digits")
      }
      if word.hasPrefix("-") { remove.append(tag) } else { add.append(tag) }
    }
    guard !add.isEmpty || !remove.isEmpty else { throw Failure(.usage, "name a tag") }
    let store = try invocation.storeForWriting()
    let briefings = try targets.briefings(in: store, invocation)
    return try Acting.perform(
      .tag(add: add, remove: remove), on: briefings, in: store, invocation)
  }
}

/// The command `docket mark`.
struct Mark: Subcommand {
  static let example = """
    docket mark read 4f2a91              I have read it
    docket mark unread 4f2a91 b81e04
    docket mark read --query 'source:cisa published:<-30d'
    """
  static let configuration = describe("mark", "Marks briefings as read or unread.")

  @Argument(help: "read or unread.") var mark: ReadMark
  @OptionGroup var targets: ActTargets<WholeBriefings>
  @OptionGroup var common: CommonOptions

  enum ReadMark: String, CaseIterable, ExpressibleByArgument { case read, unread }

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let store = try invocation.storeForWriting()
    let briefings = try targets.briefings(in: store, invocation)
    return try Acting.perform(
      .mark(read: mark == .read), on: briefings, in: store, invocation)
  }
}

/// The command `docket add`.
struct Add: Subcommand {
  static let example = """
    docket add 4f2a91 'Tell the branch offices'
    docket add 4f2a91 'Renew the contract' --detail 'before the price goes up'
    """
  static let configuration = describe("add", "Adds an action of our own to a briefing.")

  @Argument(help: "The id of a briefing.") var id: String
  @Argument(help: "What is to be done.") var title: String
  @Option(help: "More about it.") var detail: String?
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let title = try Remarks.text(title)
    let store = try invocation.storeForWriting()
    let key = try Ids(store, invocation).briefing(id)
    let status = try Acting.perform(
      .add(title: title, detail: detail ?? ""), on: [.briefing(key)], in: store, invocation)
    if !invocation.isJSON { try tellID(of: title, key, store, invocation) }
    return status
  }

  /// The id of the new action, which whoever added it needs next.
  private func tellID(
    of title: String, _ key: BriefingKey, _ store: Store, _ invocation: Invocation
  ) throws(Failure) {
    let stored = try invocation.asking { () throws(StoreError) in
      try store.briefing(key, for: invocation.asker)
    }
    guard
      let row = stored?.actions.last(where: {
        $0.action.origin == .user && $0.action.title == title
      })
    else { return }
    invocation.printer.line("  \(SafeText(line: row.short))  \(SafeText(line: row.action.title))")
  }
}

enum Remarks {
  /// Words that a record holds for ever, so they are not empty and not a book.
  static func text(_ text: String) throws(Failure) -> String {
    let text = text.unshielded
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      throw Failure(.usage, "the text is empty")
    }
    guard text.utf8.count <= 64 << 10 else {
      throw Failure(.badData, "the text is longer than 64 KB; put it into a file and note its name")
    }
    return text
  }
}
