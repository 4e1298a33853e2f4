/// Someone who wrote.
struct FeedPerson: Hashable {
  var name: String?
  var mail: String?
  var page: String?
  /// Text that stands for the whole person, as RSS has it.
  var text = ""

  /// The name, else the mail address; nil where neither is given.
  var called: String? {
    if let name, !name.isEmpty { return name }
    let stated = Self.parts(of: text)
    return stated.name ?? mail ?? stated.mail
  }

  /// Takes `jane@example.com (Jane Doe)`, `Jane Doe <jane@example.com>` and either alone apart.
  static func parts(of text: String) -> (name: String?, mail: String?) {
    guard text.utf8.contains(0x40) else {
      let name = FeedText(kind: .plain, value: text).line
      return (name.isEmpty ? nil : name, nil)
    }
    let words = text.prefix(1_000).split { $0.isWhitespace }
    var mail: String?
    var rest: [Substring] = []
    for word in words {
      var bare = word
      while let last = bare.last, ">)],;".contains(last) { bare = bare.dropLast() }
      while let first = bare.first, "<([".contains(first) { bare = bare.dropFirst() }
      if bare.lowercased().hasPrefix("mailto:") { bare = bare.dropFirst(7) }
      if mail == nil, isMail(bare) {
        mail = String(bare.prefix { $0 != "?" })
      } else {
        rest.append(word)
      }
    }
    var name = rest.joined(separator: " ")
    if mail != nil, name.hasPrefix("("), name.hasSuffix(")") {
      name = String(name.dropFirst().dropLast())
    }
    name = name.trimmed()
    return (name.isEmpty || name == "()" || name == "<>" ? nil : name, mail)
  }

  private static func isMail(_ word: Substring) -> Bool {
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
      && !parts[1].hasPrefix(".")
  }
}
