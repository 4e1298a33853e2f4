import CellGrid
import DocketImport
import DocketModel
import DocketRuntime

/// Files, folders and standard input as documents: the one way in for `import` and `parse`.
struct Intake {
  let invocation: Invocation
  private let files: FileIntake

  /// Standard input by its name on the command line.
  static let standardInput = "-"

  init(_ invocation: Invocation, options: ImportOptions) {
    self.invocation = invocation
    files = FileIntake(
      options: options, today: invocation.today, reading: invocation.environment.readDocument,
      fetching: invocation.fetchPlan)
  }

  /// Reads one file, or standard input.
  func read(_ path: String) -> FileIntake.Outcome {
    guard Self.isStandardInput(path) else { return files.read(path) }
    do throws(FileFault) {
      return files.parse(try standardInput(), path: nil)
    } catch {
      return .refused(Sentence.say(error), Sentence.status(error))
    }
  }

  /// The files part by part, to be read on any thread; standard input, where it is one of them, is
  /// read here and now.
  func parts(of paths: [String]) -> FileParts {
    let standard = paths.first(where: Self.isStandardInput).map(read)
    return FileParts(FileDocuments(paths, standard: standard) { [files] in files.read($0) })
  }

  static func isStandardInput(_ path: String) -> Bool {
    path == standardInput || path == "/dev/stdin"
  }

  private func standardInput() throws(FileFault) -> [UInt8] {
    switch invocation.environment.input {
    case .bytes(let bytes):
      guard bytes.count <= documentSizeLimit else {
        throw .tooLarge(size: bytes.count, limit: documentSizeLimit)
      }
      return bytes
    case .descriptor(let file):
      guard invocation.environment.inputIsTerminal else {
        return try FileBytes.readAll(file, limit: documentSizeLimit)
      }
      return try TerminalInput.read(file, limit: documentSizeLimit) {
        if invocation.environment.errorIsTerminal {
          invocation.printer.aside("Paste or type the briefing, then press Ctrl-D.\n")
        }
      }
    }
  }

  /// The files that the words of a command line name: folders become what is below them.
  ///
  /// What cannot be listed is reported; a file that is not there is found out when it is read.
  func files(_ words: [String], refused: (String, SafeText, ExitStatus) -> Void) -> [String] {
    var files: [String] = []
    for word in words.map(\.unshielded) {
      guard word != Self.standardInput, Walk.isFolder(word) else {
        files.append(word)
        continue
      }
      files += Walk.files(below: word) { path, fault in
        refused(path, Sentence.say(fault), Sentence.status(fault))
      }
    }
    return files
  }
}
