extension Wording {
  /// What is wrong with a query; the place in it is for the caller to say.
  public static func sentence(_ error: QueryError) -> String {
    switch error.fact {
    case .tooLong(let limit): "it is longer than \(limit) bytes"
    case .tooDeep(let limit): "its brackets are deeper than \(limit)"
    case .tooManyTerms(let limit): "it has more than \(limit) conditions"
    case .unclosedQuote: "the quote is not closed"
    case .unclosedBracket: "the bracket is not closed"
    case .unopenedBracket: "nothing opened this bracket"
    case .missingTerm: "a condition is missing here"
    case .unknownKey(let key, let near):
      "nothing is called \(shortened(key)):\(meant(near.map { $0 + ":" }))"
    case .missingValue(let key): "\(key): needs a value"
    case .unknownValue(let key, let value, let expected, let near):
      "\(key): does not know \(shortened(value))"
        + (near == nil ? oneOf(expected, all: "docket list --help has all") : meant(near))
    case .notACVE(let text):
      "cve: takes CVE-2026-1234, or a beginning such as CVE-2026 or CVE-2026-12*, not \(shortened(text))"
    case .badDate(let key, let value, let date): "\(key): \(sentence(date, of: value))"
    case .noOrder(let key): "\(key): takes no < or >"
    }
  }

  /// What is wrong with a date as it was typed; what it is comes before the text, which may be long.
  public static func sentence(_ error: DateError, of text: String) -> String {
    switch error {
    case .empty: "the date is empty; try fri, 30 sep, +3d or 2026-09-30"
    case .notADate(let near):
      "not a date: \"\(shortened(text))\"\(meant(near)); try fri, 30 sep, +3d or 2026-09-30"
    case .noSuchDay(let day, let month, let year): "there is no \(date(day, month, year))"
    case .outOfRange: "outside the years 1970 to 9999: \"\(shortened(text))\""
    }
  }

  /// What is wrong with the line that says who and by when.
  public static func sentence(_ error: AssignmentError) -> String {
    switch error {
    case .empty: "a name, a day, or both; - for nobody"
    case .badName(let name):
      "not a name: \"\(shortened(name))\"; letters, digits and . _ - make one"
    case .badDate(let text, let error): sentence(error, of: text)
    }
  }

  /// Enough of a text to know it again, so that a sentence about it has room behind it.
  public static func shortened(_ text: String) -> String {
    text.count > 18 ? text.prefix(16) + "…" : text
  }

  /// ` - did you mean x?`, or nothing.
  public static func meant(_ near: String?) -> String {
    near.map { " - did you mean \($0)?" } ?? ""
  }

  /// `; it takes a, b, c`, or nothing; of many words the usual ones, and `all`, where all of them stand.
  public static func oneOf(_ words: [String], all: String = "") -> String {
    guard !words.isEmpty else { return "" }
    let named = words.prefix(12).joined(separator: ", ")
    guard words.count > 12 else { return "; it takes \(named)" }
    return "; it takes \(named), …" + (all.isEmpty ? "" : " - \(all)")
  }

  private static func date(_ day: Int, _ month: Int?, _ year: Int?) -> String {
    guard let month else { return "day \(day)" }
    let name = 1...12 ~= month ? Day.monthNames[month - 1] : "month \(month)"
    return "\(day) \(name)" + (year.map { " \($0)" } ?? "")
  }
}
