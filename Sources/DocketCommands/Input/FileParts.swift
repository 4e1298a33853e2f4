import CellGrid
import DocketImport
import DocketModel
import DocketStore

/// Files on their way into the store, a part at a time, with what the store needs of each briefing.
///
/// Parts are small, so that a file of any size is taken in with little memory.
struct FileParts: IteratorProtocol, Sendable {
  enum Part: Sendable {
    case refused(path: String, SafeText, ExitStatus)
    /// A file with so many briefings, which come behind it; the document is without them.
    case opened(path: String, Document, count: Int)
    case briefings([SaidBriefing])

    /// How much of what may wait it takes.
    var size: Int {
      if case .briefings(let briefings) = self { briefings.count } else { 1 }
    }
  }

  private static let size = 250

  private let paths: [String]
  private let read: @Sendable (_ path: String) -> FileIntake.Outcome
  /// Standard input, until it is its turn.
  private var standard: FileIntake.Outcome?
  private var number = 0
  /// What is left of the file that was opened last, the next one at the end: what was taken is let go.
  private var rest: [Briefing] = []

  /// Standard input was read already, where it is one of them.
  init(
    _ paths: [String], standard: FileIntake.Outcome?,
    read: @escaping @Sendable (_ path: String) -> FileIntake.Outcome
  ) {
    self.paths = paths
    self.standard = standard
    self.read = read
  }

  mutating func next() -> Part? {
    if !rest.isEmpty {
      let part = rest.suffix(Self.size).reversed().map(SaidBriefing.init)
      rest.removeLast(part.count)
      return .briefings(part)
    }
    guard number < paths.count else { return nil }
    let path = paths[number]
    number += 1
    switch opened(path) {
    case .refused(let sentence, let status): return .refused(path: path, sentence, status)
    case .read(var document):
      rest = document.briefings.reversed()
      document.briefings = []
      return .opened(path: path, document, count: rest.count)
    }
  }

  private mutating func opened(_ path: String) -> FileIntake.Outcome {
    guard Intake.isStandardInput(path), let outcome = standard else { return read(path) }
    // There is nothing more to be read of it.
    standard = .refused(Sentence.say(ImportError.empty), .badData)
    return outcome
  }
}
