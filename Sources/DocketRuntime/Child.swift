import CShims
import Glibc

/// Another program run on behalf of the person: an editor, an opener, the end of a pipe.
///
/// Started with its arguments as they are; there is never a shell between.
enum Child {
  /// What came of it.
  enum End: Sendable, Hashable {
    case exited(Int32)
    case killed(Int32)
    /// It could not be started; the value is an errno.
    case notStarted(Int32)
  }

  /// Runs a program on the terminal and waits for it.
  ///
  /// The child has its own process group and the terminal while it runs, so that Ctrl-C and Ctrl-Z
  /// reach it alone. A signal to end that the ear hears ends the child first.
  ///
  /// What it reads is `input`; nil leaves it the terminal. Its environment is ours without what is
  /// meant for docket alone.
  static func run(_ arguments: [String], input: [UInt8]? = nil, ear: inout Ear) -> End {
    var ends: [Int32] = [-1, -1]
    if input != nil, pipe(&ends) != 0 { return .notStarted(errno) }
    for end in ends where end >= 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { if ends[1] >= 0 { close(ends[1]) } }
    var process = pid_t()
    let status = start(arguments, reading: ends[0], &process)
    if ends[0] >= 0 { close(ends[0]) }
    guard status == 0 else { return .notStarted(status) }
    // Also here: whoever comes first, the child must not read before the terminal is its own.
    setpgid(process, process)
    tcsetpgrp(STDIN_FILENO, process)
    defer { tcsetpgrp(STDIN_FILENO, getpgrp()) }
    if ends[1] >= 0 { _ = fcntl(ends[1], F_SETFL, O_NONBLOCK) }
    return attend(process, (input ?? [])[...], to: &ends[1], &ear)
  }

  /// The same for where nobody listens.
  static func run(_ arguments: [String], input: [UInt8]? = nil) -> End {
    var ear = Ear()
    return run(arguments, input: input, ear: &ear)
  }

  private static func start(
    _ arguments: [String], reading input: Int32, _ process: inout pid_t
  )
    -> Int32
  {
    guard let program = arguments.first else { return EINVAL }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if input >= 0 { posix_spawn_file_actions_adddup2(&actions, input, 0) }
    // Our own errors go to a file meanwhile; those of a program on the terminal belong there.
    if isatty(STDOUT_FILENO) == 1 { posix_spawn_file_actions_adddup2(&actions, 1, 2) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    prepare(&attributes)
    return with(arguments) { argv in
      posix_spawnp(&process, program, &actions, &attributes, argv, environment())
    }
  }

  /// Lends texts as C wants them: an array of C strings that ends in a null pointer.
  static func with<Answer>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Answer
  ) -> Answer {
    let words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    return body(words)
  }

  /// The variables of this process but `DOCKET_*`, which may name a store or hold a secret.
  private static func environment() -> [UnsafeMutablePointer<CChar>?] {
    var kept: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let variable = next.pointee {
      if strncmp(variable, "DOCKET_", 7) != 0 { kept.append(variable) }
      next += 1
    }
    return kept + [nil]
  }

  /// Own process group, no signal held back, and those this program hears or ignores as usual.
  ///
  /// With `session` it has a session of its own, and so no terminal that it could ask anything on.
  static func prepare(_ attributes: inout posix_spawnattr_t, session: Bool = false) {
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in Signals.heard + Signals.ignored { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    if !session { posix_spawnattr_setpgroup(&attributes, 0) }
    // A thread may hold signals back; a child that did would not end when it is asked to.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let group = session ? ownSession : Int32(POSIX_SPAWN_SETPGROUP)
    let flags = group | Int32(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  // POSIX_SPAWN_SETSID of glibc; the Glibc module leaves it out.
  private static let ownSession: Int32 = 0x80

  /// Feeds a child and waits for its end; asks it to end when this program is asked to.
  private static func attend(
    _ process: pid_t, _ input: ArraySlice<UInt8>, to file: inout Int32, _ ear: inout Ear
  ) -> End {
    var rest = input
    var patience: UInt64?
    while true {
      if let end = look(at: process) { return end }
      if rest.isEmpty, file >= 0 {
        close(file)
        file = -1
      }
      var files = [
        pollfd(fd: ear.file, events: Int16(POLLIN), revents: 0),
        pollfd(fd: file, events: Int16(POLLOUT), revents: 0),
      ]
      // The end of a child is heard as SIGCHLD; without an ear it is looked for.
      poll(&files, 2, ear.file < 0 ? 5 : 500)
      if files[0].revents != 0 { _ = ear.listen() }
      if let ending = ear.ending {
        let now = Clock.ticks
        kill(-process, patience.map { $0 < now } == true ? SIGKILL : ending)
        patience = patience ?? now + 500
      }
      if files[1].revents != 0, !feed(&rest, to: file) { rest = [] }
    }
  }

  /// Writes what the pipe takes; false when nobody reads, as `head` does after its lines.
  private static func feed(_ rest: inout ArraySlice<UInt8>, to file: Int32) -> Bool {
    let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    rest = rest.dropFirst(count)
    return count > 0
  }

  /// How a child ended; nil while it runs.
  static func look(at process: pid_t) -> End? {
    var status: Int32 = 0
    let found = waitpid(process, &status, WUNTRACED | WNOHANG)
    if found < 0 { return errno == EINTR ? nil : .notStarted(errno) }
    guard found > 0 else { return nil }
    if status & 0xFF == 0x7F {
      // It stopped itself; there is no shell here to hold it, so it goes on, and all with it.
      usleep(10_000)
      kill(-process, SIGCONT)
      return nil
    }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
  }
}
