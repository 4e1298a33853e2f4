import CellGrid

/// Which keys stand for which command in which place; made from the table and the configuration.
public struct Keymap: Sendable, Hashable {
  public let commands: [Command]
  /// What is wrong with the configured keys, each in a sentence; empty when nothing is.
  ///
  /// Names that are no command, keys that cannot be typed or may not be bound, and keys that two
  /// commands claim. The rest of the configuration holds all the same.
  public let problems: [String]
  private let bindings: [KeyPlace: [[Key]: Int]]
  private let prefixes: [KeyPlace: Set<[Key]>]
  /// The keys of each command, read.
  let sequences: [[[Key]]]
  /// Where the commands of a meaning stand.
  private(set) var indices: [Verb: [Int]] = [:]
  /// The keys in front of each group, by its title.
  private(set) var groupPrefixes: [String: [Key]] = [:]

  /// Takes the table, with keys replaced where the configuration names a command.
  ///
  /// - Parameters:
  ///   - commands: the table.
  ///   - overrides: key sequences by command name; an empty list unbinds it.
  public init(commands: [Command] = CommandTable.commands, overrides: [String: [String]] = [:]) {
    let assignment = KeyAssignment(commands, overrides: overrides)
    let commands = assignment.commands
    var bindings: [KeyPlace: [[Key]: Int]] = [:]
    var prefixes: [KeyPlace: Set<[Key]>] = [:]
    sequences = commands.map { $0.keys.compactMap(Self.parse) }
    for (index, command) in commands.enumerated() {
      indices[command.verb, default: []].append(index)
      for sequence in sequences[index] {
        for place in command.places {
          bindings[place, default: [:]][sequence] = index
          for length in 1..<max(sequence.count, 1) {
            prefixes[place, default: []].insert(Array(sequence.prefix(length)))
          }
        }
      }
    }
    self.commands = commands
    problems = assignment.problems
    self.bindings = bindings
    self.prefixes = prefixes
    for group in PrefixGroup.all { groupPrefixes[group.title] = findPrefix(of: group) }
  }

  /// The command bound to a whole sequence.
  func command(for sequence: [Key], in place: KeyPlace) -> Command? {
    bindings[place]?[sequence].map { commands[$0] }
  }

  /// Whether more keys may follow.
  func isPrefix(_ sequence: [Key], in place: KeyPlace) -> Bool {
    prefixes[place]?.contains(sequence) ?? false
  }

  /// The keys that may come next, in the order of the table, each with the command it completes.
  ///
  /// None stands behind a key that leads to further ones.
  func following(_ sequence: [Key], in place: KeyPlace) -> [(key: Key, command: Command?)] {
    var next: [(key: Key, command: Command?)] = []
    for command in commands where command.places.contains(place) {
      for keys in command.keys.compactMap(Self.parse)
      where keys.count > sequence.count && keys.starts(with: sequence) {
        let key = keys[sequence.count]
        let completed = keys.count == sequence.count + 1 ? command : nil
        if let known = next.firstIndex(where: { $0.key == key }) {
          next[known].command = next[known].command ?? completed
        } else {
          next.append((key, completed))
        }
      }
    }
    return next
  }

  /// The first key of a command as it is written for people.
  func label(of command: Command) -> String {
    command.keys.first.map { $0.split(separator: " ").joined() } ?? ""
  }

  static func parse(_ text: String) -> [Key]? {
    let parts = text.split(separator: " ")
    var keys: [Key] = []
    for part in parts {
      guard let key = Key(name: String(part)) else { return nil }
      keys.append(key)
    }
    return keys.isEmpty ? nil : keys
  }
}
