/// The one check of an address before a program is given it.
enum WebLink {
  /// The address written anew from its parts; nil for all but `http` and `https` to a plain host.
  ///
  /// The result is ASCII, begins with `http`, and has nothing a program or a shell behind it could
  /// take for an option, a second argument or a command. User names are refused: they disguise hosts.
  static func checked(_ text: String) -> String? {
    guard text.utf8.count <= 8_192 else { return nil }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].hasPrefix("//") else { return nil }
    let scheme = parts[0].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = Array(parts[1].dropFirst(2).utf8)
    let hostEnd = rest.firstIndex { [0x2F, 0x3F, 0x23].contains($0) } ?? rest.count
    let host = rest[..<hostEnd]
    guard !host.isEmpty, host.first != 0x2D, host.first != 0x3A, host.allSatisfy(isOfHost) else {
      return nil
    }
    var path: [UInt8] = []
    for byte in rest[hostEnd...] {
      if byte <= 0x20 || byte == 0x7F { return nil }
      if isOfPath(byte) { path.append(byte) } else { path += escaped(byte) }
    }
    return "\(scheme)://" + String(decoding: host, as: UTF8.self).lowercased()
      + String(decoding: path, as: UTF8.self)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Names, numbers, a port, and the brackets of an IPv6 address.
  private static func isOfHost(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || Array("-.:[]_".utf8).contains(byte)
  }

  /// RFC 3986, without quotes, `$`, `;` and brackets of shells.
  private static func isOfPath(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || Array("-._~:/?#[]@!*+,=%&".utf8).contains(byte)
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
