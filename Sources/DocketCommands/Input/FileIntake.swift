import CellGrid
import DocketFetch
import DocketImport
import DocketModel
import DocketRuntime
import DocketStore
import Glibc

/// One file, or the bytes of one, as a document; the reader and the commands share it.
struct FileIntake: Sendable {
  var options: ImportOptions
  /// What reads the bytes.
  let readDocument: DocumentReading
  /// How addresses are fetched; nil reads files only.
  let fetching: FetchPlan?

  init(
    options: ImportOptions = ImportOptions(), today: Day, reading: @escaping DocumentReading,
    fetching: FetchPlan? = nil
  ) {
    self.options = options
    readDocument = reading
    self.fetching = fetching
    self.options.today = today
  }

  /// A document, or why there is none.
  enum Outcome: Sendable {
    case read(Document)
    case refused(SafeText, ExitStatus)
  }

  /// Reads a file; an address is told apart from a name.
  func read(_ path: String) -> Outcome {
    if Self.isAddress(path) { return fetch(path) }
    do throws(FileFault) {
      if Store.isPart(Walk.resolved(path)) { throw .store }
      return parse(try FileBytes.read(path, limit: documentSizeLimit), path: path)
    } catch {
      return .refused(Sentence.say(error), Sentence.status(error))
    }
  }

  static func isAddress(_ path: String) -> Bool {
    let start = path.prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
  }

  /// Fetches one document, by the same rules as a feed.
  private func fetch(_ text: String) -> Outcome {
    guard let fetching else { return .refused(Sentence.say(FileFault.failed(ENOENT)), .noInput) }
    do throws(FeedFailure) {
      let document = try FetchRun(fetching.setup(store: nil)).document(at: text)
      var intake = self
      intake.options.contentType = document.contentType
      intake.options.base = document.address.text
      return intake.parse(document.bytes, path: document.address.text)
    } catch {
      return .refused(Sentence.say(error, of: Feed(address: text)), Sentence.status(error))
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
