import ArgumentParser
import CellGrid
import DocketModel
import DocketStore

/// The command `docket why`.
struct Why: Subcommand {
  static let example = """
    docket why 4f2a91.2                  who decided it, when, why, and what was known
    docket why CVE-2026-1234             all decisions about a CVE
    docket why CVE-2026-1234 --json | jq -r .decision.by
    """
  static let configuration = describe("why", "Shows everything known about a decision.")

  @Argument(help: "The id of an action or a briefing, or a CVE.") var what: String
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let store = try invocation.storeForReading()
    let answer = try ask(store, invocation)
    guard !answer.pages.isEmpty else {
      tellNothing(answer, invocation)
      return .nothing
    }
    for (index, page) in answer.pages.enumerated() {
      if invocation.isJSON {
        invocation.printer.json(WhyOutput.json(page, today: invocation.today))
      } else {
        if index > 0 { invocation.printer.line() }
        WhyOutput.print(page, invocation)
      }
    }
    return .ok
  }

  private func ask(_ store: Store, _ invocation: Invocation) throws(Failure) -> WhyAnswer {
    if let cve = Self.cve(what) {
      return try invocation.asking { () throws(StoreError) in
        try store.why(cve: cve, for: invocation.asker)
      }
    }
    let subject: Subject
    switch try Ids(store, invocation).resolve(what) {
    case .briefing(let key, _): subject = .briefing(key)
    case .action(let id): subject = .action(id)
    case .ambiguous, .unknown: return WhyAnswer()
    }
    return try invocation.asking { () throws(StoreError) in
      try store.why(subject, for: invocation.asker)
    }
  }

  /// A CVE number with its letters in capitals.
  static func cve(_ text: String) -> String? {
    let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "CVE", parts[1].utf8.count == 4,
      4...19 ~= parts[2].utf8.count,
      (parts[1] + parts[2]).utf8.allSatisfy({ 0x30...0x39 ~= $0 })
    else { return nil }
    return parts.joined(separator: "-")
  }

  private func tellNothing(_ answer: WhyAnswer, _ invocation: Invocation) {
    if invocation.isJSON { return }
    if let cve = Self.cve(what) {
      invocation.printer.line(
        "No decision on \(cve); it is in \(Wording.briefings(answer.briefings)).")
    } else {
      invocation.printer.line(
        "No decision on \(SafeText(line: what)); it has \(Wording.actions(answer.actions)).")
    }
  }
}
