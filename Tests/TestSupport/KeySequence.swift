public import CellGrid

/// Keys pressed one after the other, such as `g g` or `d n`.
public struct KeySequence: Sendable, Hashable, CustomStringConvertible {
  public var keys: [Key]

  public init(_ keys: [Key]) { self.keys = keys }

  /// Reads a sequence as people write it: `gg`, `g g`, `Ctrl-D`, `g PgDn`; nil if it is empty.
  ///
  /// Parts between blanks are the name of one key or else signs, each a key.
  public init?(_ text: String) {
    var keys: [Key] = []
    for part in text.split(separator: " ") {
      if let key = Key(name: String(part)) {
        keys.append(key)
      } else {
        for sign in part {
          guard let key = Key(name: String(sign)) else { return nil }
          keys.append(key)
        }
      }
    }
    guard !keys.isEmpty else { return nil }
    self.keys = keys
  }

  /// The names of the keys with blanks between them.
  public var description: String { keys.map(\.name).joined(separator: " ") }
}
