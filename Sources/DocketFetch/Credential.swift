/// A secret that a feed is asked with: one line of the head of the request.
///
/// Goes into that line and nowhere else: it has no text for messages, logs or dumps.
public struct Credential: Sendable, Hashable {
  private let line: String

  /// A whole line, such as `X-Key: ...`; nil where it is none or would begin another one.
  public init?(header line: String) {
    let bytes = Array(line.utf8)
    guard let colon = bytes.firstIndex(of: 0x3A), colon > 0, bytes.count <= 8_192,
      bytes[..<colon].allSatisfy(Self.isOfName),
      bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
      bytes[(colon + 1)...].contains(where: { $0 != 0x20 }),
      !Self.own.contains(String(decoding: bytes[..<colon], as: UTF8.self).lowercased())
    else { return nil }
    self.line = line
  }

  /// A name and a password (RFC 7617).
  public init?(user: String, password: String) {
    guard !user.utf8.contains(0x3A) else { return nil }
    let pair = Base64.encode(Array("\(user):\(password)".utf8))
    self.init(header: "Authorization: Basic " + String(decoding: pair, as: UTF8.self))
  }

  /// For the head of a request to the origin it belongs to.
  var headerLine: String { line }

  /// Lines that decide where a request goes and how its answer is read.
  private static let own: Set<String> = [
    "host", "content-length", "transfer-encoding", "connection", "accept-encoding", "te", "upgrade",
    "if-none-match", "if-modified-since", "range", "expect", "proxy-connection",
  ]

  /// RFC 9110, section 5.6.2.
  private static func isOfName(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}

extension Credential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "***" }
  public var debugDescription: String { "***" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
