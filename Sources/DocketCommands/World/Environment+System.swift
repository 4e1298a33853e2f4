import CellGrid
import DocketModel
import DocketRuntime
import Glibc

extension Environment {
  /// The world of this process.
  public static func ofProcess(
    openReader: @escaping @Sendable (ReaderRequest) -> ExitStatus
  ) -> Environment {
    secureDescriptors()
    let variables = environmentVariables()
    let outputIsTerminal = isatty(1) == 1
    let parser = WalledParser()
    return Environment(
      variables: variables, now: clock(pinnedTo: variables.set("DOCKET_NOW")),
      ticks: { Clock.ticks },
      random: { UInt64.random(in: .min ... .max) }, zone: { LocalZone.read(named: $0) },
      login: accountName, host: hostName(), input: .descriptor(0),
      inputIsTerminal: isatty(0) == 1, outputIsTerminal: outputIsTerminal,
      errorIsTerminal: isatty(2) == 1, columns: outputIsTerminal ? terminalWidth() : nil,
      write: { write($1, to: $0.rawValue) },
      readDocument: { (bytes, options) throws(ReadingFault) in
        try parser.read(bytes, options: options)
      }, readList: { (bytes, form) throws(ReadingFault) in try parser.list(bytes, form) },
      openReader: openReader)
  }

  /// Nothing of ours is open to others, and no file of the store is ever descriptor 0, 1 or 2.
  private static func secureDescriptors() {
    umask(0o077)
    signal(SIGXFSZ, SIG_IGN)
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is this one, since those below are open by now.
      _ = open("/dev/null", O_RDWR)
    }
  }

  private static func environmentVariables() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let pair = String(cString: text)
      if let equals = pair.utf8.firstIndex(of: UInt8(ascii: "=")) {
        variables[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
      }
      entry += 1
    }
    return variables
  }

  private static func clock(pinnedTo text: String?) -> @Sendable () -> Timestamp {
    if let pinned = text.flatMap(Timestamp.init(rfc3339:)) { return { pinned } }
    return {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      return Timestamp(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
  }

  @Sendable private static func accountName() -> String {
    guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else {
      return "uid\(geteuid())"
    }
    return String(cString: name)
  }

  private static func hostName() -> String {
    var bytes = [CChar](repeating: 0, count: 256)
    guard gethostname(&bytes, bytes.count - 1) == 0 else { return "localhost" }
    let name = String(
      decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return name.isEmpty ? "localhost" : name
  }

  private static func terminalWidth() -> Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(Int(size.ws_col), 1_000)
  }

  /// Writes all of it; a reader that went away ends the program as `SIGPIPE` does everywhere.
  @Sendable private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { Glibc.write(descriptor, $0 + done, buffer.count - done) } ?? 0
      }
      if count > 0 {
        done += count
      } else if count < 0, errno == EPIPE {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
        return false
      } else if count < 0, errno == EAGAIN {
        // Somebody else made it so that it does not wait.
        var file = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&file, 1, -1)
      } else if count == 0 || errno != EINTR {
        return false
      }
    }
    return true
  }
}
