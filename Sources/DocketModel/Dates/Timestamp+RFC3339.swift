extension Timestamp {
  /// In UTC with whole seconds: `2026-11-23T09:00:00Z`.
  public var rfc3339: String {
    let local = Zone.utc.local(self)
    return "\(local.day.iso)T\(local.time):\(padded(local.second, 2))Z"
  }

  /// Reads a date-time of RFC 3339: any offset, any number of digits after the second.
  ///
  /// A small `t` or `z` and a space for the `T` are read too (section 5.6). A leap second counts as
  /// the second after it. What is finer than a millisecond is dropped.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.count <= 64, let day = Day(iso: String(text.prefix(10))),
      "Tt ".utf8.contains(bytes[10]), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let hour = decimal(bytes[11..<13]), hour < 24,
      let minute = decimal(bytes[14..<16]), minute < 60, let second = decimal(bytes[17..<19]),
      second <= 60
    else { return nil }
    var rest = bytes[19...]
    guard let fraction = Self.milliseconds(fromFraction: &rest),
      let offset = Self.seconds(fromOffset: rest)
    else { return nil }
    // Every part is bounded above, so this stays far inside Int64.
    let seconds = day.number * 86_400 + hour * 3_600 + minute * 60 + second - offset
    self.init(milliseconds: Int64(seconds) * 1_000 + Int64(fraction))
  }

  /// Takes `.123` off the front; 0 when there is none, nil when a dot has no digit behind it.
  private static func milliseconds(fromFraction rest: inout ArraySlice<UInt8>) -> Int? {
    guard rest.first == UInt8(ascii: ".") else { return 0 }
    let digits = rest.dropFirst().prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    rest = rest[digits.endIndex...]
    guard let value = decimal(digits.prefix(3)) else { return nil }
    return digits.count >= 3 ? value : digits.count == 2 ? value * 10 : value * 100
  }

  private static func seconds(fromOffset rest: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(rest)
    if bytes == Array("Z".utf8) || bytes == Array("z".utf8) { return 0 }
    guard bytes.count == 6, "+-".utf8.contains(bytes[0]), bytes[3] == UInt8(ascii: ":"),
      let hour = decimal(bytes[1..<3]), hour < 24, let minute = decimal(bytes[4..<6]), minute < 60
    else { return nil }
    let offset = hour * 3_600 + minute * 60
    return bytes[0] == UInt8(ascii: "-") ? -offset : offset
  }
}
