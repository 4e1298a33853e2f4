extension HTTPAddress {
  /// What a reference on this page leads to (RFC 3986, section 5.2), such as a `Location` header.
  public func resolving(_ reference: String) throws(AddressFault) -> HTTPAddress {
    try resolving(bytes: Array(reference.utf8))
  }

  func resolving(bytes: [UInt8]) throws(AddressFault) -> HTTPAddress {
    guard bytes.count <= Self.limit else { throw .tooLong }
    try Self.checkBytes(bytes)
    if bytes.starts(with: [0x2F, 0x2F]) { return try HTTPAddress(scheme, authority: bytes[2...]) }
    if Self.hasScheme(bytes) { return try HTTPAddress(bytes: bytes) }
    let end = bytes.firstIndex { $0 == 0x3F || $0 == 0x23 } ?? bytes.endIndex
    let path = bytes[..<end]
    let rest = bytes[end...]
    let ownPath = target.utf8.prefix { $0 != 0x3F }
    let whole: [UInt8]
    if path.isEmpty {
      whole = rest.first == 0x3F ? Array(ownPath) : Array(target.utf8)
    } else if path.first == 0x2F {
      whole = Self.withoutDots(Array(path))
    } else {
      let folder = ownPath.lastIndex(of: 0x2F).map { ownPath[...$0] } ?? ownPath[...]
      whole = Self.withoutDots(Array(folder) + path)
    }
    return HTTPAddress(scheme, host, port, target: Self.target((whole + rest)[...]))
  }

  /// Letters, digits, `+`, `-`, `.` before the first colon.
  private static func hasScheme(_ bytes: [UInt8]) -> Bool {
    guard let colon = bytes.firstIndex(of: 0x3A), let first = bytes.first,
      isLetter(first)
    else { return false }
    return bytes[..<colon].allSatisfy { byte in
      isLetter(byte) || (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E].contains(byte)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Takes `.` and `..` out of a path (RFC 3986, section 5.2.4).
  private static func withoutDots(_ path: [UInt8]) -> [UInt8] {
    var kept: [ArraySlice<UInt8>] = []
    let parts = path.dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      switch part {
      case [0x2E]: if isLast { kept.append([]) }
      case [0x2E, 0x2E]:
        _ = kept.popLast()
        if isLast { kept.append([]) }
      default: kept.append(part)
      }
    }
    return kept.reduce(into: []) { whole, part in whole += [0x2F] + part }
  }
}
