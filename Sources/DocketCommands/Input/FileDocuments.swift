import CellGrid
import DocketImport

/// Files as documents, one after the other.
struct FileDocuments: IteratorProtocol, Sendable {
  typealias Element = (path: String, outcome: FileIntake.Outcome)

  private let paths: [String]
  private let read: @Sendable (_ path: String) -> FileIntake.Outcome
  /// Standard input, until it is its turn.
  private var standard: FileIntake.Outcome?
  private var number = 0

  /// Standard input was read already, where it is one of them.
  init(
    _ paths: [String], standard: FileIntake.Outcome?,
    read: @escaping @Sendable (_ path: String) -> FileIntake.Outcome
  ) {
    self.paths = paths
    self.standard = standard
    self.read = read
  }

  mutating func next() -> Element? {
    guard number < paths.count else { return nil }
    let path = paths[number]
    number += 1
    guard Intake.isStandardInput(path), let outcome = standard else { return (path, read(path)) }
    // There is nothing more to be read of it.
    standard = .refused(Sentence.say(ImportError.empty), .badData)
    return (path, outcome)
  }
}
