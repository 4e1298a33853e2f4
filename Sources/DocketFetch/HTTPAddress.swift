/// An `http` or `https` address, read by the rules of RFC 3986 and written anew from its parts.
///
/// What readers of addresses understand differently is refused, so that the host that is judged is the host
/// that is asked: user names, backslashes, control characters, letters beyond ASCII in the host, numbers
/// that are an address in disguise. Never holds a secret or a fragment.
public struct HTTPAddress: Sendable, Hashable {
  public enum Scheme: String, Sendable, Hashable {
    case http, https

    var port: UInt16 { self == .https ? 443 : 80 }
  }

  public enum Host: Sendable, Hashable {
    /// In small letters, without a dot at its end.
    case name(String)
    case ip(IPAddress)
  }

  public let scheme: Scheme
  public let host: Host
  public let port: UInt16
  /// Path and query, beginning with `/`; ASCII without blanks.
  public let target: String

  /// The longest address that is read, and that is written, in bytes.
  static let limit = 8_192

  /// Reads an absolute address.
  public init(_ text: String) throws(AddressFault) { try self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) throws(AddressFault) {
    guard bytes.count <= Self.limit else { throw .tooLong }
    try Self.checkBytes(bytes)
    guard let colon = bytes.firstIndex(of: 0x3A), colon > 0 else { throw .noScheme }
    let word = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    guard let scheme = Scheme(rawValue: word) else { throw .scheme(word) }
    let rest = bytes[(colon + 1)...]
    guard rest.starts(with: [0x2F, 0x2F]) else { throw .noHost }
    try self.init(scheme, authority: rest.dropFirst(2))
  }

  /// Reads what stands behind `//`.
  init(_ scheme: Scheme, authority bytes: ArraySlice<UInt8>) throws(AddressFault) {
    let end = bytes.firstIndex { [0x2F, 0x3F, 0x23].contains($0) } ?? bytes.endIndex
    let authority = bytes[..<end]
    guard !authority.contains(0x40) else { throw .userName }
    (host, port) = try Self.hostAndPort(authority, scheme)
    self.scheme = scheme
    target = Self.target(bytes[end...])
    // Escapes are three bytes for one: what is written must be an address that can be read again.
    guard text.utf8.count <= Self.limit else { throw .tooLong }
  }

  init(_ scheme: Scheme, _ host: Host, _ port: UInt16, target: String) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.target = target
  }

  static func checkBytes(_ bytes: [UInt8]) throws(AddressFault) {
    // An address in a header or on a command line ends at its end.
    for byte in bytes where byte < 0x20 || byte == 0x7F { throw .control(byte) }
    let path = bytes.prefix { $0 != 0x3F && $0 != 0x23 }
    guard !path.contains(0x5C) else { throw .backslash }
  }

  // MARK: - Host

  private static func hostAndPort(
    _ authority: ArraySlice<UInt8>, _ scheme: Scheme
  ) throws(AddressFault) -> (Host, UInt16) {
    var name = authority
    var digits: ArraySlice<UInt8> = []
    if authority.first == 0x5B {
      guard let close = authority.firstIndex(of: 0x5D) else { throw .host(shown(authority)) }
      name = authority[...close]
      digits = authority[(close + 1)...]
      guard digits.isEmpty || digits.first == 0x3A else { throw .host(shown(authority)) }
      digits = digits.dropFirst()
    } else if let colon = authority.firstIndex(of: 0x3A) {
      name = authority[..<colon]
      digits = authority[(colon + 1)...]
    }
    return (try host(name), try port(digits) ?? scheme.port)
  }

  private static func port(_ digits: ArraySlice<UInt8>) throws(AddressFault) -> UInt16? {
    if digits.isEmpty { return nil }
    guard digits.count <= 5, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = UInt16(shown(digits)), port > 0
    else { throw .port(shown(digits)) }
    return port
  }

  private static func host(_ bytes: ArraySlice<UInt8>) throws(AddressFault) -> Host {
    let text = shown(bytes)
    guard !bytes.isEmpty else { throw .noHost }
    if bytes.first == 0x5B {
      guard let address = IPAddress(ipv6: text.dropFirst().dropLast()) else { throw .host(text) }
      return .ip(address)
    }
    guard bytes.allSatisfy({ $0 < 0x80 }) else { throw .foreignLetters(text) }
    var name = text.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    guard name.utf8.count <= 253 else { throw .host(text) }
    let labels = name.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard labels.allSatisfy(isLabel), let last = labels.last else { throw .host(text) }
    guard isNumber(last) else { return .name(name) }
    // `127.1`, `0x7f.1`, `2130706433`: some programs read them as addresses, others as names.
    guard let address = IPAddress(ipv4: name) else { throw .oddNumber(text) }
    return .ip(address)
  }

  private static func isLabel(_ label: Substring.UTF8View) -> Bool {
    (1...63).contains(label.count) && label.first != 0x2D
      && label.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
      }
  }

  /// Digits only, or `0x` and hexadecimal digits (URL Standard, "ends in a number").
  private static func isNumber(_ label: Substring.UTF8View) -> Bool {
    if label.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
    guard label.starts(with: [0x30, 0x78]) else { return false }
    return label.dropFirst(2).allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
    }
  }

  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  // MARK: - Path and query

  /// Without the fragment; blanks, quotes and bytes beyond ASCII are escaped.
  static func target(_ bytes: ArraySlice<UInt8>) -> String {
    let end = bytes.firstIndex(of: 0x23) ?? bytes.endIndex
    var target: [UInt8] = bytes.first == 0x2F ? [] : [0x2F]
    for byte in bytes[..<end] {
      if isPlain(byte) { target.append(byte) } else { target += escaped(byte) }
    }
    return String(decoding: target, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !#""<>\^`{|}"#.utf8.contains(byte)
  }

  /// A byte as an address writes it that may not stand there as it is: `%24`.
  public static func escaped(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  // MARK: - Text

  /// The host as it stands in an address, IPv6 in brackets.
  public var hostText: String {
    switch host {
    case .name(let name): name
    case .ip(let address): address.isIPv4 ? address.text : "[\(address.text)]"
    }
  }

  /// Scheme, host and port: what a secret belongs to.
  public var origin: String {
    "\(scheme.rawValue)://\(hostText)" + (port == scheme.port ? "" : ":\(port)")
  }

  /// The whole address, written in the one way that all readers understand alike.
  public var text: String { origin + target }
}

/// Why a text is no address that docket fetches from.
public enum AddressFault: Error, Sendable, Hashable {
  case tooLong
  case control(UInt8)
  case backslash
  case noScheme
  /// Another scheme than `http` and `https`.
  case scheme(String)
  case noHost
  /// A name or password before the host; it is not repeated, since it may be a secret.
  case userName
  case host(String)
  /// Letters beyond ASCII in the name of the host.
  case foreignLetters(String)
  /// A host that some read as an address and others as a name.
  case oddNumber(String)
  case port(String)
}
