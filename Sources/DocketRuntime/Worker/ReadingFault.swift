public import DocketImport

/// Reads the bytes of one document, or says why not; any thread may ask.
public typealias DocumentReading =
  @Sendable ([UInt8], ImportOptions) throws(ReadingFault) -> Document

/// Why a document was not read; facts only, the commands make the sentence.
public enum ReadingFault: Error, Sendable, Hashable {
  /// The parser read it and refused it.
  case refused(ImportError)
  /// The worker that read it came to an end, or was ended; the next document gets another one.
  case stopped(Cause)
  /// No worker could be started; the value is an errno. Nothing was read.
  case notStarted(Int32)

  /// What ended a worker.
  public enum Cause: Sendable, Hashable {
    case memoryLimit
    case timeLimit
    case signal(Int32)
    /// It left by itself, with this status.
    case exit(Int32)
    /// It answered with something that is no answer.
    case nonsense
  }
}
