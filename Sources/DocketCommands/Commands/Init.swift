import ArgumentParser
import CellGrid
import DocketModel
import DocketStore

/// The command `docket init`.
struct Init: Subcommand {
  static let example = """
    docket init                          make the store in its usual place
    docket init --store ~/team/docket    make it somewhere else
    """
  static let configuration = describe("init", "Makes a store.")

  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let path = invocation.storeDirectory
    let id = try invocation.asking { () throws(StoreError) in
      try Store.create(at: path, options: invocation.storeOptions(.readWrite))
      return try Store(
        at: path, as: invocation.caller.person, options: invocation.storeOptions(.readOnly)
      ).id
    }
    if invocation.isJSON {
      invocation.printer.json(
        .object([
          "schema": Output.schema, "type": .string("store"), "path": .string(path),
          "id": .string(id),
        ]))
    } else {
      invocation.printer.line("made the store \(SafeText(line: path))")
      invocation.printer.line("next: docket import FILE, or docket to paste a briefing")
    }
    return .ok
  }
}
