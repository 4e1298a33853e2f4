import DocketFetch

/// The one check of an address before a program is given it.
enum WebLink {
  /// The address written anew from its parts; nil for all that ``HTTPAddress`` refuses.
  ///
  /// The result is ASCII, begins with `http`, and has nothing a program or a shell behind it could
  /// take for an option, a second argument or a command. The place in a page stays: it is for browsers.
  static func checked(_ text: String) -> String? {
    guard let address = try? HTTPAddress(text) else { return nil }
    var link = Array(address.origin.utf8)
    for byte in Array(address.target.utf8) + text.utf8.drop(while: { $0 != 0x23 }) {
      if isPlain(byte) { link.append(byte) } else { link += HTTPAddress.escaped(byte) }
    }
    return String(decoding: link, as: UTF8.self)
  }

  /// RFC 3986, without quotes, `$`, `;` and brackets of shells.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || "-._~:/?#[]@!*+,=%&".utf8.contains(byte)
  }
}
