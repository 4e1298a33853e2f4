import CellGrid
import DocketImport
import DocketModel
import DocketRuntime
import DocketStore

/// Files on their way into the store, a part at a time, with what the store needs of each briefing.
///
/// Parts are small, so that a file of any size is taken in with little memory. The next document is read
/// while this one is made ready.
struct FileParts: IteratorProtocol, Sendable {
  enum Part: Sendable {
    case refused(path: String, SafeText, ExitStatus)
    /// A file with so many briefings, which come behind it; the document is without them.
    case opened(path: String, Document, count: Int, SharedNames)
    case briefings([SaidBriefing])

    /// How much of what may wait it takes.
    var size: Int {
      if case .briefings(let briefings) = self { briefings.count } else { 1 }
    }
  }

  private static let size = 250

  private let documents: Ahead<FileDocuments.Element>
  /// What is left of the file that was opened last, the next one at the end: what was taken is let go.
  private var rest: [Briefing] = []

  init(_ documents: FileDocuments) {
    self.documents = Ahead(documents, upTo: 1) { _ in 1 }
  }

  mutating func next() -> Part? {
    if !rest.isEmpty {
      let part = rest.suffix(Self.size).reversed().map(SaidBriefing.init)
      rest.removeLast(part.count)
      return .briefings(part)
    }
    guard let (path, outcome) = documents.next() else { return nil }
    switch outcome {
    case .refused(let sentence, let status): return .refused(path: path, sentence, status)
    case .read(var document):
      rest = document.briefings.reversed()
      let shared = SharedNames(of: document.briefings, inPartsOf: Self.size)
      document.briefings = []
      return .opened(path: path, document, count: rest.count, shared)
    }
  }
}
