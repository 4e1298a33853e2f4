import ArgumentParser
import CellGrid
import DocketModel
import DocketStore

/// The command `docket done`.
struct Done: Subcommand {
  static let example = """
    docket done 4f2a91.2                 one action is done
    docket done 4f2a91 --why CHG0041877  all open actions of a briefing, with a reason
    docket done --query 'cve:2026-1234'
    """
  static let configuration = describe("done", "Marks actions as done.")

  @OptionGroup var targets: ActTargets<OpenActions>
  @OptionGroup var reason: DecisionReason
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    try Deciding.decide(Decision(.done, why: reason.why), targets, invocation)
  }
}

/// The command `docket doing`.
struct Doing: Subcommand {
  static let example = """
    docket doing 4f2a91.2                I am at it
    docket doing 4f2a91 b81e04           all open actions of two briefings
    """
  static let configuration = describe("doing", "Marks actions as being done.")

  @OptionGroup var targets: ActTargets<OpenActions>
  @OptionGroup var reason: DecisionReason
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    try Deciding.decide(Decision(.doing, why: reason.why), targets, invocation)
  }
}

/// The command `docket reopen`.
struct Reopen: Subcommand {
  static let example = """
    docket reopen 4f2a91.2               it was not done after all
    docket reopen 4f2a91 --why 'the patch was withdrawn'
    """
  static let configuration = describe("reopen", "Opens decided actions again.")

  @OptionGroup var targets: ActTargets<ClosedActions>
  @OptionGroup var reason: DecisionReason
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    try Deciding.decide(Decision(.open, why: reason.why), targets, invocation)
  }
}

/// The command `docket dismiss`.
struct Dismiss: Subcommand {
  static let example = """
    docket dismiss --because not-ours 4f2a91
    docket dismiss --because 'only the cloud edition' 4f2a91.2
    docket dismiss --because mitigated --query 'vendor:fortinet -is:ours'
    """
  static let configuration = describe("dismiss", "Marks actions as not applicable.")

  @Option(
    help: "not-ours, fixed, not-reachable, not-controllable, mitigated, or words of your own.")
  var because: String
  @OptionGroup var targets: ActTargets<OpenActions>
  @OptionGroup var reason: DecisionReason
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    var decision = Decision(.notApplicable, why: reason.why)
    if let code = Justification.allCases.first(where: { $0.word == because && $0 != .other }) {
      decision.code = code
    } else {
      let words = Justification.allCases.map(\.word).filter { $0 != "other" }
      // One word that is almost a code is a slip, not a reason.
      if !because.contains(" "), let near = Spelling.nearest(to: because, in: words) {
        throw Failure(
          .usage, "--because does not know \(SafeText(line: because))\(Sentence.meant(near))")
      }
      decision.code = .other
      decision.why = [because, reason.why].compactMap { $0 }.joined(separator: "; ")
    }
    return try Deciding.decide(decision, targets, invocation)
  }
}

/// The command `docket accept`.
struct Accept: Subcommand {
  static let example = """
    docket accept --until '30 sep' --why 'VPN is off (CHG0041877)' 4f2a91.2
    docket accept --until +3m --why 'replaced in spring' --approved-by 'R. Okafor' 4f2a91
    """
  static let configuration = describe("accept", "Accepts the risk of actions, up to a day.")

  @Option(help: "The last day it holds: 30 sep, +3m, 2026-09-30.") var until: String
  @Option(help: "Who approved it.") var approvedBy: String?
  @OptionGroup var targets: ActTargets<OpenActions>
  @OptionGroup var reason: DecisionReason
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if reason.why?.isEmpty ?? true {
      throw ValidationError("An accepted risk needs a reason: --why TEXT.")
    }
  }

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let day = try Deciding.future(until, "--until", invocation)
    let decision = Decision(
      .riskAccepted, why: reason.why, until: day, approvedBy: approvedBy)
    return try Deciding.decide(decision, targets, invocation)
  }
}

/// The command `docket defer`.
struct Defer: Subcommand {
  static let example = """
    docket defer mon 4f2a91.2            it comes back on Monday
    docket defer '30 sep' --query 'tag:renewal'
    """
  static let configuration = describe("defer", "Puts actions off until a day.")

  @Argument(help: "The day it comes back: fri, 30 sep, +3d.") var until: String
  @OptionGroup var targets: ActTargets<OpenActions>
  @OptionGroup var reason: DecisionReason
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let day = try Deciding.future(until, "the day", invocation)
    return try Deciding.decide(
      Decision(.deferred, why: reason.why, until: day), targets, invocation)
  }
}

/// The command `docket wait`.
struct Wait: Subcommand {
  static let example = """
    docket wait --on 'the vendor' 4f2a91.2
    docket wait --on raj --until fri 4f2a91.2
    """
  static let configuration = describe("wait", "Marks actions as waiting on somebody.")

  @Option(help: "Who is waited on.") var on: String
  @Option(help: "The day it comes back.") var until: String?
  @OptionGroup var targets: ActTargets<OpenActions>
  @OptionGroup var reason: DecisionReason
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    var decision = Decision(.waiting, why: reason.why, on: on)
    if let until { decision.until = try Deciding.future(until, "--until", invocation) }
    return try Deciding.decide(decision, targets, invocation)
  }
}

/// The command `docket duplicate`.
struct Duplicate: Subcommand {
  static let example = """
    docket duplicate 9c1e07.2 4f2a91.1   4f2a91.1 is the same as 9c1e07.2
    docket duplicate 9c1e07.2 4f2a91.1 b81e04.3
    """
  static let configuration = describe("duplicate", "Marks actions as the same as another one.")

  @Argument(help: "The action that stays.") var original: String
  @OptionGroup var targets: ActTargets<OpenActions>
  @OptionGroup var reason: DecisionReason
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let store = try invocation.storeForWriting()
    let original = try Ids(store, invocation).action(original)
    let rows = try targets.actions(in: store, invocation).filter { $0.id != original }
    guard !rows.isEmpty else {
      throw Failure(.nothing, "an action is not the same as itself - name another one behind it")
    }
    let named = try invocation.asking { () throws(StoreError) in
      try store.actionRows([original], for: invocation.asker)
    }
    let decision = Decision(.duplicate, why: reason.why, sameAs: original)
    return try Acting.perform(
      .decide(decision), on: rows.map { .action($0.id) }, before: rows + named, in: store,
      invocation)
  }
}

/// What all decisions share.
enum Deciding {
  static func decide<Kind: ActionReach>(
    _ decision: Decision, _ targets: ActTargets<Kind>, _ invocation: Invocation
  ) throws(Failure) -> ExitStatus {
    let store = try invocation.storeForWriting()
    let rows = try targets.actions(in: store, invocation)
    return try Acting.perform(.decide(decision), on: rows, in: store, invocation)
  }

  /// A day to put something off until: one after today.
  static func future(
    _ text: String, _ what: SafeText, _ invocation: Invocation
  ) throws(Failure) -> Day {
    let day = try Dates.day(text, invocation)
    guard day.canBeUntil(today: invocation.today) else {
      throw Failure(
        .usage,
        "\(what) is \(day.iso), which is not in the future; today is \(invocation.today.iso)")
    }
    return day
  }
}
