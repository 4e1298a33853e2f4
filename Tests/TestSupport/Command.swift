import Glibc
import Synchronization
public import Testing

/// What a program that ran to its end has left.
public struct Outcome: Sendable {
  public let status: ExitStatus
  public let outputBytes: [UInt8]
  public let errorBytes: [UInt8]

  public var output: String { String(decoding: outputBytes, as: UTF8.self) }
  public var error: String { String(decoding: errorBytes, as: UTF8.self) }

  /// The lines of the output, without the empty one after the last line break.
  public var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// Runs a program without a terminal, feeds it, and waits for its end.
///
/// The environment is exactly the one given. A program that does not end in time is killed and fails
/// the test.
@discardableResult
public func run(
  _ program: String, _ arguments: [String] = [], input: [UInt8] = [],
  environment: [String: String], directory: String? = nil, within limit: Duration = .seconds(60),
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Outcome {
  // A program may end before it has read everything: that is its right, not the end of the tests.
  signal(SIGPIPE, SIG_IGN)
  var conversation = try Conversation(input: input)
  defer { conversation.close() }
  let process = try Launch(
    program: program, arguments: arguments, environment: environment, directory: directory,
    streams: .descriptors(
      conversation.input.childEnd, conversation.output.childEnd, conversation.error.childEnd)
  ).start()
  conversation.closeChildEnds()
  let deadline = Deadline(in: limit)
  while conversation.isOpen, !deadline.hasPassed { conversation.exchange(deadline) }
  var status = try ExitStatus.collect(process)
  while status == nil, !deadline.hasPassed {
    usleep(1000)
    status = try ExitStatus.collect(process)
  }
  if status == nil {
    kill(-process, SIGKILL)
    var ignored: Int32 = 0
    waitpid(process, &ignored, 0)
  }
  let outcome = try #require(
    status,
    """
    \(program) \(arguments.joined(separator: " ")) did not end; so far it wrote
    \(Pty.readable(conversation.output.bytes + conversation.error.bytes))
    """, sourceLocation: sourceLocation)
  return Outcome(
    status: outcome, outputBytes: conversation.output.bytes, errorBytes: conversation.error.bytes)
}

/// The three pipes between a test and the program it runs.
private struct Conversation {
  struct Pipe {
    var ourEnd: Int32
    var childEnd: Int32
    var bytes: [UInt8] = []
  }

  var input: Pipe
  var output: Pipe
  var error: Pipe

  init(input bytes: [UInt8]) throws {
    func pair() throws -> (Int32, Int32) {
      var ends: [Int32] = [-1, -1]
      let made = Launch.descriptors.withLock { _ in
        let made = pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return made
      }
      guard made == 0 else { throw SystemFailure("pipe") }
      return (ends[0], ends[1])
    }
    let (inputRead, inputWrite) = try pair()
    let (outputRead, outputWrite) = try pair()
    let (errorRead, errorWrite) = try pair()
    input = Pipe(ourEnd: inputWrite, childEnd: inputRead, bytes: bytes)
    output = Pipe(ourEnd: outputRead, childEnd: outputWrite)
    error = Pipe(ourEnd: errorRead, childEnd: errorWrite)
    for descriptor in [inputWrite, outputRead, errorRead] {
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }
  }

  var isOpen: Bool { output.ourEnd >= 0 || error.ourEnd >= 0 }

  /// Waits for one of the pipes and moves what can be moved.
  mutating func exchange(_ deadline: Deadline) {
    if input.bytes.isEmpty { Self.close(&input.ourEnd) }
    var waiting = [
      pollfd(fd: input.ourEnd, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: output.ourEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: error.ourEnd, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&waiting, 3, deadline.milliseconds(atMost: 200)) > 0 else { return }
    if waiting[0].revents != 0 { feed() }
    if waiting[1].revents != 0 { Self.drain(&output) }
    if waiting[2].revents != 0 { Self.drain(&error) }
  }

  private mutating func feed() {
    let written = input.bytes.prefix(65536).withUnsafeBytes {
      write(input.ourEnd, $0.baseAddress, $0.count)
    }
    if written > 0 {
      input.bytes.removeFirst(written)
    } else if errno != EAGAIN, errno != EINTR {
      Self.close(&input.ourEnd)
    }
  }

  private static func drain(_ pipe: inout Pipe) {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(pipe.ourEnd, &buffer, buffer.count)
    if count > 0 {
      pipe.bytes += buffer[..<count]
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
      close(&pipe.ourEnd)
    }
  }

  mutating func closeChildEnds() {
    Self.close(&input.childEnd)
    Self.close(&output.childEnd)
    Self.close(&error.childEnd)
  }

  mutating func close() {
    closeChildEnds()
    Self.close(&input.ourEnd)
    Self.close(&output.ourEnd)
    Self.close(&error.ourEnd)
  }

  private static func close(_ descriptor: inout Int32) {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }
}
