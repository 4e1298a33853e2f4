import ArgumentParser
import CellGrid
import DocketImport
import DocketModel
import DocketStore
import Glibc

/// The command `docket parse`.
struct Parse: Subcommand {
  static let example = """
    docket parse page.txt                what docket would read out of a file
    docket parse --json page.txt | jq '.briefings[0].actions'
    find . -name '*.md' | docket parse --json --paths-from -
    """
  static let configuration = describe("parse", "Reads documents, prints them, stores nothing.")

  @Argument(help: "Files, or - for standard input.") var files: [String] = []
  @Option(help: "Read paths from standard input (-), one per line.") var pathsFrom: String?
  @Option(name: .customLong("as"), help: "The format; found out by itself otherwise.")
  var format: ReadableFormat?
  @Option(help: "The address that relative links start from.") var base: String?
  @Option(help: "The content type the document came with.") var contentType: String?
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let pathsFrom, pathsFrom != "-" {
      throw ValidationError("--paths-from takes - only: standard input.")
    }
    if files.isEmpty == (pathsFrom == nil) {
      throw ValidationError("Name files, or give --paths-from -, not both.")
    }
  }

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let intake = Intake(
      invocation,
      options: ImportOptions(format: format?.format, contentType: contentType, base: base))
    var status = ExitStatus.ok
    func parse(_ path: String) {
      let outcome = intake.read(path)
      if case .refused(let sentence, let refusal) = outcome {
        status = status == .ok || status == refusal ? refusal : .badData
        if !invocation.isJSON {
          invocation.printer.complain("\(SafeText(line: path)): \(sentence)")
        }
      }
      if invocation.isJSON {
        invocation.printer.json(DocumentOutput.json(outcome, path: path))
        // Whoever feeds paths waits for the answer to each.
        invocation.printer.flush()
      } else if case .read(let document) = outcome {
        DocumentOutput.print(document, to: invocation)
      }
    }
    if pathsFrom != nil {
      var lines = LineReader(invocation.environment.input)
      while let path = lines.next() { parse(path) }
    } else {
      for path in files.map(\.unshielded) { parse(path) }
    }
    return status
  }
}
