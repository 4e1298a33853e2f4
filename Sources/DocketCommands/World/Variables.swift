/// The variables of a process, where an empty one counts as unset.
extension [String: String] {
  /// A variable that is set to something.
  func set(_ name: String) -> String? {
    guard let value = self[name], !value.isEmpty else { return nil }
    return value
  }

  /// A path as it was typed, with `~` for home.
  func path(_ typed: String) -> String {
    guard typed == "~" || typed.hasPrefix("~/"), let home = set("HOME") else { return typed }
    return home + typed.dropFirst()
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
