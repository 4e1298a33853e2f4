/// Texts under a heading that promises actions which say that there are none.
enum NothingToDo {
  /// Reads such as `None` and `There are no known workarounds.`.
  static func isSaid(in text: String) -> Bool {
    guard text.utf8.count <= 160, mayDeny(text), let key = HeadingKey(text) else { return false }
    let phrase = key.phrase
    if ["none", "n a", "not available", "not applicable", "keine", "aucune", "ninguna"].contains(
      phrase)
    {
      return true
    }
    return [
      "there is no known", "there are no known", "no known workaround", "there is no workaround",
      "there are no workarounds", "no workaround", "no fix is available", "no patch is available",
      "no patches are available", "there are no patches", "none known", "there is no patch",
      "no patched version", "no fix", "no mitigation", "no mitigations",
    ].contains { phrase.hasPrefix($0) }
  }

  /// Whether the first letters are those of a word below that says no.
  private static func mayDeny(_ text: String) -> Bool {
    var first: UInt8?
    for byte in text.utf8 {
      let letter = byte | 0x20
      guard (0x61...0x7A).contains(letter) else {
        if first != nil { return first == 0x6E }
        continue
      }
      guard let start = first else {
        first = letter
        continue
      }
      switch (start, letter) {
      case (0x6E, 0x6F), (0x6E, 0x69), (0x74, 0x68), (0x6B, 0x65), (0x61, 0x75): return true
      default: return false
      }
    }
    return true
  }
}
