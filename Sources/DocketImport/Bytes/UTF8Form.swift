/// How far bytes have the form of UTF-8.
struct UTF8Form {
  /// Sequences of more than one byte that are well-formed.
  private(set) var multibyte = 0
  /// Bytes over 0x7F that belong to no such sequence.
  private(set) var malformed = 0

  /// Whether they are UTF-8 and could hardly be anything else.
  var isUTF8: Bool { malformed == 0 && multibyte > 0 }

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { count($0) }
  }

  private mutating func count(_ bytes: UnsafeRawBufferPointer) {
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        // ASCII comes in long runs: eight bytes at a time.
        while index + 8 <= bytes.count,
          bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index += 8
        }
        continue
      }
      let length = Self.length(bytes, at: index)
      if length == 0 {
        malformed += 1
        index += 1
      } else {
        multibyte += 1
        index += length
      }
    }
  }

  /// The length of the well-formed sequence that starts here; 0 when there is none (Unicode, table 3-7).
  private static func length(_ raw: UnsafeRawBufferPointer, at index: Int) -> Int {
    let first = raw[index]
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < raw.count && range.contains(raw[index + offset])
    }
    switch first {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
