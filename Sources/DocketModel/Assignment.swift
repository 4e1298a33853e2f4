/// Who does it and by when, as typed in one line: `raj fri`, `me`, `fri`, `-`, `@ana @raj 30 sep`.
public struct Assignment: Sendable, Hashable {
  /// Nil where the line names nobody; empty for `-`, which takes the owners off.
  public var owners: [String]?
  /// Nil where the line has no date; `-` or `none` behind a name takes the date off.
  public var due: Act.DueChange?

  public init(owners: [String]?, due: Act.DueChange?) {
    self.owners = owners
    self.due = due
  }

  /// Reads the line on a given day; `me` stands for the one who types.
  ///
  /// A name among `known`, or one behind `@`, is never read as a date: `tom` is a person where one
  /// is called so. Else what can be a date is one, and a first word that cannot is a name.
  public init(
    parsing text: String, today: Day, me: String, known: [String] = []
  ) throws(AssignmentError) {
    var words = text.split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }.map(String.init)[...]
    guard !words.isEmpty else { throw .empty }
    var names: [String] = []
    while let word = words.first, Self.isName(word, me: me, known: known) {
      names.append(word)
      words = words.dropFirst()
    }
    if names.isEmpty, words.first == "-" {
      self.init(owners: [], due: try Self.due(words.dropFirst(), today: today))
      return
    }
    if names.isEmpty, let word = words.first {
      if let day = try? Day(parsing: words.joined(separator: " "), today: today) {
        self.init(owners: nil, due: .set(day))
        return
      }
      names = [word]
      words = words.dropFirst()
    }
    let owners = try Self.owners(names, me: me)
    self.init(owners: owners, due: try Self.due(words, today: today))
  }

  private static func isName(_ word: String, me: String, known: [String]) -> Bool {
    if word.hasPrefix("@") || word.contains(",") { return true }
    let small = word.lowercased()
    return small == "me" || small == me.lowercased() || known.contains { $0.lowercased() == small }
  }

  private static func owners(_ words: [String], me: String) throws(AssignmentError) -> [String] {
    var owners: [String] = []
    for part in words.flatMap({ $0.split(separator: ",") }) {
      let name = part.hasPrefix("@") ? String(part.dropFirst()) : String(part)
      guard isWellFormed(name) else { throw .badName(name) }
      let owner = name.lowercased() == "me" ? me : name
      if !owners.contains(owner) { owners.append(owner) }
    }
    guard !owners.isEmpty else { throw .badName(words.joined(separator: " ")) }
    return owners
  }

  /// Letters, digits, and the marks of account names; a digit or a mark does not begin one.
  private static func isWellFormed(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, name.utf8.count <= 64 else { return false }
    return first.properties.isAlphabetic
      && name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "0123456789._-+@".unicodeScalars.contains($0)
      }
  }

  private static func due(
    _ words: ArraySlice<String>, today: Day
  ) throws(AssignmentError) -> Act.DueChange? {
    let text = words.joined(separator: " ")
    if text.isEmpty { return nil }
    if text == "-" || text.lowercased() == "none" { return .clear }
    do throws(DateError) {
      return .set(try Day(parsing: text, today: today))
    } catch {
      throw .badDate(text, error)
    }
  }
}

/// Why a line is no assignment.
public enum AssignmentError: Error, Sendable, Hashable {
  case empty
  case badName(String)
  case badDate(String, DateError)
}
