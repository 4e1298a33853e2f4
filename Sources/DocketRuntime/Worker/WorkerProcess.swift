import CShims
import DocketImport
import Glibc
import Synchronization

/// One worker as its starter sees it: a process and the line to it.
///
/// Used by one thread at a time. Nothing it says is believed before it was looked at.
final class WorkerProcess: Sendable {
  private let process: pid_t
  private let line: Int32
  private let served = Atomic<Int>(0)
  private let isCollected = Atomic<Bool>(false)

  /// How many documents it was given.
  var documents: Int { served.load(ordering: .relaxed) }

  /// Starts a program that serves; it inherits no descriptor, variable or terminal.
  init(_ program: [String]) throws(ReadingFault) {
    var ends: [Int32] = [-1, -1]
    let made = dsh_socket_pair(&ends)
    guard made == 0 else { throw .notStarted(-made) }
    var started = pid_t()
    let status = Self.start(program, on: ends[1], &started)
    close(ends[1])
    process = started
    line = ends[0]
    if status != 0 {
      isCollected.store(true, ordering: .relaxed)
      throw .notStarted(status)
    }
  }

  deinit {
    close(line)
    _ = collect()
  }

  private static func start(
    _ program: [String], on line: Int32, _ process: inout pid_t
  ) -> Int32 {
    guard let path = program.first else { return EINVAL }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, line, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, line, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    Child.prepare(&attributes, session: true)
    return Child.with(program) { argv in
      posix_spawn(&process, path, &actions, &attributes, argv, [nil])
    }
  }

  /// Whether it waits for a document; one that came to an end between two is nobody's fault.
  var isWaiting: Bool {
    var file = pollfd(fd: line, events: Int16(POLLIN), revents: 0)
    return poll(&file, 1, 0) == 0
  }

  /// Hands it a document and gathers the answer; after a fault but a refusal it is of no use any more.
  ///
  /// Waits at most so many milliseconds.
  func ask<Answer: WorkerAnswer>(
    _ request: WorkerRequest, for answer: Answer.Type, patience: UInt64
  ) throws(ReadingFault) -> Answer.Whole {
    served.add(1, ordering: .relaxed)
    var exchange = WorkerExchange<Answer>(request)
    let deadline = Clock.ticks + patience
    while true {
      do throws(WorkerEnd) {
        if let whole = try exchange.move(on: line) { return whole }
      } catch {
        switch error {
        case .refused(let fault): throw .refused(fault)
        case .nonsense: throw .stopped(.nonsense)
        case .closed: throw .stopped(collect() ?? .nonsense)
        }
      }
      var file = pollfd(fd: line, events: exchange.events, revents: 0)
      let now = Clock.ticks
      // Only when nothing moves: this process may itself have been stopped for a while.
      guard poll(&file, 1, now < deadline ? Int32(clamping: deadline - now) : 0) == 0 else {
        continue
      }
      if Clock.ticks >= deadline { throw .stopped(.timeLimit) }
    }
  }

  /// Ends it, if it did not end by itself, and says what it ended of; nil when that is known already.
  private func collect() -> ReadingFault.Cause? {
    guard !isCollected.exchange(true, ordering: .relaxed) else { return nil }
    // A process that is on its way out keeps its own reason.
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    let signal = status & 0x7F
    if signal == SIGXCPU { return .timeLimit }
    if signal != 0 { return .signal(signal) }
    let code = (status >> 8) & 0xFF
    return code == Wall.exhausted ? .memoryLimit : .exit(code)
  }
}
