import ArgumentParser
import CellGrid
import DocketModel
import DocketThemes

/// The command `docket theme`.
struct Themes: Subcommand {
  static let example = """
    docket theme list                    the themes there are
    docket theme show nord               what each role looks like
    docket theme check nord              whether it has the contrast it needs
    """
  static let configuration = describe(
    "theme", "Lists, shows and checks themes.",
    [ThemeList.self, ThemeShow.self, ThemeVerify.self])

  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    try ThemeShelf.list(invocation)
  }
}

/// The command `docket theme list`.
struct ThemeList: Subcommand {
  static let example = "docket theme list"
  static let configuration = describe("list", "Lists the themes there are.")

  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    try ThemeShelf.list(invocation)
  }
}

/// The command `docket theme show`.
struct ThemeShow: Subcommand {
  static let example = "docket theme show nord"
  static let configuration = describe("show", "Shows what each role looks like.")

  @Argument(help: "The name of a theme, or the path of a file; else the configured one.")
  var name: String?
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let theme = try ThemeShelf.theme(name, invocation)
    let depth = ColourDepth.indexed256
    var table = Table([Table.Column(), Table.Column(), Table.Column(), Table.Column()])
    for role in Role.allCases {
      let style = theme.style(for: role, emphasis: [], depth: depth)
      if invocation.isJSON {
        invocation.printer.json(
          .object([
            "schema": Output.schema, "type": .string("role"), "theme": .string(theme.name),
            "role": .string(role.rawValue), "foreground": .string(style.foreground.words),
            "background": .string(style.background.words),
            "attributes": .strings(style.attributes.words),
          ]))
      } else {
        table.add([
          Span(SafeText(role.rawValue)), Span(SafeText(style.foreground.words)),
          Span(SafeText(style.background.words)),
          Span(SafeText(style.attributes.words.joined(separator: " "))),
        ])
      }
    }
    table.print(to: invocation.printer)
    return .ok
  }
}

/// The command `docket theme check`.
struct ThemeVerify: Subcommand {
  static let example = """
    docket theme check                   all themes
    docket theme check mine.toml         a file
    """
  static let configuration = describe("check", "Measures the contrast of themes.")

  @Argument(help: "The name of a theme, or the path of a file.") var name: String?
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let names = name.map { [$0] } ?? ThemeShelf.library(invocation).names
    var hasFailed = false
    for name in names {
      let check = ThemeCheck(try ThemeShelf.theme(name, invocation))
      hasFailed = hasFailed || !check.failures.isEmpty
      report(check, of: name, invocation)
    }
    return hasFailed ? .tooFaint : .ok
  }

  private func report(_ check: ThemeCheck, of name: String, _ invocation: Invocation) {
    if invocation.isJSON {
      for row in check.rows {
        invocation.printer.json(
          .object([
            "schema": Output.schema, "type": .string("contrast"), "theme": .string(name),
            "role": .string(row.role.rawValue), "depth": .string(row.depth.rawValue),
            "bar": .bool(row.onBar), "ratio": .number(ThemeShelf.hundredths(row.ratio)),
            "needed": .number(row.needed), "passes": .bool(row.passes),
          ]))
      }
      return
    }
    let count = check.rows.count
    invocation.printer.line(
      check.failures.isEmpty
        ? "\(SafeText(line: name)): all \(count) pairs have the contrast they need"
        : "\(SafeText(line: name)): \(check.failures.count) of \(count) pairs are too faint")
    for row in check.failures {
      let bar: SafeText = row.onBar ? " on the bar" : ""
      invocation.printer.line(
        "  \(row.role.rawValue)\(bar), \(row.depth.rawValue) colours: \(ThemeShelf.text(row.ratio)), needs \(ThemeShelf.text(row.needed))"
      )
    }
  }
}
