/// An address of a host: four bytes of IPv4 or sixteen of IPv6, in network order.
public struct IPAddress: Sendable, Hashable {
  public let bytes: [UInt8]

  /// Nil for any other number of bytes.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  var isIPv4: Bool { bytes.count == 4 }

  /// Reads `192.0.2.1`: four decimal numbers without leading zeros, as all readers understand them.
  init?(ipv4 text: some StringProtocol) {
    let parts = Array(text.utf8).split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for part in parts {
      guard part.allSatisfy({ (0x30...0x39).contains($0) }), part.count == 1 || part.first != 0x30,
        let byte = UInt8(String(decoding: part, as: UTF8.self))
      else { return nil }
      bytes.append(byte)
    }
    self.bytes = bytes
  }

  /// Reads IPv6 without brackets or zone: `2001:db8::1`, `::ffff:192.0.2.1` (RFC 4291, section 2.2).
  init?(ipv6 text: some StringProtocol) {
    guard text.utf8.count <= 45 else { return nil }
    let bytes = Array(text.utf8)
    let gap = bytes.indices.dropLast().first { bytes[$0] == 0x3A && bytes[$0 + 1] == 0x3A }
    guard let gap else {
      guard let words = Self.words(bytes[...]), words.count == 8 else { return nil }
      self.bytes = words.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      return
    }
    let (before, after) = (bytes[..<gap], bytes[(gap + 2)...])
    guard let first = before.isEmpty ? [] : Self.words(before),
      let last = after.isEmpty ? [] : Self.words(after), first.count + last.count <= 7
    else { return nil }
    let zeros = [UInt16](repeating: 0, count: 8 - first.count - last.count)
    self.bytes = (first + zeros + last).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }

  /// Groups of at most four hexadecimal digits between colons; an IPv4 address may be the last two.
  private static func words(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
    var words: [UInt16] = []
    let parts = bytes.split(separator: 0x3A, omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let text = String(decoding: part, as: UTF8.self)
      if index == parts.count - 1, let tail = IPAddress(ipv4: text)?.bytes {
        words += [UInt16(tail[0]) << 8 | UInt16(tail[1]), UInt16(tail[2]) << 8 | UInt16(tail[3])]
      } else if (1...4).contains(part.count), part.first != 0x2B, part.first != 0x2D,
        let word = UInt16(text, radix: 16)
      {
        words.append(word)
      } else {
        return nil
      }
    }
    return words
  }

  /// As people write it; IPv6 with its longest row of zeros left out (RFC 5952).
  public var text: String {
    if isIPv4 { return bytes.map(String.init).joined(separator: ".") }
    let words = stride(from: 0, to: 16, by: 2).map { index in
      UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    var best = 0..<0
    var index = 0
    while index < 8 {
      var end = index
      while end < 8, words[end] == 0 { end += 1 }
      if end - index > max(best.count, 1) { best = index..<end }
      index = max(end, index + 1)
    }
    let write: (ArraySlice<UInt16>) -> String = { part in
      part.map { String($0, radix: 16) }.joined(separator: ":")
    }
    if best.isEmpty { return write(words[...]) }
    return write(words[..<best.lowerBound]) + "::" + write(words[best.upperBound...])
  }
}
