public import CellGrid

/// Why a command stopped: the sentence for the person and the number for the script.
public struct Failure: Error, Sendable, Hashable {
  public var status: ExitStatus
  /// What happened, where, why, and what to do next; without the name of the program.
  public var sentence: SafeText

  public init(_ status: ExitStatus, _ sentence: SafeText) {
    self.status = status
    self.sentence = sentence
  }
}
