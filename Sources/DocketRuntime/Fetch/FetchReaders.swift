import DocketImport
import DocketModel
import Glibc

/// What reads documents and folders on other threads, so that the loop waits for none of them.
///
/// One thread uses it, as long as a run lasts.
final class FetchReaders {
  /// What is done on another thread.
  enum Work: Sendable {
    case bytes([UInt8], ImportOptions)
    case list([UInt8], ProviderList.Form)
    case file(String, of: Feed)
    case walk(String, limit: Int)
    case place(String)
  }

  enum Product: Sendable {
    case reading(FeedReading)
    case listing(FeedListing)
    case walk(FolderWalk)
    case place(Walk.Place)
    /// Nothing was heard any more.
    case silence
  }

  /// What came of a piece of work, by the number it was given.
  struct Answer: Sendable {
    var tag: Int
    var product: Product
  }

  private let setup: FetchSetup
  private let mail: Mailbox<Answer>
  private var waiting: [(tag: Int, work: Work)] = []
  private var underWay: [Int: (work: Work, pulse: Pulse)] = [:]

  /// As many documents are parsed at once as a small host has processors.
  private static let parserLimit = 2

  /// Nil when the process has no file descriptors left.
  init?(_ setup: FetchSetup) {
    guard let mail = Mailbox<Answer>() else { return nil }
    self.setup = setup
    self.mail = mail
  }

  /// Becomes readable when an answer is there.
  var wakeFile: Int32 { mail.wakeFile }

  /// Waits until an answer may be there.
  func wait(milliseconds: Int32) {
    var file = pollfd(fd: wakeFile, events: Int16(POLLIN), revents: 0)
    poll(&file, 1, milliseconds)
  }

  /// Begins as soon as there is a place; folders need none, since they need no parser.
  func start(_ work: Work, tag: Int) {
    waiting.append((tag, work))
    startMore()
  }

  /// The answers since the last time, and one for each piece of work that has fallen silent.
  func take() -> [Answer] {
    _ = mail.drainWakes()
    // Who was given up and answers after all is not heard any more.
    let answers = (mail.take() + silent()).filter { underWay.removeValue(forKey: $0.tag) != nil }
    startMore()
    return answers
  }

  private func startMore() {
    while let place = waiting.firstIndex(where: { !$0.work.needsParser || hasPlace }) {
      let (tag, work) = waiting.remove(at: place)
      let (mail, setup, pulse) = (mail, setup, Pulse())
      underWay[tag] = (work, pulse)
      let body: @Sendable () -> Void = {
        setup.prepareThread { mail.post(Answer(tag: tag, product: work.done(setup, pulse))) }
      }
      // Without another thread it is done on this one.
      if !PosixThread.start(body) { body() }
    }
  }

  private var hasPlace: Bool {
    underWay.values.count(where: \.work.needsParser) < Self.parserLimit
  }

  /// A call to a file system that has gone may never return: its thread is left alone.
  private func silent() -> [Answer] {
    let limit = UInt64(setup.settings.timeoutSeconds) * 1_000
    return underWay.compactMap { tag, one in
      one.work.waitsForFiles && one.pulse.isSilent(for: limit)
        ? Answer(tag: tag, product: .silence) : nil
    }
  }
}

extension FetchReaders.Work {
  fileprivate var needsParser: Bool {
    switch self {
    case .bytes, .list, .file: true
    case .walk, .place: false
    }
  }

  fileprivate func done(_ setup: FetchSetup, _ pulse: Pulse) -> FetchReaders.Product {
    switch self {
    case .bytes(let bytes, let options): return .reading(setup.read(bytes, options))
    case .list(let bytes, let form): return .listing(setup.list(bytes, form))
    case .file(let path, let feed):
      do throws(FileFault) {
        let bytes = try FileBytes.read(path, limit: documentSizeLimit)
        pulse.end()
        return .reading(setup.read(bytes, ImportOptions(path: path)))
      } catch {
        return .reading(.refused(setup.sentence(feed, .folder(error))))
      }
    case .walk(let folder, let limit):
      return .walk(FolderWalk(of: folder, limit: limit) { pulse.beat() })
    case .place(let path): return .place(Walk.place(of: path))
    }
  }

  /// The parser ends by itself; a file system need not.
  fileprivate var waitsForFiles: Bool {
    switch self {
    case .bytes, .list: false
    case .file, .walk, .place: true
    }
  }
}
