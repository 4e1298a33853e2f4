/// The head of one answer, gathered line by line as curl hands it over.
struct ReplyHead {
  private(set) var status = 0
  private(set) var location: [UInt8]?
  private(set) var contentType: String?
  private(set) var validators = Validators()
  private(set) var retryAfter: String?
  private(set) var contentLength: Int?
  private(set) var packing = Packing.none

  enum Packing: Sendable, Hashable { case none, gzip, deflate }

  /// Takes one line; the head is complete with the empty one.
  mutating func take(_ line: [UInt8]) throws(FetchError) {
    var line = line[...]
    while let last = line.last, last == 0x0D || last == 0x0A { line = line.dropLast() }
    if line.starts(with: Array("HTTP/".utf8)) {
      // An interim answer (103 Early Hints) says nothing of the document.
      self = ReplyHead()
      let word = line.split(separator: 0x20).dropFirst().first ?? []
      status = Int(String(decoding: word, as: UTF8.self)) ?? 0
      return
    }
    guard let colon = line.firstIndex(of: 0x3A) else { return }
    let value = Self.trimmed(line[(colon + 1)...])
    switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
    case "location": location = location ?? Array(value)
    case "content-type": contentType = contentType ?? Self.printable(value, limit: 256)
    case "etag": validators.etag = Self.printable(value, limit: 1_024)
    case "last-modified": validators.lastModified = Self.printable(value, limit: 64)
    case "retry-after": retryAfter = Self.printable(value, limit: 64)
    case "content-length": try takeLength(value)
    case "content-encoding": try takePacking(value)
    case "transfer-encoding":
      let word = Self.word(value)
      guard word == "chunked" || word == "identity" else {
        throw .badReply(.transferEncoding(String(word.prefix(64))))
      }
    default: break
    }
  }

  private mutating func takeLength(_ value: ArraySlice<UInt8>) throws(FetchError) {
    guard let length = Int(String(decoding: value, as: UTF8.self)), length >= 0,
      contentLength == nil || contentLength == length
    else { throw .badReply(.contradictingLengths) }
    contentLength = length
  }

  private mutating func takePacking(_ value: ArraySlice<UInt8>) throws(FetchError) {
    let word = Self.word(value)
    switch (word, packing) {
    case ("", _), ("identity", _): break
    case ("gzip", .none), ("x-gzip", .none): packing = .gzip
    case ("deflate", .none): packing = .deflate
    default: throw .badReply(.encoding(String(word.prefix(64))))
    }
  }

  /// `Retry-After` in seconds: a number, or the time until a date (RFC 9110, section 10.2.3).
  func retrySeconds(now: Int64) -> Int? {
    guard let retryAfter else { return nil }
    if let seconds = Int(retryAfter) { return max(seconds, 0) }
    return HTTPDate.seconds(retryAfter).map { Int(clamping: max($0 - now, 0)) }
  }

  private static func word(_ value: ArraySlice<UInt8>) -> String {
    (printable(value, limit: 1_024) ?? "?").lowercased()
  }

  private static func trimmed(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var value = value
    while let first = value.first, first == 0x20 || first == 0x09 { value = value.dropFirst() }
    while let last = value.last, last == 0x20 || last == 0x09 { value = value.dropLast() }
    return value
  }

  /// Nil where a value is too long or holds what could begin another line when it is sent back.
  private static func printable(_ value: ArraySlice<UInt8>, limit: Int) -> String? {
    guard value.count <= limit, value.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
    return String(decoding: value, as: UTF8.self)
  }
}
