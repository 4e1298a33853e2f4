import DocketFetch
import DocketModel
import DocketStore
import DocketUI
import Synchronization

/// Carries out what the reader asks of the feeds, on a thread of its own; one thing at a time.
///
/// The store stays with its thread: feeds are asked for there, and what came is kept there, in parts,
/// so that acts are answered between them.
final class FetchDesk: Sendable {
  private let setup: ReaderSetup
  private let mail: Mailbox<Message>
  private let store: StoreThread
  private let job = Mutex(Job())

  private struct Job {
    var run: FetchRun?
    var isCancelled = false
    /// Opened when what runs has ended; nil while nothing does.
    var end: Gate<Void>?
  }

  init(_ setup: ReaderSetup, _ store: StoreThread, _ mail: Mailbox<Message>) {
    self.setup = setup
    self.store = store
    self.mail = mail
  }

  /// Tells how many feeds there are, and when they were asked last.
  func look() {
    guard setup.fetch != nil else { return }
    _ = PosixThread.start { [self] in
      setup.prepareThread {
        let facts = store.ask { $0?.feedFacts() }
        if let facts = facts ?? nil { mail.post(.feedFacts(facts)) }
      }
    }
  }

  /// Fetches the feeds that are due.
  func run() {
    start { [self] run, _ in
      guard let feeds = store.ask({ $0?.beginFetching() }) ?? nil else {
        return mail.post(.fetchStopped("the store does not answer"))
      }
      var gain = FeedGain()
      do throws(StoreError) {
        let report = try run.run(feeds) { (batch) throws(StoreError) in
          let part = try keep(batch)
          gain.add(part)
          return part
        } progress: { done, total, failed in
          mail.post(.fetching(FetchProgress(done: done, total: total, failed: failed)))
        }
        tell(gain)
        let facts = store.ask { $0?.feedFacts() } ?? nil
        mail.post(.fetched(report, facts ?? FeedFacts(count: feeds.count)))
      } catch {
        tell(gain)
        mail.post(.fetchStopped(setup.sentence(error, nil)))
      }
    }
  }

  /// What was kept is on the screen with the next sweep.
  private func tell(_ gain: FeedGain) {
    guard gain.new + gain.revised + gain.known > 0 else { return }
    mail.post(.storeChanged(newRows: gain.new))
  }

  private func keep(_ batch: FeedBatch) throws(StoreError) -> FeedGain {
    var gain = FeedGain()
    let shared = SharedNames(
      of: batch.briefings, inPartsOf: Self.part, feed: batch.feed.address)
    var rest = batch.briefings[...]
    while !rest.isEmpty {
      let part = FeedBatch(
        feed: batch.feed, briefings: Array(rest.prefix(Self.part)), shared: shared)
      rest = rest.dropFirst(Self.part)
      guard let answer = store.ask({ $0?.keepFetched(part) }) ?? nil else {
        throw .state("the store is closed")
      }
      gain.add(try answer.get())
    }
    return gain
  }

  /// So many briefings go into the store with one call, since acts wait for its end.
  private static let part = 100

  /// Asks one feed and tells what it answers.
  func sight(_ feed: Feed) {
    start { [self] run, plan in
      do throws(FeedFailure) {
        let sighting = try run.sight(feed)
        tell(feed, .found(sighting.feed, briefings: sighting.briefings))
      } catch {
        tell(feed, error == .fetch(.cancelled) ? .cancelled : .failed(plan.sentence(feed, error)))
      }
    }
  }

  private func tell(_ feed: Feed, _ outcome: FeedTrial.Outcome) {
    mail.post(.feedTried(FeedTrial(feed: feed, outcome: outcome)))
  }

  // MARK: The job

  private func start(_ body: @escaping @Sendable (FetchRun, FetchSetup) -> Void) {
    guard setup.fetch != nil else {
      return mail.post(.fetchStopped("a demo fetches nothing and is sent nowhere"))
    }
    guard let end = Gate<Void>() else {
      return mail.post(.fetchStopped("no descriptor is left for it"))
    }
    job.withLock { $0 = Job(end: end) }
    let started = PosixThread.start { [self] in
      setup.prepareThread {
        if let plan = store.ask({ $0?.fetchSetup }) ?? nil {
          let run = FetchRun(plan)
          let isCancelled = job.withLock { job in
            job.run = run
            return job.isCancelled
          }
          if isCancelled { run.cancel() }
          body(run, plan)
        } else {
          mail.post(.fetchStopped("the store does not answer"))
        }
        job.withLock { $0 = Job() }
        end.open(with: ())
      }
    }
    if !started {
      job.withLock { $0 = Job() }
      mail.post(.fetchStopped("no thread is left for it"))
    }
  }

  func cancel() {
    let run = job.withLock { job in
      job.isCancelled = true
      return job.run
    }
    run?.cancel()
  }

  /// Waits for the end of what was cancelled, so that nothing of it is left half done.
  func wait(milliseconds: Int32) {
    if let end = job.withLock({ $0.end }) { _ = end.wait(milliseconds: milliseconds) }
  }
}
