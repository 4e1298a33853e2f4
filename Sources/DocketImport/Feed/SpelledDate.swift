internal import DocketModel

/// Dates with the month as a word, in any order: RFC 822, RFC 850, asctime, and their translations.
struct SpelledDate {
  private var day: Int?
  private var month: Int?
  private var year: Int?
  private var seconds: Int64?
  private var zone: Int64 = 0
  private var isAfternoon: Bool?

  /// Reads `Thu, 01 Jan 2004 19:48:21 GMT`, `Thursday, 01-Jan-04 ...`, `Jan 01 2004`,
  /// `Thu Jan 1 19:48:21 2004`, `2004-07-13 오후 11:31:15`.
  static func read(_ text: String) -> Timestamp? {
    var date = SpelledDate()
    for word in words(of: withoutComments(text)) {
      guard date.take(word) else { return nil }
    }
    return date.timestamp
  }

  private var timestamp: Timestamp? {
    guard let day, let month, let year else { return nil }
    var seconds = seconds ?? 0
    if let isAfternoon {
      guard seconds < 13 * 3_600 else {
        return Timestamp(year, month, day, seconds: seconds, zone: zone)
      }
      seconds = seconds % (12 * 3_600) + (isAfternoon ? 12 * 3_600 : 0)
    }
    return Timestamp(year, month, day, seconds: seconds, zone: zone)
  }

  /// Comments in brackets go (RFC 822, section 3.4.3).
  private static func withoutComments(_ text: String) -> String {
    guard text.utf8.contains(0x28) else { return text }
    var out = ""
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if depth == 0 { out.append(character) }
      if character == ")", depth > 0 {
        depth -= 1
        if depth == 0 { out.append(" ") }
      }
    }
    return out
  }

  private static func words(of text: String) -> [Substring] {
    text.split { $0.isWhitespace || $0 == "," }.flatMap { word -> [Substring] in
      // `01-Jan-04`, `2004-július-13T9:15-05:00`
      guard word.contains("-"), word.contains(where: { $0.isLetter }), word.first?.isNumber == true
      else { return [word] }
      let parts = word.split(separator: "-", maxSplits: 2)
      guard parts.count == 3, parts[1].contains(where: { $0.isLetter }) else { return [word] }
      let tail = parts[2].split(separator: "T", maxSplits: 1)
      return [parts[0], parts[1]] + tail
    }
  }

  private mutating func take(_ word: Substring) -> Bool {
    guard let first = word.first else { return true }
    if first.isNumber { return takeNumber(word) }
    if first == "+" || first == "-" || first == "\u{2212}" {
      guard seconds != nil, let offset = ClockTime.zone(word) else { return false }
      zone = offset
      return true
    }
    let name = word.lowercased().filter { $0 != "." }
    switch name {
    case "am", "오전": isAfternoon = false
    case "pm", "오후": isAfternoon = true
    default:
      if month == nil, let number = FeedMonths.number(of: name) {
        month = number
      } else if seconds != nil {
        guard let offset = ClockTime.zone(word) else { return false }
        if offset != 0 { zone = offset }
      }
    // Any other word is a weekday or stands between the parts.
    }
    if name == "오전" || name == "오후" { zone = 9 * 3_600 }
    return true
  }

  private mutating func takeNumber(_ word: Substring) -> Bool {
    if word.contains(":") { return takeTime(word) }
    if let (year, month, day) = Self.dashed(word) {
      (self.year, self.month, self.day) = (year, month, day)
      return true
    }
    let digits = word.prefix { $0.isNumber }
    guard let value = ClockTime.number(digits) else { return false }
    let suffix = word[digits.endIndex...].lowercased()
    switch suffix {
    case "년": year = value
    case "월": month = value
    case "일":
      day = value
      // Who writes Korean dates means the time in Korea.
      zone = 9 * 3_600
    case "", ".", "st", "nd", "rd", "th", "º", "er":
      if digits.utf8.count <= 2, day == nil {
        day = value
      } else if year == nil, digits.utf8.count == 2 || digits.utf8.count == 4 {
        year = digits.utf8.count == 4 ? value : value + (value < 90 ? 2_000 : 1_900)
      } else if seconds == nil, digits.utf8.count == 4 || digits.utf8.count == 6 {
        seconds = ClockTime.seconds(digits)
        return seconds != nil
      } else if seconds != nil, digits.utf8.count == 4 {
        // An offset that lost its sign; `0000` is the only one that can be meant.
        return value == 0
      } else {
        return false
      }
    default: return false
    }
    return true
  }

  /// `2004-05-25` before a time that has a word in it.
  private static func dashed(_ word: Substring) -> (Int, Int, Int)? {
    let parts = word.split(separator: "-")
    guard parts.count == 3, parts[0].utf8.count == 4, let year = ClockTime.number(parts[0]),
      let month = ClockTime.number(parts[1]), let day = ClockTime.number(parts[2])
    else { return nil }
    return (year, month, day)
  }

  private mutating func takeTime(_ word: Substring) -> Bool {
    let time = word.prefix { $0.isNumber || $0 == ":" || $0 == "." }
    guard let value = ClockTime.seconds(time) else { return false }
    seconds = value
    let rest = word[time.endIndex...]
    guard !rest.isEmpty else { return true }
    return take(rest)
  }
}

/// The names of months in more languages than headings are read in: software translates dates
/// where nobody translated the text.
enum FeedMonths {
  /// 1 to 12; longer names are known by their start, as RFC 822 readers do.
  static func number(of word: String) -> Int? {
    if let number = MonthNames.number(of: word) ?? table[word] { return number }
    return word.unicodeScalars.count > 3 ? english[String(word.prefix(3))] : nil
  }

  private static let english: [String: Int] = [
    "jan": 1, "feb": 2, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
  ]

  private static let table: [String: Int] = {
    let months = [
      "ιαν ιανουαρίου január januar янв января січ stycznia sty ledna led tammi tammikuuta ocak",
      "φεβ φεβρουαρίου február фев февраля лют lutego lut února úno helmi helmikuuta şubat",
      "μάρ μάρτ μαρ μαρτίου μᾶρ március мар марта бер marca března bře maalis mart",
      "απρ απριλίου április апр апреля кві kwietnia kwi dubna dub huhti nisan",
      "μάι μαϊ μαι μαΐου május мая май тра maja května kvě touko mayıs maj",
      "ιούν ιον ιουν ιουνίου június июн июня чер czerwca cze června čvn kesä haziran",
      "ιούλ ιολ ιουλ ιουλίου július июл июля лип lipca lip července čvc heinä temmuz",
      "αύγ αυγ αυγούστου augusztus авг августа сер sierpnia sie srpna srp elo ağustos",
      "σεπ σεπτ σεπτεμβρίου szeptember сен сентября вер września wrz září zář syys eylül",
      "οκτ οκτωβρίου október окт октября жов października paź října říj loka ekim",
      "νοέ νοε νοεμβρίου november ноя ноября лис listopada lis marras kasım",
      "δεκ δεκεμβρίου december дек декабря гру grudnia gru prosince pro joulu aralık",
    ]
    var table: [String: Int] = [:]
    for (offset, names) in months.enumerated() {
      for name in names.split(separator: " ") where table[String(name)] == nil {
        table[String(name)] = offset + 1
      }
    }
    return table
  }()
}
