public import DocketModel
import DocketUI
import Glibc
import Synchronization

/// What others have at the end of a session.
public enum Sending: Sendable, Hashable {
  case all
  /// Not yet; and why the last attempt came to nothing.
  case missing(RecordTally, why: String?)
}

/// Carries out what the reader asks of the other place, on threads of its own.
final class SyncDesk: Sendable {
  private let setup: ReaderSetup
  private let mail: Mailbox<Message>
  private let store: StoreThread
  private let job = Mutex(Job())

  private struct Job {
    var stop: SyncStop?
    /// Opened when the sync that runs has ended.
    var end: Gate<Void>?
    var failure: String?
  }

  init(_ setup: ReaderSetup, _ store: StoreThread, _ mail: Mailbox<Message>) {
    self.setup = setup
    self.store = store
    self.mail = mail
  }

  /// Tells how it stands, without asking anybody.
  func look() {
    guard let sync = setup.sync, sync.isSetUp else { return }
    let setup = setup
    let mail = mail
    _ = PosixThread.start {
      setup.prepareThread { if let facts = Self.facts(sync) { mail.post(.syncFacts(facts)) } }
    }
  }

  private static func facts(_ sync: StoreSync) -> SyncFacts? {
    guard let unsent = try? sync.unsent() else { return nil }
    return SyncFacts(unsent: unsent, at: sync.lastTime)
  }

  func run() {
    guard let sync = setup.sync, sync.isSetUp else { return mail.post(.syncAbsent) }
    let stop = SyncStop()
    guard let end = Gate<Void>() else {
      return mail.post(.syncStopped("no descriptor is left for it", nil))
    }
    job.withLock { $0 = Job(stop: stop, end: end) }
    let started = PosixThread.start { [self] in
      setup.prepareThread {
        bring(sync, stop)
        job.withLock { $0.stop = nil }
        end.open(with: ())
      }
    }
    if !started {
      job.withLock { $0 = Job() }
      mail.post(.syncStopped("no thread is left for it", nil))
    }
  }

  private func bring(_ sync: StoreSync, _ stop: SyncStop) {
    // What was written is on the disk before others have it.
    store.flush()
    do throws(SyncFailure) {
      let report = try sync.run(stop) { mail.post(.syncing("sync: \($0)")) }
      sync.keepTime(setup.clock.now())
      if !report.received.isEmpty { store.look() }
      mail.post(.synced(report, Self.facts(sync) ?? SyncFacts()))
    } catch {
      let sentence = setup.syncSentence(error)
      job.withLock { $0.failure = sentence }
      mail.post(.syncStopped(sentence, Self.facts(sync)))
    }
  }

  func cancel() { job.withLock { $0.stop }?.stop() }

  /// Waits for the end of a sync that was cancelled, so that nothing of it is left running.
  func wait(milliseconds: Int32) {
    if let end = job.withLock({ $0.stop == nil ? nil : $0.end }) {
      _ = end.wait(milliseconds: milliseconds)
    }
  }

  /// Waits a little for a sync that runs, and says what others have; nil where there are none.
  ///
  /// `whenLate` is called once, when it takes more than half a second.
  func finish(whenLate: () -> Void) -> Sending? {
    guard let sync = setup.sync, sync.isSetUp else { return nil }
    if let end = job.withLock({ $0.stop == nil ? nil : $0.end }), end.wait(milliseconds: 500) == nil
    {
      whenLate()
      if end.wait(milliseconds: 2_500) == nil {
        cancel()
        _ = end.wait(milliseconds: 1_000)
      }
    }
    guard let facts = Self.facts(sync) else { return nil }
    return facts.unsent.isEmpty
      ? .all : .missing(facts.unsent, why: job.withLock { $0.failure })
  }
}
