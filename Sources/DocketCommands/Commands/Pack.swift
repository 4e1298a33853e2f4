import ArgumentParser
import CellGrid
import DocketModel
import DocketStore

/// The command `docket pack`.
struct Pack: Subcommand {
  static let example = """
    docket pack    make few files of the many that my sessions left; no record is dropped
    """
  static let configuration = describe(
    "pack", "Makes few files of the many that the sessions of this host and user left.")

  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let store = try invocation.storeForWriting()
    let report = try invocation.asking { () throws(StoreError) in
      let report = try store.packing()?.run() ?? PackReport()
      // So that the next start need not look at what is new.
      try store.refresh()
      return report
    }
    if invocation.isJSON {
      invocation.printer.json(Self.json(report))
    } else {
      tell(report, invocation)
    }
    return report.packs.isEmpty && report.removed.isEmpty ? .nothing : .ok
  }

  private func tell(_ report: PackReport, _ invocation: Invocation) {
    let printer = invocation.printer
    for pack in report.packs {
      let records = SafeText(line: Wording.counted(pack.records, "record"))
      let files = SafeText(line: Wording.counted(pack.files, "file"))
      printer.line("packed \(records) of \(files) into \(SafeText(line: pack.path))")
    }
    if !report.removed.isEmpty {
      let files = SafeText(line: Wording.counted(report.removed.count, "file"))
      printer.line("removed \(files) whose records are in a pack already")
    }
    if report.packs.isEmpty, report.removed.isEmpty {
      printer.line("nothing to pack: there are not two ended files of this host and user")
    }
    let open = report.left.count { $0.why == .notEnded }
    if open > 0 {
      let files = SafeText(line: Wording.counted(open, "file"))
      printer.line("left \(files) without an end: in use, or of a session that was killed")
    }
    for left in report.left {
      guard let why = Self.sentence(left.why) else { continue }
      printer.complain("\(SafeText(line: left.path)) stays as it is: \(why)")
    }
  }

  /// Why a file stays, where that is worth a line of its own.
  private static func sentence(_ why: PackReport.Why) -> SafeText? {
    switch why {
    case .notEnded, .large: nil
    case .damaged: "it is damaged - docket doctor tells more"
    case .foreign: "it belongs to another store or writer"
    case .unreadable(let error): Sentence.say(error, store: "here")
    }
  }

  private static func json(_ report: PackReport) -> JSON {
    .object([
      "schema": Output.schema, "type": .string("pack"),
      "packs": .array(
        report.packs.map {
          .object([
            "path": .string($0.path), "files": .integer(Int64($0.files)),
            "records": .integer(Int64($0.records)), "bytes": .integer(Int64($0.bytes)),
          ])
        }),
      "removed": .strings(report.removed),
      "left": .array(
        report.left.map {
          .object(["path": .string($0.path), "why": .string(word($0.why))])
        }),
    ])
  }

  private static func word(_ why: PackReport.Why) -> String {
    switch why {
    case .notEnded: "not-ended"
    case .damaged: "damaged"
    case .foreign: "foreign"
    case .large: "large"
    case .unreadable: "unreadable"
    }
  }
}
