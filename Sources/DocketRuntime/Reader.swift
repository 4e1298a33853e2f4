public import CellGrid
import DocketModel
import DocketUI
import Glibc

/// The loop: input in, messages to the pure core, a painted grid and effects out.
///
/// Runs on the main thread and never waits for the store: that has a thread of its own.
public struct Reader: ~Copyable {
  let setup: ReaderSetup
  let mail: Mailbox<Message>
  let store: StoreThread
  let sync: SyncDesk
  let fetch: FetchDesk
  /// What others have, once the reader was quit; nil where there are none.
  public internal(set) var sending: Sending?
  var app: App
  var alarms: [Effect.Alarm: UInt64] = [:]
  var end: ReaderEnd?
  /// The bytes of the last paste, for an editor to begin with.
  var pasted: [UInt8] = []
  var isStopped = false
  /// The window changed; laid out anew at this time, at most twenty times a second.
  var resizeDue: UInt64?
  private var wasContinued = false
  private var decoder: InputDecoder
  private var midnight: UInt64
  private var today: Day
  var watch = StoreWatch()
  /// Sees to it that this process ends, whatever it waits for.
  var boundEnd: () -> Void = { alarm(2) }
  private var patience = PaintPatience()

  /// Starts the store's thread; nil when the process has no file descriptors left.
  ///
  /// The decoder is seeded with the key sequences of the terminal.
  public init?(_ setup: ReaderSetup, size: Size, decoder: InputDecoder) {
    guard let mail = Mailbox<Message>(), let store = StoreThread(setup, mail) else { return nil }
    self.setup = setup
    self.mail = mail
    self.store = store
    sync = SyncDesk(setup, store, mail)
    fetch = FetchDesk(setup, store, mail)
    self.decoder = decoder
    midnight = Clock.ticks + UInt64(setup.clock.millisecondsToMidnight)
    today = setup.clock.today
    app = App(
      size: size, moment: Self.moment(of: setup.clock), settings: setup.settings,
      resuming: setup.session?.take())
  }

  /// Shows the reader until the person quits or the connection ends.
  ///
  /// - Returns: how it ended; every act that was acknowledged is on disk by then.
  public mutating func run<S: Screen & ~Copyable>(
    on screen: inout S, setTheme: (inout S, String) -> String?
  ) -> ReaderEnd {
    Signals.forward(to: mail.signalFile)
    carryOut(app.start(), on: &screen, setTheme)
    sync.look()
    fetch.look()
    let notes = setup.notes + setup.settings.keymap.problems
    if !notes.isEmpty {
      // The row may not hold them all.
      let head = notes.count > 1 ? "\(notes.count) notes, docket doctor lists them: " : ""
      mail.post(.told(head + notes.joined(separator: "; ")))
    }
    while end == nil {
      if patience.isTime(app.isAwaitingAnswer, at: Clock.ticks) { paint(on: &screen) }
      var messages = wait()
      if let due = resizeDue, due <= Clock.ticks {
        resizeDue = nil
        screen.resize()
        messages.append(.resized(screen.size))
      }
      for message in messages {
        carryOut(app.update(on: message), on: &screen, setTheme)
        if end != nil { break }
      }
      handleStops(&screen)
    }
    return finish(on: &screen)
  }

  private func paint<S: Screen & ~Copyable>(on screen: inout S) {
    let grid = app.render()
    screen.paint(setup.isASCII ? grid.asASCII() : grid)
  }

  // MARK: Waiting

