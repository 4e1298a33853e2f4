import DocketModel
import DocketThemes
import DocketUI
import TOMLKit

/// One reading of `config.toml`; what cannot be used is left out and named in the warnings.
struct ConfigurationReader {
  private let file: String
  var configuration = Configuration()
  private(set) var warnings: [ConfigurationWarning] = []

  private static let keys = [
    "me", "name", "aliases", "zone", "theme", "preview", "bar", "glyphs", "ascii", "watch",
    "keys", "store", "policy", "fetch", "feeds", "secrets_file",
  ]
  private static let policyKeys = Severity.allCases.reversed().map(\.word) + ["exploited"]

  init(_ text: String, file: String) {
    self.file = file
    read(text)
  }

  mutating func warn(_ keyPath: String, _ fact: ConfigurationWarning.Fact) {
    warnings.append(ConfigurationWarning(file: file, keyPath: keyPath, fact: fact))
  }

  private mutating func read(_ text: String) {
    let root: TOMLTable
    do throws(TOMLFlaw) {
      root = try readTOML(text)
    } catch {
      warn("", .syntax(line: error.line, column: error.column, message: error.message))
      return
    }
    for key in root.keys.sorted() {
      guard let value = root[key] else { continue }
      read(key, value)
    }
  }

  private mutating func read(_ key: String, _ value: any TOMLValueConvertible) {
    switch key {
    case "me": if let text = name(key, value) { configuration.me = text }
    case "name": if let text = text(key, value) { configuration.name = text }
    case "zone": if let text = text(key, value) { configuration.zone = text }
    case "theme": if let text = text(key, value) { configuration.theme = text }
    case "store": if let text = text(key, value) { configuration.store = text }
    case "aliases": if let texts = texts(key, value) { configuration.aliases = texts }
    case "watch": if let texts = texts(key, value) { configuration.watch = texts }
    case "preview":
      if let word: Configuration.Preview = word(key, value) {
        configuration.preview = word
      }
    case "glyphs":
      if let word: Configuration.Glyphs = word(key, value) {
        configuration.glyphs = word
      }
    case "bar": if let flag = flag(key, value) { configuration.bar = flag }
    case "ascii": if let flag = flag(key, value), flag { configuration.glyphs = .ascii }
    case "keys": readKeys(value)
    case "policy": readPolicy(value)
    case "fetch": readFetch(value)
    case "feeds": readFeeds(value)
    case "secrets_file":
      if let text = text(key, value) { configuration.fetch.secretsFile = text }
    default: warn(key, .unknownKey(suggestion: Spelling.nearest(to: key, in: Self.keys)))
    }
  }

  private mutating func readKeys(_ value: any TOMLValueConvertible) {
    guard let table = value.table else { return warn("keys", .wrongKind(expected: "a table")) }
    let names = CommandTable.commands.map(\.name)
    for name in table.keys.sorted() {
      guard let value = table[name] else { continue }
      guard names.contains(name) else {
        warn("keys.\(name)", .unknownCommand(suggestion: Spelling.nearest(to: name, in: names)))
        continue
      }
      if let key = value.string {
        configuration.keys[name] = [key]
      } else if let keys = texts("keys.\(name)", value) {
        configuration.keys[name] = keys
      }
    }
  }

  private mutating func readPolicy(_ value: any TOMLValueConvertible) {
    guard let table = value.table else { return warn("policy", .wrongKind(expected: "a table")) }
    for key in table.keys.sorted() {
      guard let value = table[key] else { continue }
      guard Self.policyKeys.contains(key) else {
        let near = Spelling.nearest(to: key, in: Self.policyKeys)
        warn("policy.\(key)", .unknownKey(suggestion: near))
        continue
      }
      guard let days = value.int, 0...3_660 ~= days else {
        warn("policy.\(key)", .wrongKind(expected: "a number of days"))
        continue
      }
      if let severity = Severity(word: key) {
        configuration.policy.days[severity] = days
      } else {
        configuration.policy.exploitedDays = days
      }
    }
  }

  // MARK: - Kinds of value

  mutating func text(_ key: String, _ value: any TOMLValueConvertible) -> String? {
    if let text = value.string, !text.isEmpty { return text }
    warn(key, .wrongKind(expected: "a text in quotes"))
    return nil
  }

  /// A short name stands in records and rows, so it is one word.
  private mutating func name(_ key: String, _ value: any TOMLValueConvertible) -> String? {
    if let text = value.string, ShortName.isValid(text) { return text }
    warn(key, .wrongKind(expected: "one word of at most 40 letters, in quotes"))
    return nil
  }

  private mutating func texts(_ key: String, _ value: any TOMLValueConvertible) -> [String]? {
    guard let array = value.array else {
      warn(key, .wrongKind(expected: "a list of texts in quotes"))
      return nil
    }
    var texts: [String] = []
    for element in array {
      guard let text = element.string else {
        warn(key, .wrongKind(expected: "a list of texts in quotes"))
        return nil
      }
      texts.append(text)
    }
    return texts
  }

  mutating func flag(_ key: String, _ value: any TOMLValueConvertible) -> Bool? {
    if let flag = value.bool { return flag }
    warn(key, .wrongKind(expected: "true or false"))
    return nil
  }

  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ value: any TOMLValueConvertible
  ) -> Word? where Word.RawValue == String {
    let words = Word.allCases.map(\.rawValue)
    guard let text = value.string else {
      warn(key, .wrongKind(expected: "one of " + words.joined(separator: ", ")))
      return nil
    }
    if let word = Word(rawValue: text) { return word }
    warn(key, .unknownWord(text, expected: words))
    return nil
  }
}
