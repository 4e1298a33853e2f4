/// The short name of a person: one word that stands in rows, queries and records.
enum ShortName {
  /// Whether a text can be a short name: no blank, comma, colon, quote or control character.
  static func isValid(_ text: String) -> Bool {
    guard !text.isEmpty, text.unicodeScalars.count <= 40, text != "-", text != "me" else {
      return false
    }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "._-@+".unicodeScalars.contains(scalar)
    }
  }
}
