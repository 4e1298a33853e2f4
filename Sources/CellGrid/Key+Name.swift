extension Key {
  /// The key a control byte stands for, 0x00 to 0x1F and 0x7F; nil for any other.
  ///
  /// A line feed is Enter too, because some terminals and programs send it for it.
  public init?(control byte: UInt8) {
    switch byte {
    case 0x08, 0x7F: self = .backspace
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x1B: self = .escape
    case 0x00, 0x1C...0x1F: self = .control(Character(Unicode.Scalar(byte + 0x40)))
    case 0x01...0x1A: self = .control(Character(Unicode.Scalar(byte + 0x60)))
    default: return nil
    }
  }

  private static let named: [(name: String, key: Key)] = [
    ("Space", .character(" ")), ("Enter", .enter), ("Tab", .tab), ("S-Tab", .backTab),
    ("Esc", .escape), ("Backspace", .backspace), ("Delete", .delete), ("Insert", .insert),
    ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right), ("Home", .home),
    ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown),
  ]

  /// Other spellings people use in configuration files; in small letters.
  private static let synonyms: [String: Key] = [
    "return": .enter, "cr": .enter, "escape": .escape, "shift-tab": .backTab,
    "backtab": .backTab, "bs": .backspace, "del": .delete, "ins": .insert, "pageup": .pageUp,
    "pagedown": .pageDown, "pgdown": .pageDown, "⏎": .enter, "␣": .character(" "),
  ]

  /// The key as help, hints and the configuration name it: `j`, `Ctrl-D`, `PgDn`, `F5`.
  public var name: String {
    switch self {
    case .character(" "): return "Space"
    case .character(let sign): return String(sign)
    case .control(let sign): return "Ctrl-\(sign.uppercased())"
    case .function(let number): return "F\(number)"
    default: return Key.named.first { $0.key == self }?.name ?? ""
    }
  }

  /// The key with a name; nil if there is none.
  ///
  /// A single sign is itself, so `G` and `g` are two keys; longer names may be in any case.
  public init?(name: String) {
    if name.count == 1, let sign = name.first, name.unicodeScalars.allSatisfy(Key.isPrintable) {
      if let key = Key.synonyms[name] { self = key } else { self = .character(sign) }
      return
    }
    let small = name.lowercased()
    if let key = Key.named.first(where: { $0.name.lowercased() == small })?.key {
      self = key
    } else if let key = Key.synonyms[small] {
      self = key
    } else if let key = Key(prefixed: small) {
      self = key
    } else {
      return nil
    }
  }

  /// Reads `ctrl-d`, `c-d`, `^d` and `f5`, given in small letters.
  private init?(prefixed name: String) {
    for prefix in ["ctrl-", "c-", "^"] where name.hasPrefix(prefix) {
      let rest = name.dropFirst(prefix.count)
      guard rest.count == 1, let sign = rest.first, let byte = sign.asciiValue else { return nil }
      let upper = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
      guard (0x40...0x5F).contains(upper) else { return nil }
      self.init(control: upper - 0x40)
      return
    }
    guard name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...20).contains(number),
      name.dropFirst().allSatisfy(\.isNumber)
    else { return nil }
    self = .function(number)
  }

  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool { !Hidden.contains(scalar.value) }
}
