import ArgumentParser
import CellGrid
import DocketModel
import DocketRuntime
import DocketStore

/// The command `docket handover`.
struct Handover: Subcommand {
  static let example = """
    docket handover                      what happened since I last left the reader
    docket handover --since fri          since Friday, whoever was here
    docket handover --json | jq -r '.handed[].short'
    """
  static let configuration = describe(
    "handover", "Shows what others handed over and decided since I last left the reader.")

  @Option(help: "From this day on instead: 7d, fri, 2026-09-30.") var since: String?
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let store = try invocation.storeForReading()
    let mark = try mark(store, invocation)
    let report = try invocation.asking { () throws(StoreError) in
      try store.since(mark, for: invocation.asker)
    }
    if invocation.isJSON {
      invocation.printer.json(SinceOutput.json(report))
    } else {
      SinceOutput.print(report, named: since != nil, invocation)
    }
    return .ok
  }

  /// The day that was asked for, else the end of the previous session of the reader.
  private func mark(_ store: Store, _ invocation: Invocation) throws(Failure) -> HereMark? {
    if let since {
      return HereMark(at: invocation.zone.start(of: try Dates.past(since, invocation)))
    }
    guard !store.id.isEmpty else { return nil }
    return HereFile(in: invocation.folders.state, store: store.id).mark()
  }
}
