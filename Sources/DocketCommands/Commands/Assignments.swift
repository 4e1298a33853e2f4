import ArgumentParser
import CellGrid
import DocketModel
import DocketStore

/// The command `docket assign`.
struct Assign: Subcommand {
  static let example = """
    docket assign raj 4f2a91.2           raj does it
    docket assign me,raj 4f2a91          both of us, all open actions
    docket assign - 4f2a91.2             nobody
    """
  static let configuration = describe("assign", "Says who does actions.")

  @Argument(help: "Short names separated by commas; me, or - for nobody.") var who: String
  @OptionGroup var targets: ActTargets<OpenActions>
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    var owners: [String] = []
    for name in who == "-" ? [] : who.split(separator: ",").map(String.init) {
      let name = name == "me" ? invocation.asker.me : name
      guard ShortName.isValid(name) else {
        throw Failure(
          .usage, "\"\(SafeText(line: name))\" is no short name: one word of letters and digits")
      }
      if !owners.contains(name) { owners.append(name) }
    }
    let store = try invocation.storeForWriting()
    let rows = try targets.actions(in: store, invocation)
    return try Acting.perform(.assign(owners: owners, due: nil), on: rows, in: store, invocation)
  }
}

/// The command `docket due`.
struct Due: Subcommand {
  static let example = """
    docket due fri 4f2a91.2              due on Friday
    docket due 2026-12-24 4f2a91         all open actions of a briefing
    docket due - 4f2a91.2                back to what the source says
    """
  static let configuration = describe("due", "Says when actions are due.")

  @Argument(help: "A day: fri, 30 sep, +3d; - for what the source says.") var day: String
  @OptionGroup var targets: ActTargets<OpenActions>
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let change: Act.DueChange = day == "-" ? .clear : .set(try Dates.day(day, invocation))
    let store = try invocation.storeForWriting()
    let rows = try targets.actions(in: store, invocation)
    return try Acting.perform(.assign(owners: nil, due: change), on: rows, in: store, invocation)
  }
}