  /// Sleeps until something happens and gathers all of it, so that a burst is painted once.
  mutating func wait() -> [Message] {
    var files = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: mail.wakeFile, events: Int16(POLLIN), revents: 0),
    ]
    let found = poll(&files, nfds_t(files.count), timeout)
    if found < 0, errno != EINTR { end = .hungUp(.unknown) }
    app.clock(Self.moment(of: setup.clock))
    var messages: [Message] = []
    // The timer for midnight stands still while the machine sleeps.
    if setup.clock.today != today { messages.append(newDay()) }
    if found > 0, files[1].revents != 0 { messages += wakes() }
    if found > 0, files[0].revents != 0 { messages += input() }
    return messages + dueMessages()
  }

  private var timeout: Int32 {
    let now = Clock.ticks
    var next = midnight
    for time in alarms.values { next = min(next, time) }
    for time in [decoder.deadline, resizeDue, watch.due, patience.due] {
      next = min(next, time ?? next)
    }
    return next <= now ? 0 : Int32(clamping: next - now)
  }

  /// As much as is looked at before signals and the picture have their turn.
  private static let bytesPerRound = 1 << 20

  private mutating func input() -> [Message] {
    var messages: [Message] = []
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var taken = 0
    // One key held down over a slow link arrives as many bytes: take all of them before painting.
    while taken < Self.bytesPerRound {
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      if count < 0, errno == EINTR || errno == EAGAIN { return messages }
      guard count > 0 else {
        // The terminal is gone; spinning on it is the commonest fault of such programs.
        end = .hungUp(.unknown)
        return messages
      }
      taken += count
      messages += decoder.feed(Array(bytes.prefix(count)), at: Clock.ticks).map { .input($0) }
      var file = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&file, 1, 0) > 0, file.revents & Int16(POLLIN) != 0 else { break }
    }
    return messages
  }

  private mutating func wakes() -> [Message] {
    for byte in mail.drainWakes() where byte != 0 { hear(Int32(byte)) }
    return mail.take()
  }

  private mutating func hear(_ signal: Int32) {
    switch signal {
    case SIGWINCH: resizeDue = resizeDue ?? Clock.ticks + 50
    case SIGTSTP: isStopped = true
    case SIGCONT: wasContinued = true
    case SIGCHLD: break
    case SIGHUP: end = .hungUp(.unknown)
    default: end = .terminated(signal: signal, .unknown)
    }
  }

  private mutating func dueMessages() -> [Message] {
    let now = Clock.ticks
    var messages: [Message] = []
    if let deadline = decoder.deadline, deadline <= now {
      messages += decoder.tick(at: now).map { .input($0) }
    }
    for (alarm, time) in alarms where time <= now {
      alarms[alarm] = nil
      messages.append(.woke(alarm))
    }
    if midnight <= now { messages.append(newDay()) }
    if watch.isSilent(store, at: now) { messages.append(.storeSilent) }
    return messages
  }

  private mutating func newDay() -> Message {
    today = setup.clock.today
    midnight = Clock.ticks + UInt64(setup.clock.millisecondsToMidnight)
    return .clockMoved(Self.moment(of: setup.clock))
  }

  private static func moment(of clock: Clock) -> Moment {
    Moment(now: clock.now(), today: clock.today, zone: clock.zone)
  }

  // MARK: Stopping and going on

  private mutating func handleStops<S: Screen & ~Copyable>(_ screen: inout S) {
    if isStopped, end == nil {
      isStopped = false
      store.flush()
      screen.leave()
      Signals.stop(forwardingTo: mail.signalFile)
      screen.learnSettings()
      listenAgain()
      if end == nil { retake(&screen) }
    } else if wasContinued, end == nil, tcgetpgrp(STDIN_FILENO) == getpgrp() {
      // Stopped by SIGSTOP, which nobody hears: the shell has changed the modes since.
      screen.leave()
      retake(&screen)
    }
    wasContinued = false
  }

  private mutating func retake<S: Screen & ~Copyable>(_ screen: inout S) {
    screen.enter()
    resizeDue = Clock.ticks
  }

  /// Hears what came meanwhile, and wakes the loop for what was posted.
  private mutating func listenAgain() {
    for byte in mail.drainWakes() where byte != 0 { hear(Int32(byte)) }
    wasContinued = false
    mail.rewake()
  }

  /// Gives the terminal away for as long as a body runs; what was written is on disk before.
  mutating func onTerminal<S: Screen & ~Copyable>(_ screen: inout S, _ body: (inout Ear) -> Void) {
    store.flush()
    screen.leave()
    var ear = Ear(mail)
    body(&ear)
    if let signal = ear.ending { hear(signal) }
    listenAgain()
    // Whoever ends needs no screen for it.
    if end == nil { retake(&screen) }
  }
}

@available(*, unavailable)
extension Reader: Sendable {}
