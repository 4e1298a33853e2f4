import Glibc
import Synchronization

/// Values made on a thread of their own while the ones before are used, in their order.
///
/// Who makes waits while more is ready than may be: each value says how much it is. One thread takes.
public final class Ahead<Value: Sendable>: Sendable {
  private let shared: Shared
  private let taken = Mutex<ArraySlice<Value?>>([])

  /// Begins to make the values of a source, ahead of what is taken until they are so much.
  ///
  /// Where no thread can be started each is made when it is asked for.
  public init<Source: IteratorProtocol<Value> & Sendable>(
    _ source: Source, upTo limit: Int, size: @escaping @Sendable (Value) -> Int
  ) {
    let source = Mutex(source)
    shared = Shared(limit: limit, size: size) { source.withLock { $0.next() } }
    guard shared.hasLines else { return }
    let isStarted = PosixThread.start { [shared] in shared.makeAll() }
    shared.isAlone.store(!isStarted, ordering: .relaxed)
  }

  deinit { shared.stop() }

  /// The next value; nil after the last one.
  public func next() -> Value? {
    taken.withLock { taken in
      if shared.isAlone.load(ordering: .relaxed) { return shared.make() }
      while taken.isEmpty { taken = shared.wait()[...] }
      // The mark of the end stays, for who asks again.
      guard let value = taken.first ?? nil else { return nil }
      taken.removeFirst()
      shared.took(value)
      return value
    }
  }

  /// What both threads hold.
  private final class Shared: Sendable {
    let make: @Sendable () -> Value?
    let isAlone = Atomic<Bool>(true)
    private let size: @Sendable (Value) -> Int
    private let limit: Int
    private let ready = Atomic<Int>(0)
    private let isOver = Atomic<Bool>(false)
    /// Nil behind the last one.
    private let values = Mailbox<Value?>()
    private let room = Mailbox<Void>()

    init(
      limit: Int, size: @escaping @Sendable (Value) -> Int, make: @escaping @Sendable () -> Value?
    ) {
      self.limit = limit
      self.size = size
      self.make = make
    }

    var hasLines: Bool { values != nil && room != nil }

    func makeAll() {
      while !isOver.load(ordering: .relaxed), let value = make() {
        ready.add(size(value), ordering: .relaxed)
        values?.post(value)
        while ready.load(ordering: .relaxed) >= limit, !isOver.load(ordering: .relaxed) {
          Self.wait(for: room)
        }
      }
      values?.post(nil)
    }

    func wait() -> [Value?] {
      Self.wait(for: values)
      return values?.take() ?? []
    }

    func took(_ value: Value) {
      let size = size(value)
      let before = ready.subtract(size, ordering: .relaxed).oldValue
      if before >= limit, before - size < limit { room?.post(()) }
    }

    func stop() {
      isOver.store(true, ordering: .relaxed)
      room?.post(())
    }

    /// After so many milliseconds it is looked for again: the system may have refused the byte that wakes.
    private static var wakeLoss: Int32 { 200 }

    private static func wait(for mailbox: Mailbox<some Sendable>?) {
      guard let mailbox else { return }
      var file = pollfd(fd: mailbox.wakeFile, events: Int16(POLLIN), revents: 0)
      poll(&file, 1, wakeLoss)
      _ = mailbox.drainWakes()
    }
  }
}
