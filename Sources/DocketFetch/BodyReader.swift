internal import CCurl

/// Takes the body of an answer in, unpacks it, and stops it where it is larger than it may be.
final class BodyReader {
  private let limit: Int
  private let inflation: OpaquePointer?
  private var packedBytes = 0
  private var isAtEnd = false
  private var isStarted = false
  private(set) var bytes: [UInt8] = []
  private var room = [UInt8](repeating: 0, count: 1 << 16)

  /// From here on the size is compared with that of the packed bytes.
  private static let ratioStart = 1 << 20
  private static let ratioLimit = 100

  /// Nil where memory is short.
  init?(_ head: ReplyHead, limit: Int) {
    self.limit = limit
    switch head.packing {
    case .none: inflation = nil
    case .gzip, .deflate:
      guard let made = dcu_inflation_make(head.packing == .gzip ? 1 : 0) else { return nil }
      inflation = made
    }
  }

  deinit { if let inflation { dcu_inflation_free(inflation) } }

  func take(_ part: UnsafeBufferPointer<UInt8>) throws(FetchError) {
    guard let inflation else {
      guard bytes.count + part.count <= limit else { throw .tooLarge(limit: limit) }
      bytes.append(contentsOf: part)
      return
    }
    packedBytes += part.count
    // A million empty members are large too.
    guard packedBytes <= limit else { throw .tooLarge(limit: limit) }
    isStarted = isStarted || !part.isEmpty
    try unpack(part, inflation)
  }

  private func unpack(
    _ part: UnsafeBufferPointer<UInt8>, _ inflation: OpaquePointer
  ) throws(FetchError) {
    var rest = part
    while true {
      var taken = 0
      var made = 0
      let answer = room.withUnsafeMutableBufferPointer { room in
        dcu_inflate(
          inflation, rest.baseAddress, rest.count, &taken, room.baseAddress, room.count, &made)
      }
      guard Int(answer) != dcu_inflate_bad else { throw .badReply(.damagedPacking) }
      isAtEnd = Int(answer) == dcu_inflate_end
      bytes.append(contentsOf: room[..<made])
      guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
      if bytes.count > Self.ratioStart, bytes.count / Self.ratioLimit > packedBytes {
        throw .badReply(.bomb)
      }
      rest = UnsafeBufferPointer(rebasing: rest[taken...])
      // What fills the room may have more behind it.
      if rest.isEmpty, made < room.count { return }
      if taken == 0, made == 0 { return }
    }
  }

  /// Says whether what was packed came to its end.
  func finish() throws(FetchError) {
    guard inflation == nil || isAtEnd || !isStarted else { throw .badReply(.damagedPacking) }
  }
}
