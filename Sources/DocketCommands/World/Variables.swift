/// The variables of a process, where an empty one counts as unset.
extension [String: String] {
  /// A variable that is set to something.
  func set(_ name: String) -> String? {
    guard let value = self[name], !value.isEmpty else { return nil }
    return value
  }

  /// The editor the person named: the variable that says so, and the words of the command.
  var editor: (variable: String, words: [String])? {
    for name in ["VISUAL", "EDITOR"] {
      let words = (self[name] ?? "").split(separator: " ").map(String.init)
      if !words.isEmpty { return (name, words) }
    }
    return nil
  }
}
