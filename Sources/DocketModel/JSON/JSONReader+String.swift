extension JSONReader {
  /// A string, the position being on its opening quote.
  mutating func string(_ bytes: Span<UInt8>) throws(JSONError) -> String {
    position += 1
    let start = position
    position = Self.endOfPlainText(bytes, from: position)
    guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
    guard bytes[position] == UInt8(ascii: "\"") else { return try escaped(bytes, from: start) }
    let text = try checked(bytes, start..<position)
    position += 1
    return text
  }

  /// Steps over a string; it is made only where an escape or a fault asks for a closer look.
  mutating func skipString(_ bytes: Span<UInt8>) throws(JSONError) {
    let start = position + 1
    let end = Self.endOfPlainText(bytes, from: start)
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\""),
      (try? UTF8Span(validating: bytes.extracting(start..<end))) != nil
    else { return _ = try string(bytes) }
    position = end + 1
  }

  /// The place behind the closing quote of a string that was checked.
  static func endOfString(_ bytes: Span<UInt8>, from quote: Int) -> Int {
    var place = endOfPlainText(bytes, from: quote + 1)
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place = endOfPlainText(bytes, from: place + 2)
    }
    return min(place + 1, bytes.count)
  }

  /// The rest of a string that holds an escape; `start` is behind the opening quote.
  private mutating func escaped(_ bytes: Span<UInt8>, from start: Int) throws(JSONError) -> String {
    var buffer: [UInt8] = []
    var run = start
    while true {
      guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
      for index in run..<position { buffer.append(bytes[index]) }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        guard let text = Self.text(buffer.span) else { throw JSONError(.badUTF8, at: start) }
        position += 1
        return text
      case UInt8(ascii: "\\"):
        try escape(bytes, into: &buffer)
      case let byte:
        throw JSONError(.rawControl(byte), at: position)
      }
      run = position
      position = Self.endOfPlainText(bytes, from: position)
    }
  }

  private mutating func escape(_ bytes: Span<UInt8>, into buffer: inout [UInt8]) throws(JSONError) {
    let start = position
    guard start + 1 < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
    position += 2
    switch bytes[start + 1] {
    case UInt8(ascii: "\""): buffer.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): buffer.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): buffer.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"):
      buffer.append(contentsOf: Unicode.UTF8.encode(try scalar(bytes, at: start)) ?? .init())
    default: throw JSONError(.badEscape, at: start)
    }
  }

  /// The scalar of one `\uXXXX`, or of two that are a surrogate pair.
  private mutating func scalar(
    _ bytes: Span<UInt8>, at start: Int
  ) throws(JSONError) -> Unicode.Scalar {
    let high = try codeUnit(bytes, at: start)
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { throw JSONError(.loneSurrogate, at: start) }
    position += 2
    let low = try codeUnit(bytes, at: start)
    let value = 0x10000 + (high - 0xD800) << 10 + (low & 0x3FF)
    guard 0xDC00...0xDFFF ~= low, let scalar = Unicode.Scalar(value) else {
      throw JSONError(.loneSurrogate, at: start)
    }
    return scalar
  }

  private mutating func codeUnit(_ bytes: Span<UInt8>, at start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for index in position..<position + 4 {
      guard index < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
      guard let digit = Self.hexDigit(bytes[index]) else { throw JSONError(.badEscape, at: start) }
      value = value << 4 | UInt32(digit)
    }
    position += 4
    return value
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private func checked(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(JSONError) -> String {
    guard let text = Self.text(bytes.extracting(range)) else {
      throw JSONError(.badUTF8, at: range.lowerBound)
    }
    return text
  }

  /// The bytes as text, if they are UTF-8.
  static func text(_ bytes: Span<UInt8>) -> String? {
    guard let valid = try? UTF8Span(validating: bytes) else { return nil }
    return String(copying: valid)
  }

  /// The first byte from `start` on that ends a run of plain text: a quote, a backslash or a
  /// control character.
  ///
  /// Eight bytes at a time: a byte of `x` is below `n` where the top bit of `(x - n) & ~x` is set
  /// (Bit Twiddling Hacks, "Determine if a word has a byte less than n"). A borrow may only mark
  /// bytes above the first one found, and the first is all we look at.
  static func endOfPlainText(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    let raw = bytes.bytes
    var index = start
    while index + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let found =
        (((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote)
          | ((backslash &- ones) & ~backslash)) & tops
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { return index }
      index += 1
    }
    return index
  }
}
