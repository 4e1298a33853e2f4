import Glibc

/// Plain talk with the terminal while the screen is given back.
enum Tty {
  static func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Reads up to the end of a line or of the input; Ctrl-C is as good as Enter.
  ///
  /// Returns early when the ear hears a signal to end.
  static func waitForEnter(_ ear: inout Ear) {
    var byte: UInt8 = 0
    while ear.ending == nil {
      var files = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: ear.file, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&files, 2, -1) < 0, errno != EINTR { return }
      if files[1].revents != 0, ear.listen().contains(SIGINT) { return }
      guard files[0].revents != 0 else { continue }
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      if count <= 0 || byte == 0x0A || byte == 0x0D { return }
    }
  }
}
