import DocketModel

/// Dates as people type them on the command line.
enum Dates {
  static func day(_ text: String, _ invocation: Invocation) throws(Failure) -> Day {
    do throws(DateError) {
      return try Day(parsing: text.unshielded, today: invocation.today)
    } catch {
      throw Failure(.usage, Sentence.say(error, in: text))
    }
  }

  /// A day that lies behind us: `7d` is a week ago, `fri` the last Friday, `30 sep` the last one.
  static func past(_ text: String, _ invocation: Invocation) throws(Failure) -> Day {
    let today = invocation.today
    let day = try day(text, invocation)
    guard day > today else { return day }
    let letters = text.utf8.filter { $0 > 0x40 }
    let isSpan = text.utf8.first.map { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "+") } ?? false
    if isSpan, letters.count <= 1 || text.contains("day") || text.contains("week") {
      return today.adding(days: -day.days(since: today))
    }
    return isSpan ? day.adding(months: -12) : day.adding(days: -7)
  }
}
