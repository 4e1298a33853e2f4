import CellGrid
import TestSupport
import TOMLKit
import Testing

@testable import DocketThemes

@Suite struct ThemeReaderTests {
  /// What is wrong, the path it is reported under, and the fact.
  static let oddities: [(text: String, path: String, fact: ThemeWarning.Fact)] = [
    ("[roles]\n\"action.dome\" = \"red\"", "roles.action.dome", .unknownRole),
    ("[roles.16]\nnothing = \"red\"", "roles.16.nothing", .unknownRole),
    ("[roles]\ntext = \"puce\"", "roles.text", .unknownColour("puce")),
    ("[roles]\ntext = { fg = \"#12345\" }", "roles.text.fg", .unknownColour("#12345")),
    ("[roles]\ntext = { fg = \"#+12345\" }", "roles.text.fg", .unknownColour("#+12345")),
    ("[roles]\ntext = 256", "roles.text", .unknownColour("256")),
    ("[roles]\ntext = { blink = true }", "roles.text.blink", .unknownKey),
    ("[roles]\ntext = { bold = 1 }", "roles.text.bold", .wrongKind(expected: "true or false")),
    ("[roles]\ntext = [1]", "roles.text", .wrongKind(expected: "colour")),
    ("[roles]\n16 = 1", "roles.16", .wrongKind(expected: "table")),
    ("[palette]\nred = \"#ggg000\"", "palette.red", .badColour("#ggg000")),
    ("[palette]\nred = true", "palette.red", .wrongKind(expected: "colour")),
    ("[meta]\nvariant = \"dusk\"", "meta.variant", .unknownWord("dusk")),
    ("[meta]\nname = 1", "meta.name", .wrongKind(expected: "string")),
    ("[meta]\nauthor = \"a\"", "meta.author", .unknownKey),
    ("[rolls]\ntext = 1", "rolls", .unknownKey),
    ("roles = 1", "roles", .wrongKind(expected: "table")),
    ("[roles]\n\"te\\u0000xt\" = 1", "roles.te", .unknownRole),
  ]

