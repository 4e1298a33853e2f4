import CellGrid
import TOMLKit

extension Theme {
  /// Reads a theme file.
  ///
  /// Never fails: what cannot be used is left out and named in the warnings.
  ///
  /// - Parameters:
  ///   - text: The file, TOML.
  ///   - file: Its name, for the warnings; without `.toml` it is the theme's name if the file
  ///     gives none.
  /// - Returns: The theme, and what was passed over.
  public static func reading(
    _ text: String, file: String
  ) -> (theme: Theme, warnings: [ThemeWarning]) {
    var reader = ThemeReader(file: file)
    reader.read(text)
    return (reader.theme, reader.warnings)
  }

  /// The name of a theme by its file: the part before `.toml`.
  static func name(ofFile file: String) -> String {
    file.hasSuffix(".toml") ? String(file.dropLast(5)) : file
  }
}

/// One reading of one theme file.
private struct ThemeReader {
  let file: String
  var theme: Theme
  var warnings: [ThemeWarning] = []
  var palette: [String: Colour] = [:]

  init(file: String) {
    self.file = file
    self.theme = Theme(name: Theme.name(ofFile: file))
  }

  mutating func warn(_ path: [String], _ fact: ThemeWarning.Fact) {
    warnings.append(
      ThemeWarning(file: file, keyPath: path.joined(separator: "."), fact: fact))
  }

  mutating func read(_ text: String) {
    let root: TOMLTable
    do {
      root = try readTOML(text)
    } catch {
      warn([], .syntax(line: error.line, column: error.column, message: error.message))
      return
    }
    // The palette first: roles refer to it wherever it stands in the file.
    if let palette = table("palette", in: root) { readPalette(palette) }
    if let meta = table("meta", in: root) { readMeta(meta) }
    if let roles = table("roles", in: root) { theme.base = readRoles(roles, at: ["roles"]) }
    for key in root.keys where !["meta", "palette", "roles"].contains(key) {
      warn([key], .unknownKey)
    }
  }

  private mutating func table(_ key: String, in root: TOMLTable) -> TOMLTable? {
    guard let value = root[key] else { return nil }
    if let table = value.table { return table }
    warn([key], .wrongKind(expected: "table"))
    return nil
  }

  private mutating func readMeta(_ meta: TOMLTable) {
    for key in meta.keys {
      guard let value = meta[key]?.string else {
        warn(["meta", key], .wrongKind(expected: "string"))
        continue
      }
      switch key {
      case "name": theme.name = value
      case "licence": theme.licence = value
      case "source": theme.source = value
      case "variant":
        if let variant = Theme.Variant(rawValue: value) {
          theme.variant = variant
        } else {
          warn(["meta", key], .unknownWord(value))
        }
      default: warn(["meta", key], .unknownKey)
      }
    }
  }

  private mutating func readPalette(_ table: TOMLTable) {
    for key in table.keys {
      guard let text = table[key].flatMap(Self.colourText) else {
        warn(["palette", key], .wrongKind(expected: "colour"))
        continue
      }
      if let colour = Colour(reading: text) {
        palette[key] = colour
      } else {
        warn(["palette", key], .badColour(text))
      }
    }
  }

  /// A colour may be written as a string or as a bare number.
  private static func colourText(_ value: any TOMLValueConvertible) -> String? {
    value.string ?? value.int.map { String($0) }
  }

  private mutating func readRoles(_ roles: TOMLTable, at path: [String]) -> [String: PartialStyle] {
    var styles: [String: PartialStyle] = [:]
    for key in roles.keys {
      // A name with a NUL in it is cut there, and then not found.
      guard let value = roles[key] else {
        warn(path + [key], .unknownRole)
        continue
      }
      if path.count == 1, let level = Theme.Level(rawValue: key) {
        if let table = value.table {
          theme.overrides[level] = readRoles(table, at: path + [key])
        } else {
          warn(path + [key], .wrongKind(expected: "table"))
        }
      } else if Role.knownNames.contains(key) {
        readStyle(value, of: key, at: path + [key], into: &styles)
      } else {
        warn(path + [key], .unknownRole)
      }
    }
    return styles
  }

  private mutating func readStyle(
    _ value: any TOMLValueConvertible, of role: String, at path: [String],
    into styles: inout [String: PartialStyle]
  ) {
    var style = PartialStyle()
    guard let table = value.table else {
      style.foreground = readColour(value, at: path)
      styles[role] = style
      return
    }
    for key in table.keys {
      guard let part = table[key] else { continue }
      let inner = "\(role).\(key)"
      if part.bool == nil, Role.knownNames.contains(inner) {
        // `action.done` without quotes is, in TOML, a table in a table. Names end that after two.
        readStyle(part, of: inner, at: path + [key], into: &styles)
      } else {
        read(part, named: key, at: path + [key], into: &style)
      }
    }
    if style != PartialStyle() { styles[role] = style }
  }

  private mutating func read(
    _ part: any TOMLValueConvertible, named key: String, at path: [String],
    into style: inout PartialStyle
  ) {
    switch key {
    case "fg": style.foreground = readColour(part, at: path)
    case "bg": style.background = readColour(part, at: path)
    default:
      guard let named = Style.Attributes.named.first(where: { $0.name == key }) else {
        warn(path, .unknownKey)
        return
      }
      switch part.bool {
      case true?: style.on.insert(named.attribute)
      case false?: style.off.insert(named.attribute)
      case nil: warn(path, .wrongKind(expected: "true or false"))
      }
    }
  }

  private mutating func readColour(
    _ value: any TOMLValueConvertible, at path: [String]
  ) -> Colour? {
    guard let text = Self.colourText(value) else {
      warn(path, .wrongKind(expected: "colour"))
      return nil
    }
    // A theme may give an ANSI name a colour of its own.
    if let colour = palette[text] ?? Colour(reading: text) { return colour }
    warn(path, .unknownColour(text))
    return nil
  }
}

extension Role {
  /// The names a theme file may use: roles, and the groups before their last dot.
  fileprivate static let knownNames: Set<String> = Set(
    allCases.flatMap { [$0.rawValue] + ($0.group.map { [$0] } ?? []) })
}
