internal import CCurl

/// Fetches that run side by side.
///
/// Belongs to one thread, which starts fetches and calls ``next(milliseconds:)`` until all have ended. Nothing
/// runs between two calls. When it goes away, what still runs ends without a word.
public final class Transfers {
  private let pool: OpaquePointer
  private let agent: String
  private let observe: (IPAddress, AddressPolicy.Kind?) -> Void
  private var running: [ObjectIdentifier: Transfer] = [:]
  /// Those that ended before anything was asked.
  private var ended: [Ended] = []

  /// One fetch that ended.
  public struct Ended: Sendable {
    /// As it was given at the start.
    public var tag: Int
    public var result: Result<FetchReply, FetchError>
  }

  /// Opens libcurl, at the first time in a process.
  ///
  /// The agent is how docket calls itself to servers. `observe` is told of each address before it is
  /// connected, and why it is refused if it is. Throws ``FetchError/noLibrary`` where there is none.
  public init(
    agent: String, observe: @escaping (IPAddress, AddressPolicy.Kind?) -> Void = { _, _ in }
  ) throws(FetchError) {
    guard dcu_open() != 0 else { throw .noLibrary }
    guard let pool = dcu_pool_make() else { throw .noResources }
    self.pool = pool
    self.agent = agent
    self.observe = observe
  }

  deinit { dcu_pool_free(pool) }

  /// The library and its version; opens it.
  public static var library: String? {
    guard dcu_open() != 0, let text = dcu_version() else { return nil }
    return String(cString: text)
  }

  /// How many have not been handed back.
  public var count: Int { running.count + ended.count }

  public func start(_ request: FetchRequest, tag: Int) {
    begin(Transfer(request, tag: tag, observe: observe))
  }

  /// Waits at most so long, or until there is something to be read from a descriptor, and hands back what ended.
  public func next(milliseconds: Int, or wake: Int32 = -1) -> [Ended] {
    if ended.isEmpty, !running.isEmpty {
      if dcu_pool_run(pool, Int32(clamping: milliseconds), wake) < 0 { fail(.noResources) }
      takeEnds()
    }
    defer { ended = [] }
    return ended
  }

  /// Fetches one document; `isStopped` is asked four times a second.
  public func fetch(
    _ request: FetchRequest, isStopped: () -> Bool = { false }
  ) throws(FetchError) -> FetchReply {
    start(request, tag: 0)
    while !isStopped() {
      for one in next(milliseconds: 250) { return try one.result.get() }
    }
    endAll()
    throw .cancelled
  }

  /// Ends all that run; they are not handed back.
  public func endAll() {
    for transfer in running.values { dcu_pool_end(pool, context(of: transfer)) }
    running = [:]
    ended = []
  }

  private func fail(_ error: FetchError) {
    for transfer in running.values {
      dcu_pool_end(pool, context(of: transfer))
      ended.append(Ended(tag: transfer.tag, result: .failure(error)))
    }
    running = [:]
  }

  private func takeEnds() {
    var result = dcu_result()
    while let context = dcu_pool_next(pool, &result) {
      let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
      let words = withUnsafeBytes(of: result.words) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      switch transfer.outcome(result, words: words) {
      case .goesOn: begin(transfer)
      case .ended(let result):
        running[ObjectIdentifier(transfer)] = nil
        ended.append(Ended(tag: transfer.tag, result: result))
      }
    }
  }

  // MARK: - A hop

  private func begin(_ transfer: Transfer) {
    do throws(FetchError) {
      try transfer.begin()
      guard ask(transfer) else { throw .noResources }
      running[ObjectIdentifier(transfer)] = transfer
    } catch {
      running[ObjectIdentifier(transfer)] = nil
      ended.append(Ended(tag: transfer.tag, result: .failure(error)))
    }
  }

  private func context(of transfer: Transfer) -> UnsafeMutableRawPointer {
    Unmanaged.passUnretained(transfer).toOpaque()
  }

  private func ask(_ transfer: Transfer) -> Bool {
    let access = transfer.request.access
    let limits = transfer.request.limits
    var listener = Self.listener(context(of: transfer))
    return CTexts.with([
      transfer.address.text, agent, access.caFile, access.proxy?.text, access.resolution,
    ]) { texts in
      CTexts.with(transfer.headerLines) { lines in
        lines.withUnsafeBufferPointer { lines in
          var request = dcu_request(
            url: texts[0], headers: lines.baseAddress, agent: texts[1], ca_file: texts[2],
            proxy: texts[3], resolve: texts[4],
            connect_milliseconds: limits.connectMilliseconds,
            total_milliseconds: transfer.millisecondsLeft, slow_bytes: 100,
            slow_seconds: limits.slowSeconds,
            // A connection made for a feed that may reach private networks is not for others.
            shares_connections: access.policy.allowsPrivate || access.resolution != nil ? 0 : 1)
          return dcu_pool_start(pool, &request, &listener) != 0
        }
      }
    }
  }

  private static func listener(_ context: UnsafeMutableRawPointer) -> dcu_listener {
    dcu_listener(
      context: context,
      allows: { context, bytes, count in
        guard let transfer = Transfers.transfer(context) else { return 0 }
        return transfer.allows(Array(UnsafeBufferPointer(start: bytes, count: count))) ? 1 : 0
      },
      header: { context, bytes, count in
        guard let transfer = Transfers.transfer(context) else { return 0 }
        return transfer.takeHeader(Array(UnsafeBufferPointer(start: bytes, count: count))) ? 1 : 0
      },
      body: { context, bytes, count in
        guard let transfer = Transfers.transfer(context) else { return 0 }
        return transfer.takeBody(UnsafeBufferPointer(start: bytes, count: count)) ? 1 : 0
      })
  }

  private static func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }
}
