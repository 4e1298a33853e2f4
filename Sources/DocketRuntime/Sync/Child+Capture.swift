import CShims
import Glibc

extension Child {
  /// What a program that nobody sees has left.
  struct Captured: Sendable {
    var end: End
    var output: [UInt8]
    var errors: [UInt8]
    /// It took longer than it may, and was ended.
    var isLate = false
    /// It was ended because the person wanted it.
    var isCancelled = false
  }

  /// The most that is kept of what such a program says.
  private static let outputLimit = 256 << 20

  /// Runs a program behind the screen: no terminal, its output kept, an end after so many milliseconds.
  ///
  /// It gets exactly the variables given. Asked to end, it has half a second to take its locks away.
  static func capture(
    _ arguments: [String], variables: [String: String], input: [UInt8] = [],
    within milliseconds: UInt64, isCancelled: () -> Bool = { false }
  ) -> Captured {
    var talk = Conversation(input)
    defer { talk.close() }
    guard talk.isOpen else {
      return Captured(end: .notStarted(EMFILE), output: [], errors: [])
    }
    var process = pid_t()
    let status = start(arguments, variables, talk, &process)
    talk.closeTheirs()
    guard status == 0 else { return Captured(end: .notStarted(status), output: [], errors: []) }
    var captured = Captured(end: .exited(0), output: [], errors: [])
    let deadline = Clock.ticks + milliseconds
    var patience: UInt64?
    while true {
      let end = look(at: process)
      // Once it has closed its ends it is about to go, and nothing tells when.
      talk.exchange(wait: end != nil ? 0 : talk.hasEnded ? 1 : 50)
      if let end {
        // What it left running may hold the pipes open for ever: only what is there is taken.
        captured.end = end
        (captured.output, captured.errors) = (talk.output.bytes, talk.errors.bytes)
        return captured
      }
      let now = Clock.ticks
      if patience == nil {
        captured.isCancelled = isCancelled()
        captured.isLate = !captured.isCancelled && (now > deadline || talk.hasSaidTooMuch)
        guard captured.isCancelled || captured.isLate else { continue }
        patience = now + 500
        kill(-process, SIGTERM)
      } else if let end = patience, end < now {
        kill(-process, SIGKILL)
      }
    }
  }

  private static func start(
    _ arguments: [String], _ variables: [String: String], _ talk: Conversation,
    _ process: inout pid_t
  ) -> Int32 {
    guard let program = arguments.first else { return EINVAL }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, pipe) in [talk.input, talk.output, talk.errors].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, pipe.theirs, Int32(number))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    prepare(&attributes, session: true)
    return with(arguments) { argv in
      with(variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }) { environment in
        posix_spawnp(&process, program, &actions, &attributes, argv, environment)
      }
    }
  }

  /// The three pipes to a program.
  private struct Conversation {
    struct Pipe {
      var ours: Int32
      var theirs: Int32
      var bytes: [UInt8] = []
    }

    var input: Pipe
    var output: Pipe
    var errors: Pipe
    private var sent = 0

    var isOpen: Bool {
      [input, output, errors].allSatisfy { $0.ours >= 0 && $0.theirs >= 0 }
    }
    var hasEnded: Bool { output.ours < 0 && errors.ours < 0 }
    var hasSaidTooMuch: Bool { output.bytes.count + errors.bytes.count > outputLimit }

    init(_ bytes: [UInt8]) {
      func pair() -> (Int32, Int32) {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { return (-1, -1) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
      }
      let (inputOut, inputIn) = pair()
      let (outputOut, outputIn) = pair()
      let (errorsOut, errorsIn) = pair()
      input = Pipe(ours: inputIn, theirs: inputOut, bytes: bytes)
      output = Pipe(ours: outputOut, theirs: outputIn)
      errors = Pipe(ours: errorsOut, theirs: errorsIn)
      for end in [inputIn, outputOut, errorsOut] where end >= 0 {
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
      }
    }

    mutating func closeTheirs() {
      Self.close(&input.theirs)
      Self.close(&output.theirs)
      Self.close(&errors.theirs)
    }

    mutating func close() {
      closeTheirs()
      Self.close(&input.ours)
      Self.close(&output.ours)
      Self.close(&errors.ours)
    }

    private static func close(_ end: inout Int32) {
      if end >= 0 { Glibc.close(end) }
      end = -1
    }

    /// Moves what can be moved; waits for that at most so many milliseconds.
    mutating func exchange(wait milliseconds: Int32) {
      if sent == input.bytes.count { Self.close(&input.ours) }
      var files = [
        pollfd(fd: input.ours, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: output.ours, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errors.ours, events: Int16(POLLIN), revents: 0),
      ]
      poll(&files, 3, milliseconds)
      if files[0].revents != 0 { feed() }
      if files[1].revents != 0 { Self.drain(&output) }
      if files[2].revents != 0 { Self.drain(&errors) }
    }

    private mutating func feed() {
      let count = input.bytes[sent...].withUnsafeBytes {
        write(input.ours, $0.baseAddress, min($0.count, 65_536))
      }
      if count > 0 {
        sent += count
      } else if errno != EAGAIN, errno != EINTR {
        sent = input.bytes.count
      }
    }

    private static func drain(_ pipe: inout Pipe) {
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = read(pipe.ours, &buffer, buffer.count)
        guard count > 0 else {
          if count == 0 || (errno != EAGAIN && errno != EINTR) { close(&pipe.ours) }
          return
        }
        pipe.bytes += buffer[..<count]
      }
    }
  }
}
