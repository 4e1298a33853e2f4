/// The sentences and columns that the reader and the command line share.
///
/// Pure functions of what was done, of the day, and of the zone; no text is cut or cleaned here.
public enum Wording {
  /// `1 action`, `6 actions`.
  public static func actions(_ count: Int) -> String { counted(count, "action") }

  /// `1 briefing`, `26 briefings`.
  public static func briefings(_ count: Int) -> String { counted(count, "briefing") }
  public static func feeds(_ count: Int) -> String { counted(count, "feed") }

  /// `62 actions in 26 briefings`; one briefing is not mentioned.
  public static func actions(_ count: Int, inBriefings briefingCount: Int) -> String {
    briefingCount > 1 ? "\(actions(count)) in \(briefings(briefingCount))" : actions(count)
  }

  /// A number with its thousands set off, and the noun: `3,412 characters`.
  public static func counted(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// `10,000`.
  public static func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return (number < 0 ? "-" : "") + String(digits)
  }

  /// `ana`, `ana and raj`, `ana, raj and kim`; `nobody` for none.
  public static func names(_ names: [String]) -> String {
    guard let last = names.last else { return "nobody" }
    let others = names.dropLast().joined(separator: ", ")
    return others.isEmpty ? last : "\(others) and \(last)"
  }

  /// `Ana Silva (ana, as root on jump2)`: who acted, and with which account.
  public static func person(_ person: Person) -> String {
    let account =
      person.login == person.me ? "on \(person.host)" : "as \(person.login) on \(person.host)"
    guard let name = person.name, name != person.me else { return "\(person.me) (\(account))" }
    return person.login == person.me
      ? "\(name) (\(person.me) \(account))" : "\(name) (\(person.me), \(account))"
  }

  /// With a capital letter in front; `n/a` stays.
  public static func capitalized(_ text: String) -> String {
    guard let first = text.first, text != "n/a", !text.hasPrefix("n/a,") else { return text }
    return first.uppercased() + text.dropFirst()
  }
}
