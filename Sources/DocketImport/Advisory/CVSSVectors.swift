internal import DocketModel

/// The CVSS vectors that stand in texts, such as `CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H`.
enum CVSSVectors {
  /// The rating of the worst vector; nil where there is none, or none with a score above 0.
  static func severity(in texts: some Sequence<String>) -> Severity? {
    let worst = texts.lazy.flatMap(all).compactMap { CVSSScore.tenths(of: $0) }.max()
    return worst.flatMap { CVSSScore.severity(tenths: $0) }
  }

  /// At most 100 of one text.
  private static func all(in text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var found: [String] = []
      var place = 0
      while found.count < 100, let start = next(in: bytes, from: place) {
        var end = start
        while end < bytes.count, isPart(bytes[end]) { end += 1 }
        // What ends a sentence is no part of the vector.
        var last = end
        while last > start, bytes[last - 1] == 0x2E || bytes[last - 1] == 0x2F { last -= 1 }
        if last - start <= 400 {
          found.append(String(decoding: bytes[start..<last], as: UTF8.self))
        }
        place = max(end, start + 1)
      }
      return found
    }
  }

  private static let start = Array("CVSS:".utf8)

  private static func next(in bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Int? {
    var index = place
    while index + start.count <= bytes.count {
      if bytes[index] == start[0], bytes[index..<index + start.count].elementsEqual(start) {
        return index
      }
      index += 1
    }
    return nil
  }

  /// A letter, a digit, `:`, `/` or a full stop.
  private static func isPart(_ byte: UInt8) -> Bool {
    (0x2E...0x3A).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }
}
