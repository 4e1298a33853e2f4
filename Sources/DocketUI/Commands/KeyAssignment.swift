import CellGrid
import DocketModel

/// Settles which command has which keys where a configuration gives out keys as well.
///
/// Keys of the configuration come before those of the table. A key that cannot be given is left out,
/// and told.
struct KeyAssignment {
  private(set) var commands: [Command]
  /// What is wrong with the configured keys, each in a sentence.
  private(set) var problems: [String] = []
  private let configured: Set<String>

  /// Keys that no command may have: what is left of a sequence that came in pieces, and keys that
  /// terminals, ssh and multiplexers keep for themselves.
  static let neverBound: [Key] = [
    "O", "[", "]", "Q", "~", "!", "A", "C", "D", "Ctrl-]", "Ctrl-^", "Ctrl-\\", "Ctrl-A", "Ctrl-S",
    "Ctrl-Q",
  ].compactMap(Key.init(name:))

  init(_ commands: [Command], overrides: [String: [String]]) {
    self.commands = commands
    configured = Set(overrides.keys)
    let names = commands.map(\.name)
    for name in overrides.keys.sorted() where !names.contains(name) {
      let near = Wording.meant(Spelling.nearest(to: name, in: names))
      problems.append("keys.\(name): there is no command of this name\(near)")
    }
    for index in commands.indices {
      guard let keys = overrides[commands[index].name] else { continue }
      self.commands[index].keys = keys.filter { isUsable($0, for: commands[index].name) }
    }
    giveOut()
    findHidden()
  }

  private mutating func isUsable(_ text: String, for name: String) -> Bool {
    guard let keys = Keymap.parse(text) else {
      problems.append("keys.\(name): \"\(text)\" is not a key")
      return false
    }
    if let key = keys.first(where: Self.neverBound.contains) {
      problems.append("keys.\(name): \(key.name) may not be bound; terminals use it themselves")
      return false
    }
    if case .character(let sign)? = keys.first, ("1"..."9").contains(sign) {
      problems.append("keys.\(name): \"\(text)\" may not be bound; a digit begins a count")
      return false
    }
    return true
  }

  /// One key, one command: a key that two have in the same place stays with the one that comes first.
  private mutating func giveOut() {
    var owners: [KeyPlace: [[Key]: String]] = [:]
    let order =
      commands.indices.filter { configured.contains(commands[$0].name) }
      + commands.indices.filter { !configured.contains(commands[$0].name) }
    for index in order {
      let command = commands[index]
      commands[index].keys = command.keys.filter { text in
        guard let keys = Keymap.parse(text) else { return true }
        if let owner = command.places.compactMap({ owners[$0]?[keys] }).min() {
          if owner != command.name { problems.append(clash(text, of: command.name, with: owner)) }
          return false
        }
        for place in command.places { owners[place, default: [:]][keys] = command.name }
        return true
      }
    }
  }

  private func clash(_ text: String, of loser: String, with owner: String) -> String {
    configured.contains(loser)
      ? "keys.\(loser): \"\(text)\" is given to \(owner) already"
      : "keys.\(owner): \"\(text)\" was a key of \(loser), which has it no more"
  }

  /// A sequence that begins with another command's whole sequence is never reached.
  private mutating func findHidden() {
    let bindings = commands.flatMap { command in
      command.keys.compactMap { text in Keymap.parse(text).map { (command, text, $0) } }
    }
    for (command, text, keys) in bindings where configured.contains(command.name) {
      let others = bindings.filter {
        $0.0.name != command.name && !$0.0.places.isDisjoint(with: command.places)
      }
      let hidden = others.filter { $0.2.count > keys.count && $0.2.starts(with: keys) }
      if let first = hidden.first {
        let more = hidden.count > 1 ? " and \(hidden.count - 1) more" : ""
        problems.append(
          "keys.\(command.name): \"\(text)\" hides \"\(first.1)\" (\(first.0.name))\(more)")
      }
      if let over = others.first(where: { $0.2.count < keys.count && keys.starts(with: $0.2) }) {
        problems.append(
          "keys.\(command.name): \"\(text)\" is never reached; \"\(over.1)\" is \(over.0.name)")
      }
    }
  }
}
