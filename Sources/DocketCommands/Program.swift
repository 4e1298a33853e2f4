import ArgumentParser
import DocketModel
import DocketStore

/// The program itself: `docket` alone opens the reader.
struct Program: Subcommand {
  static let version = "0.1.0"
  static let example = """
    docket                               open the reader
    docket demo                          the same with sample briefings
    docket import advisory.txt news/     take in files and folders
    docket list 'is:unread due:<7d'      what is unread and due within a week
    docket done 4f2a91.2                 an action is done
    """

  static let configuration = CommandConfiguration(
    commandName: "docket",
    abstract: "Reads security briefings and clears their actions, from any terminal.",
    version: version,
    groupedSubcommands: [
      CommandGroup(
        name: "Reading",
        subcommands: [
          List.self, Actions.self, Overdue.self, Show.self, Why.self, History.self, Handover.self,
          Demo.self,
        ]),
      CommandGroup(
        name: "Taking in", subcommands: [Fetch.self, Feeds.self, Import.self, Parse.self]),
      CommandGroup(
        name: "Acting",
        subcommands: [
          Done.self, Doing.self, Reopen.self, Dismiss.self, Accept.self, Defer.self, Wait.self,
          Duplicate.self, Assign.self, Due.self, Tagging.self, Remark.self, Reason.self, Add.self,
          Mark.self, Undo.self, Redo.self,
        ]),
      CommandGroup(
        name: "The program",
        subcommands: [
          Init.self, Sync.self, Doctor.self, Reindex.self, Pack.self, Whoami.self, Themes.self,
          Keys.self,
        ]),
    ])

  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let request = ReaderRequest(invocation, store: .folder(invocation.storeDirectory))
    return try request.open(invocation) { () throws(Failure) in
      try invocation.storeForReading()
    }
  }
}
