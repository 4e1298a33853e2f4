import CellGrid
import DocketImport
import DocketModel
import DocketRuntime

/// One file, or the bytes of one, as a document; the reader and the commands share it.
struct FileIntake: Sendable {
  var options: ImportOptions
  /// What reads the bytes.
  let readDocument: DocumentReading

  init(
    options: ImportOptions = ImportOptions(), today: Day, reading: @escaping DocumentReading
  ) {
    self.options = options
    readDocument = reading
    self.options.today = today
  }

  /// A document, or why there is none.
  enum Outcome: Sendable {
    case read(Document)
    case refused(SafeText, ExitStatus)

    /// How many briefings it holds; a refusal takes its room too.
    var briefings: Int {
      if case .read(let document) = self { max(document.briefings.count, 1) } else { 1 }
    }
  }

  /// Reads a file; an address is told apart from a name.
  func read(_ path: String) -> Outcome {
    if path.hasPrefix("http://") || path.hasPrefix("https://") {
      return .refused("docket fetches nothing itself; try curl -s URL | docket import -", .badData)
    }
    do throws(FileFault) {
      return parse(try FileBytes.read(path, limit: documentSizeLimit), path: path)
    } catch {
      return .refused(Sentence.say(error), Sentence.status(error))
    }
  }

  /// Reads bytes; the path says where they came from, nil stands for standard input.
  func parse(_ bytes: [UInt8], path: String?) -> Outcome {
    var options = options
    options.path = path
    do throws(ReadingFault) {
      var document = try readDocument(bytes, options)
      for index in document.briefings.indices {
        document.briefings[index].source.path = path
      }
      return .read(document)
    } catch {
      return .refused(Sentence.say(error), Sentence.status(error))
    }
  }
}
