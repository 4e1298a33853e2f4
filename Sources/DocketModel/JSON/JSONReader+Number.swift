extension JSONReader {
  /// A number: exact while it is a whole one that fits, else the nearest `Double`.
  mutating func number(_ bytes: Span<UInt8>) throws(JSONError) -> JSON {
    let start = position
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var exact: Int64? = 0
    let firstDigit = position
    while let digit = digit(bytes) {
      exact = exact.flatMap { Self.appending(digit, to: $0, isNegative: isNegative) }
      position += 1
    }
    let count = position - firstDigit
    if count == 0, position == bytes.count { throw JSONError(.unexpectedEnd, at: position) }
    guard count == 1 || (count > 1 && bytes[firstDigit] != UInt8(ascii: "0")) else {
      throw JSONError(.badNumber, at: firstDigit)
    }
    let isWhole = try !skipFractionAndExponent(bytes)
    if isWhole, let exact { return .integer(exact) }
    return .number(try nearest(bytes.extracting(start..<position), at: start))
  }

  /// The digit at the position, from 0 to 9.
  private func digit(_ bytes: Span<UInt8>) -> UInt8? {
    guard position < bytes.count else { return nil }
    let value = bytes[position] &- UInt8(ascii: "0")
    return value < 10 ? value : nil
  }

  private static func appending(_ digit: UInt8, to value: Int64, isNegative: Bool) -> Int64? {
    let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
    if overflow { return nil }
    let step = Int64(digit)
    let (sum, beyond) =
      isNegative
      ? tenfold.subtractingReportingOverflow(step) : tenfold.addingReportingOverflow(step)
    return beyond ? nil : sum
  }

  private mutating func skipFractionAndExponent(_ bytes: Span<UInt8>) throws(JSONError) -> Bool {
    var found = false
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      found = true
      position += 1
      try skipDigits(bytes)
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      found = true
      position += 1
      if position < bytes.count,
        bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      try skipDigits(bytes)
    }
    return found
  }

  private mutating func skipDigits(_ bytes: Span<UInt8>) throws(JSONError) {
    let start = position
    while digit(bytes) != nil { position += 1 }
    guard position > start else {
      throw JSONError(position < bytes.count ? .badNumber : .unexpectedEnd, at: position)
    }
  }

  private func nearest(_ digits: Span<UInt8>, at start: Int) throws(JSONError) -> Double {
    guard let text = Self.text(digits), let value = Double(text), value.isFinite else {
      throw JSONError(.numberOutOfRange, at: start)
    }
    return value
  }
}
