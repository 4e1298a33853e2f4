import DocketModel
import DocketStore
import DocketUI
import Glibc
import Synchronization

/// The thread that owns the store: takes effects in order, answers with messages.
///
/// What it writes survives the process at once; the disk is made to keep it within 200 ms, and
/// before the terminal is given to anybody else.
final class StoreThread: Sendable {
  private enum Request: Sendable {
    case effect(Effect)
    /// What was read of a paste or for `i`, on a thread of its own.
    case keep(Intake)
    case flush(Gate<Void>)
    /// Something came from others: look for it now.
    case look
    /// Something done with the desk in its turn; without one where the store could not be opened.
    case ask(@Sendable (StoreDesk?) -> Void)
    case stop(Gate<Saving>, isLeaving: Bool)
  }

  private let requests: Mailbox<Request>
  private let mail: Mailbox<Message>
  private let setup: ReaderSetup
  private let sent = Atomic<Int>(0)
  private let answered = Atomic<Int>(0)
  /// How many imports are being read on threads of their own; of a paste nothing is to be kept before it is seen.
  private let reading = Atomic<Int>(0)
  private let isOver = Atomic<Bool>(false)

  /// How many effects were answered, and whether all were; moves on while the thread is alive.
  var progress: (answered: Int, owesNothing: Bool) {
    let done = answered.load(ordering: .relaxed)
    return (done, done >= sent.load(ordering: .relaxed))
  }

  init?(_ setup: ReaderSetup, _ mail: Mailbox<Message>) {
    guard let requests = Mailbox<Request>() else { return nil }
    self.requests = requests
    self.mail = mail
    self.setup = setup
    guard PosixThread.start({ [self] in setup.prepareThread { run() } }) else { return nil }
  }

  /// Passes an effect on; what is only parsed, never written, is parsed on a thread of its own, so
  /// that acts do not queue behind a large folder.
  func send(_ effect: Effect) {
    guard let intake = Intake.Job(effect) else {
      sent.add(1, ordering: .relaxed)
      return requests.post(.effect(effect))
    }
    let imports = intake.isImport ? 1 : 0
    reading.add(imports, ordering: .relaxed)
    let started = PosixThread.start { [self] in
      setup.prepareThread { requests.post(.keep(intake.read(setup))) }
    }
    if started { return }
    reading.subtract(imports, ordering: .relaxed)
    mail.post(.failed("Nothing was read: no thread is left for it"))
  }

  /// Waits for an answer of the desk, for a thread that may wait; nil once the store is closed.
  func ask<Answer: Sendable>(_ question: @escaping @Sendable (StoreDesk?) -> Answer) -> Answer? {
    guard let gate = Gate<Answer>() else { return nil }
    requests.post(.ask { gate.open(with: question($0)) })
    while true {
      if let answer = gate.wait(milliseconds: 250) { return answer }
      if isOver.load(ordering: .relaxed) { return gate.wait(milliseconds: 1) }
    }
  }

  /// Looks at once for what others wrote.
  func look() { requests.post(.look) }

  /// Waits until all that was sent is on disk; gives up after two seconds, since a dead disk must
  /// not keep the person from leaving.
  func flush() {
    guard let gate = Gate<Void>() else { return }
    requests.post(.flush(gate))
    _ = gate.wait(milliseconds: 2_000)
  }

  /// Ends the thread and says what is not on disk; ``Saving/unknown`` when it does not answer in time.
  ///
  /// Who is leaving has seen what is here; a connection that was lost will go on where it was.
  /// `whenLate` is called once, when there is no answer after half a second.
  func stop(
    within limit: Int32 = 10_000, isLeaving: Bool = false, whenLate: () -> Void = {}
  ) -> Saving {
    guard let gate = Gate<Saving>() else { return .unknown }
    requests.post(.stop(gate, isLeaving: isLeaving))
    if let saving = gate.wait(milliseconds: min(limit, 500)) { return saving }
    whenLate()
    return gate.wait(milliseconds: max(limit - 500, 0)) ?? .unknown
  }

  // MARK: On the store's thread

  private func run() {
    let desk: StoreDesk
    do throws(StoreError) {
      let store = try setup.openStore()
      setup.prepareStore(store)
      desk = StoreDesk(store, setup)
    } catch {
      let sentence = setup.sentence(error, nil)
      mail.post(.failed(sentence))
      return refuseAll(sentence)
    }
    desk.opening().forEach(mail.post)
    while true {
      for request in wait(until: desk.hasMoreToKeep ? 0 : desk.nextDue) {
        switch request {
        case .effect(let effect):
          desk.answer(effect).forEach(mail.post)
          answered.add(1, ordering: .relaxed)
        case .keep(let intake):
          if intake.isImport { reading.subtract(1, ordering: .relaxed) }
          desk.take(intake).forEach(mail.post)
        case .flush(let gate):
          desk.sync().forEach(mail.post)
          gate.open(with: ())
        case .look: desk.lookAround().forEach(mail.post)
        case .ask(let question): question(desk)
        case .stop(let gate, let isLeaving):
          if isLeaving { desk.leave() }
          let saving = desk.close()
          let unread = reading.load(ordering: .relaxed)
          gate.open(with: saving == .all && unread > 0 ? .unread(unread) : saving)
          isOver.store(true, ordering: .relaxed)
          return
        }
        // Also while more is waiting: a busy person's first act is not older on the disk for it.
        desk.syncIfDue(at: Clock.ticks).forEach(mail.post)
      }
      desk.syncIfDue(at: Clock.ticks).forEach(mail.post)
      desk.lookIfDue(at: Clock.ticks).forEach(mail.post)
      desk.listWhole(at: Clock.ticks).forEach(mail.post)
      if desk.hasMoreToKeep { desk.keepMore().forEach(mail.post) }
    }
  }

  private func wait(until due: UInt64?) -> [Request] {
    let now = Clock.ticks
    let delay = due.map { $0 <= now ? 0 : Int32(clamping: $0 - now) } ?? -1
    var file = pollfd(fd: requests.wakeFile, events: Int16(POLLIN), revents: 0)
    poll(&file, 1, delay)
    _ = requests.drainWakes()
    return requests.take()
  }

  /// The store could not be opened: every request is answered with that, and the person can leave.
  private func refuseAll(_ sentence: String) {
    while true {
      for request in wait(until: nil) {
        switch request {
        case .effect(let effect):
          StoreDesk.refusal(of: effect, sentence).forEach(mail.post)
          answered.add(1, ordering: .relaxed)
        case .keep: mail.post(.failed(sentence))
        case .flush(let gate): gate.open(with: ())
        case .look: break
        case .ask(let question): question(nil)
        case .stop(let gate, _):
          gate.open(with: .unopened)
          isOver.store(true, ordering: .relaxed)
          return
        }
      }
    }
  }
}