  @Test(arguments: oddities.indices)
  func `what cannot be used is named by file and key, and the rest holds`(index: Int) {
    let oddity = Self.oddities[index]
    // A part after the odd one, with a palette and a role of its own.
    let (theme, warnings) = Theme.reading(
      oddity.text + "\n[roles.256]\ntitle = { bold = true }\n", file: "mine.toml")
    if oddity.path == "roles" || oddity.path == "roles.16" && oddity.text.hasSuffix("= 1") {
      #expect(warnings.first?.file == "mine.toml")
      return
    }
    #expect(
      warnings == [ThemeWarning(file: "mine.toml", keyPath: oddity.path, fact: oddity.fact)])
    #expect(theme.name == "mine")
    #expect(
      theme.style(for: .title, emphasis: [], depth: .indexed256).attributes == .bold)
  }

  @Test func `broken TOML is named by its line and leaves everything to the terminal`() throws {
    let (theme, warnings) = Theme.reading("[roles]\ntext = \"red\"\nlink = = 3\n", file: "x.toml")
    #expect(warnings.count == 1)
    let warning = try #require(warnings.first)
    #expect(warning.file == "x.toml")
    guard case .syntax(let line, _, let message) = warning.fact else {
      Issue.record("not a syntax error: \(warning)")
      return
    }
    #expect(line == 3)
    #expect(!message.isEmpty)
    #expect(theme == Theme(name: "x"))
  }

  @Test func `names without quotes are taken as they are meant`() {
    let (theme, warnings) = Theme.reading(
      """
      [roles]
      action.done = { bold = true }
      text.dim = 245
      list.row.fg = 7
      [roles.16]
      link.visited.underline = true
      """, file: "x.toml")
    #expect(warnings == [])
    #expect(theme.style(for: .actionDone, emphasis: [], depth: .mono).attributes == .bold)
    #expect(
      theme.style(for: .textDim, emphasis: [], depth: .indexed256).foreground == .indexed(245))
    #expect(theme.style(for: .listRow, emphasis: [], depth: .indexed256).foreground == .indexed(7))
    #expect(
      theme.style(for: .linkVisited, emphasis: [], depth: .indexed8).attributes == .underline)
  }

  @Test func `the palette goes before the names of ANSI colours`() {
    let (theme, _) = Theme.reading(
      "[roles]\ntext = \"red\"\ntitle = \"blue\"\n[palette]\nred = 88\n", file: "x.toml")
    func colour(_ role: Role) -> Colour {
      theme.style(for: role, emphasis: [], depth: .indexed256).foreground
    }
    #expect(colour(.text) == .indexed(88))
    #expect(colour(.title) == .indexed(4))
  }

  /// Most of them end the process if they reach the parser.
  @Test(
    arguments: [
      ("[.]", 1), ("a = 1\n[[[", 2), ("a=[}", 1), ("\n\na=[1, }", 3), ("a=\"\n", 1),
      ("a\u{0}b", 1), ("a=1979-05-27Tb", 1), ("a=07:x", 1),
      (String(repeating: "a.", count: 100_000) + "b=1", 1),
      ("\n[" + String(repeating: "a.", count: 100_000) + "b]", 2),
      ("c={" + String(repeating: "'a' . ", count: 100_000) + "b=1}", 1),
    ])
  func `no broken text ends the process`(text: String, line: Int) {
    do throws(TOMLFlaw) {
      _ = try readTOML(text)
      Issue.record("read: \(text)")
    } catch {
      #expect(error.line == line)
    }
  }

  @Test(
    arguments: [
      "a = \"\"\"\n[.]\n\"\"\"\n", "a = '''\n[.] \"\n'''''\n", "# [.] }\n[a]\n",
      "a = [[1], {b = 2}]\n[[ c.\"d]\" ]]\n", "a = [\n[1],\n # }\n [2]\n]",
      "a = \"\\\"[}\"\r\n[b]", "a = '\\'\n[b]", "a = \"\"\nb = ''\n",
      "2026-11-23 = 1e10\nx-y = \"07:30\"\n",
    ])
  func `what only looks broken is read`(text: String) throws {
    #expect(try readTOML(text).count >= 1)
  }

  @Test func `no text made of pieces of TOML ends the process`() {
    let pieces = [
      "[", "[[", "]", "]]", "=", ".", ",", "{", "}", "\"", "'", "\"\"\"", "'''", "\\", "\\u0000",
      "a", "b.c", "true", "1", "-", "0x", "1e", "inf", "1979-05-27", "T07:32:00Z", "07:32", "T",
      "Z", ":", "#", "\n",
      "\r\n", "\r", " ", "\t", "\u{1}", "é", "\u{FEFF}", "_", "\u{7F}", "= 1\n", "[a]\n", "x = [",
      "y = {",
    ]
    var random = SplitMix64(seed: 20_261_123)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<14, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      _ = try? readTOML(text)
    }
  }

  @Test(arguments: ["", "[", "\u{FEFF}", "a.b.c.d.e = 1", "[roles]\ntext={fg={fg={fg=1}}}"])
  func `no text stops the program`(text: String) {
    _ = Theme.reading(text, file: "x.toml")
    _ = Theme.reading(String(repeating: text, count: 500), file: "x.toml")
  }

  @Test func `a library offers shipped themes and a person's own`() throws {
    let library = ThemeLibrary(ownThemes: [
      ("night.toml", "[roles]\ntext = 1"), ("nord.toml", "[roles]\ntext = 2"),
    ])
    #expect(library.names.first == ThemeLibrary.defaultName)
    #expect(library.names.last == "night")
    #expect(library.names.filter { $0 == "nord" }.count == 1)
    let nord = try #require(library.theme(named: "nord")).theme
    #expect(nord.style(for: .text, emphasis: [], depth: .indexed16).foreground == .indexed(2))
    #expect(library.theme(named: "nothing") == nil)
    #expect(library.defaultTheme.name == "terminal")
  }

  @Test(arguments: ThemeLibrary().names)
  func `a shipped theme says its name, its licence and its source`(name: String) throws {
    let theme = try shipped(name)
    #expect(theme.name == name)
    #expect(!theme.licence.isEmpty)
    #expect(!theme.source.isEmpty)
    #expect(name == "terminal" || name == "mono" || theme.variant != .any)
  }
}
