internal import DocketModel

/// A date as a text gives it, with a time of day where it gives one too.
struct FoundDate: Hashable {
  var day: Day
  /// Seconds after midnight UTC; may be negative or over a day because of the zone.
  var seconds: Int64 = 0

  var timestamp: Timestamp { Timestamp(seconds: Int64(day.number) * 86_400 + seconds) }
}

/// Reads the common forms of dates in ten languages.
///
/// ISO 8601, RFC 2822, `November 23, 2026`, `23 Nov 2026`, `23. November 2026`, `23.11.2026`,
/// `2026年11月23日`. A form that could be two days, such as `03/04/2026`, is not read.
enum Dates {
  /// The date, when the whole text is one.
  static func parse(_ text: some StringProtocol) -> FoundDate? {
    // Digits of other scripts start with higher bytes.
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) || $0 >= 0xD9 }) else {
      return nil
    }
    var reader = DateReader(text)
    guard let date = reader.read(), reader.isAtEnd else { return nil }
    return date
  }

  /// The date at the start of the text.
  static func leading(_ text: some StringProtocol) -> FoundDate? {
    var reader = DateReader(text)
    return reader.read()
  }
}

/// Reads one date from the words and numbers at the start of a text.
private struct DateReader {
  private enum Token: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case sign(UInt8)
  }

  private var tokens: [Token] = []
  private var index = 0

  var isAtEnd: Bool { index >= tokens.count }

  init(_ text: some StringProtocol) {
    var number: (Int, Int)?
    var word = ""
    func flush(_ tokens: inout [Token]) {
      if let (value, digits) = number { tokens.append(.number(value, digits: digits)) }
      if !word.isEmpty { tokens.append(.word(word)) }
      number = nil
      word = ""
    }
    for scalar in text.unicodeScalars.prefix(80) {
      if tokens.count > 24 { break }
      if let digit = scalar.properties.numericType == .decimal
        ? Int(String(scalar.properties.numericValue ?? 0).prefix(1)) : nil
      {
        if !word.isEmpty { flush(&tokens) }
        let old = number ?? (0, 0)
        number = old.1 > 14 ? old : (old.0 * 10 + digit, old.1 + 1)
      } else if scalar.properties.isAlphabetic {
        if number != nil { flush(&tokens) }
        word += scalar.properties.lowercaseMapping
      } else {
        flush(&tokens)
        if scalar.isASCII, !scalar.isBlank, scalar != "," {
          tokens.append(.sign(UInt8(scalar.value)))
        }
      }
    }
    flush(&tokens)
  }

  mutating func read() -> FoundDate? {
    skipWeekday()
    guard let day = readDay() else { return nil }
    var date = FoundDate(day: day)
    readTime(&date)
    return date
  }

  private func peek(_ offset: Int = 0) -> Token? {
    tokens.indices.contains(index + offset) ? tokens[index + offset] : nil
  }

  private func number(_ offset: Int = 0) -> Int? {
    if case .number(let value, _) = peek(offset) { value } else { nil }
  }

  private func word(_ offset: Int = 0) -> String? {
    if case .word(let word) = peek(offset) { word } else { nil }
  }

  private mutating func skipWeekday() {
    guard let first = word(), MonthNames.number(of: first) == nil, first != "the" else { return }
    guard MonthNames.weekdays.contains(where: { first.hasPrefix($0) }) else { return }
    index += 1
    if peek() == .sign(0x2E) { index += 1 }
  }

  private mutating func readDay() -> Day? {
    if case .number(let value, let digits) = peek() {
      if digits == 8 { return compact(value) }
      if digits == 4 { return yearFirst(value) }
      if digits <= 2 { return dayFirst(value) }
      return nil
    }
    guard let name = word(), let month = MonthNames.number(of: name) else { return nil }
    var offset = 1
    if peek(offset) == .sign(0x2E) { offset += 1 }
    guard let day = number(offset) else { return nil }
    offset += 1
    if let suffix = word(offset), ["st", "nd", "rd", "th"].contains(suffix) { offset += 1 }
    guard case .number(let year, let digits) = peek(offset), digits == 4 else { return nil }
    index += offset + 1
    return Day(year: year, month: month, day: day)
  }

  /// Eight digits: `20261123`.
  private mutating func compact(_ value: Int) -> Day? {
    index += 1
    return Day(year: value / 10_000, month: value / 100 % 100, day: value % 100)
  }

  /// The year first: `2026-11-23`, `2026/11/23`, `2026.11.23`, `2026年11月23日`, `2026 November 23`.
  private mutating func yearFirst(_ year: Int) -> Day? {
    if let name = word(1), let month = MonthNames.number(of: name), let day = number(2) {
      index += 3
      return Day(year: year, month: month, day: day)
    }
    guard let month = number(2), let day = number(4), peek(1) == peek(3) || word(1) != nil else {
      return nil
    }
    switch (peek(1), word(1)) {
    case (.sign(0x2D), _), (.sign(0x2F), _), (.sign(0x2E), _): index += 5
    case (_, "年"), (_, "년"): index += 6
    default: return nil
    }
    return Day(year: year, month: month, day: day)
  }

  /// The day first: `23 Nov 2026`, `23. November 2026`, `23 de noviembre de 2026`, `23.11.2026`, `23/11/2026`.
  private mutating func dayFirst(_ first: Int) -> Day? {
    var offset = 1
    if peek(1) == .sign(0x2E) || peek(1) == .sign(0x2D) { offset += 1 }
    if let suffix = word(offset), ["st", "nd", "rd", "th", "er", "de", "º"].contains(suffix) {
      offset += 1
    }
    if let name = word(offset), let month = MonthNames.number(of: name) {
      offset += 1
      if peek(offset) == .sign(0x2E) || peek(offset) == .sign(0x2D) { offset += 1 }
      if let joint = word(offset), ["de", "del", "of"].contains(joint) { offset += 1 }
      guard case .number(let year, let digits) = peek(offset), digits == 4 || digits == 2 else {
        return nil
      }
      index += offset + 1
      return Day(year: digits == 2 ? 2_000 + year : year, month: month, day: first)
    }
    guard let second = number(2), case .number(let year, 4) = peek(4), peek(1) == peek(3) else {
      return nil
    }
    index += 5
    if peek(-4) == .sign(0x2E) { return Day(year: year, month: second, day: first) }
    guard peek(-4) == .sign(0x2F) || peek(-4) == .sign(0x2D) else { return nil }
    if first > 12 { return Day(year: year, month: second, day: first) }
    if second > 12 || first == second { return Day(year: year, month: first, day: second) }
    return nil
  }

  /// A time of day: `T10:30:00Z`, `10:30 +0900`, `at 9:05 PM EST`.
  private mutating func readTime(_ date: inout FoundDate) {
    let start = index
    if let joint = word(), ["t", "at", "um", "a", "om"].contains(joint) { index += 1 }
    if peek() == .sign(0x2D) { index += 1 }
    guard let hour = number(), peek(1) == .sign(0x3A), let minute = number(2), hour < 24,
      minute < 60
    else {
      index = start
      return
    }
    index += 3
    var second = 0
    if peek() == .sign(0x3A), let value = number(1), value <= 60 {
      second = value
      index += 2
      if peek() == .sign(0x2E), number(1) != nil { index += 2 }
    }
    var hours = hour
    if let half = word(), half == "am" || half == "pm" {
      hours = hour % 12 + (half == "pm" ? 12 : 0)
      index += 1
    }
    date.seconds = Int64(hours * 3_600 + minute * 60 + second) - readZone()
  }

  /// Seconds east of UTC.
  private mutating func readZone() -> Int64 {
    if let name = word(), let hours = MonthNames.zones[name] {
      index += 1
      if hours != 0 || peek() == nil { return Int64(hours) * 3_600 }
    }
    guard let sign = peek(), sign == .sign(0x2B) || sign == .sign(0x2D),
      case .number(let value, let digits) = peek(1)
    else { return 0 }
    let factor: Int64 = sign == .sign(0x2B) ? 1 : -1
    if digits == 4, value % 100 < 60, value <= 1_500 {
      index += 2
      return factor * Int64(value / 100 * 3_600 + value % 100 * 60)
    }
    guard digits <= 2, value <= 15 else { return 0 }
    index += 2
    guard peek() == .sign(0x3A), let minutes = number(1), minutes < 60 else {
      return factor * Int64(value) * 3_600
    }
    index += 2
    return factor * Int64(value * 3_600 + minutes * 60)
  }
}
