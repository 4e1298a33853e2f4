import Glibc

/// One thread waits, another opens; used once.
final class Gate<Value: Sendable>: Sendable {
  private let mailbox: Mailbox<Value>

  init?() {
    guard let mailbox = Mailbox<Value>() else { return nil }
    self.mailbox = mailbox
  }

  func open(with value: Value) { mailbox.post(value) }

  /// The value, or nil when nobody opened in time.
  func wait(milliseconds: Int32) -> Value? {
    let end = Clock.ticks + UInt64(milliseconds)
    while true {
      let now = Clock.ticks
      guard now < end else { return nil }
      var file = pollfd(fd: mailbox.wakeFile, events: Int16(POLLIN), revents: 0)
      if poll(&file, 1, Int32(clamping: end - now)) > 0 { return mailbox.take().first }
    }
  }
}
