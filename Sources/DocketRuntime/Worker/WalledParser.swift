public import DocketImport
import Synchronization

/// Reads documents in processes that can do nothing else: the only way in for foreign bytes.
///
/// Any thread may call it; each call has a worker of its own while it lasts. A worker is kept for the
/// next call, and replaced when it came to an end, was ended, or has served for long.
public final class WalledParser: Sendable {
  /// So many are kept while nobody asks.
  static let idleLimit = 2
  /// Longer than the processor time of a document by what a busy host may keep it from running.
  public static let patience = UInt64(Wall.processorLimit) * 1_000 + 10_000

  private let program: [String]
  private let patience: UInt64
  private let documentLimit: Int
  private let idle = Mutex<[WorkerProcess]>([])

  /// The program, with its arguments, that is started to serve: this one, unless a test has another.
  ///
  /// A worker reads so many documents, then comes a new one: what a parser may have left behind is
  /// gone with it.
  public init(
    program: [String] = ["/proc/self/exe", WorkerService.argument],
    patience: UInt64 = WalledParser.patience, documentLimit: Int = 500
  ) {
    self.program = program
    self.patience = patience
    self.documentLimit = documentLimit
  }

  /// Reads one document.
  ///
  /// Never reads it in this process: without a worker it is not read.
  public func read(
    _ bytes: [UInt8], options: ImportOptions = ImportOptions()
  ) throws(ReadingFault) -> Document {
    try ask(bytes.count, WorkerRequest(bytes, options), for: DocumentAnswer.self)
  }

  /// Reads the list of a provider in the same way; nil for what is no such list.
  public func list(
    _ bytes: [UInt8], _ form: ProviderList.Form
  ) throws(ReadingFault) -> ProviderList? {
    try ask(bytes.count, WorkerRequest(bytes, form), for: ListAnswer.self)
  }

  private func ask<Answer: WorkerAnswer>(
    _ size: Int, _ request: WorkerRequest, for answer: Answer.Type
  ) throws(ReadingFault) -> Answer.Whole {
    guard size <= documentSizeLimit else {
      throw .refused(.tooLarge(size: size, limit: documentSizeLimit))
    }
    let worker = try worker()
    do throws(ReadingFault) {
      let whole = try worker.ask(request, for: answer, patience: patience)
      keep(worker)
      return whole
    } catch {
      if case .refused = error { keep(worker) }
      // It left after the document before, as a worn one does: that is not this one's fault.
      guard error == .stopped(.exit(0)), worker.documents > 1 else { throw error }
      return try WorkerProcess(program).ask(request, for: answer, patience: patience)
    }
  }

  private func worker() throws(ReadingFault) -> WorkerProcess {
    while let worker = idle.withLock({ $0.popLast() }) {
      if worker.isWaiting { return worker }
    }
    return try WorkerProcess(program)
  }

  private func keep(_ worker: WorkerProcess) {
    guard worker.documents < documentLimit else { return }
    idle.withLock { if $0.count < Self.idleLimit { $0.append(worker) } }
  }
}
