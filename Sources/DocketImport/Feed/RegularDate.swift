internal import DocketModel

/// Dates exactly as RFC 822 and RFC 3339 have them, which nearly all feeds write: read without
/// taking them apart into words.
enum RegularDate {
  /// `Thu, 01 Jan 2004 19:48:21 +0100`, the weekday left out or the zone `GMT`, and
  /// `2004-01-01T19:48:21Z`; nil for everything else.
  static func read(_ text: String) -> Timestamp? {
    if let instant = Timestamp(rfc3339: text) { return instant.sensible }
    let bytes = Array(text.utf8)
    let start = bytes.count > 4 && bytes[3] == 0x2C && bytes[4] == 0x20 ? 5 : 0
    let rest = bytes[start...]
    // `01 Jan 2004 19:48:21 +0100`
    guard rest.count == 26 || rest.count == 24, rest[start + 2] == 0x20, rest[start + 6] == 0x20,
      rest[start + 11] == 0x20, rest[start + 14] == 0x3A, rest[start + 17] == 0x3A,
      rest[start + 20] == 0x20, let day = number(rest, start, 2),
      let month = month(rest, start + 3), let year = number(rest, start + 7, 4),
      let hour = number(rest, start + 12, 2), hour < 24,
      let minute = number(rest, start + 15, 2), minute < 60,
      let second = number(rest, start + 18, 2), second < 60, let zone = zone(rest, start + 21)
    else { return nil }
    let seconds = Int64(hour * 3_600 + minute * 60 + second)
    return Timestamp(year, month, day, seconds: seconds, zone: zone)
  }

  private static func number(_ bytes: ArraySlice<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for byte in bytes[start..<(start + count)] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private static func month(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int? {
    let names = "janfebmaraprmayjunjulaugsepoctnovdec".utf8
    let wanted = bytes[start..<(start + 3)].map { $0 | 0x20 }
    var index = names.startIndex
    for month in 1...12 {
      let end = names.index(index, offsetBy: 3)
      if names[index..<end].elementsEqual(wanted) { return month }
      index = end
    }
    return nil
  }

  /// Seconds east of UTC of `+0100` and `GMT`.
  private static func zone(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int64? {
    if bytes.count == 24 { return bytes[start...].elementsEqual("GMT".utf8) ? 0 : nil }
    guard bytes[start] == 0x2B || bytes[start] == 0x2D, let hours = number(bytes, start + 1, 2),
      let minutes = number(bytes, start + 3, 2), hours <= 15, minutes < 60
    else { return nil }
    let offset = Int64(hours * 3_600 + minutes * 60)
    return bytes[start] == 0x2B ? offset : -offset
  }
}
