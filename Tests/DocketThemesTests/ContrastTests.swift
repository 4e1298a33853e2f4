import CellGrid
import Testing

@testable import DocketThemes

@Suite struct ContrastTests {
  /// Pairs and their ratios to two decimals, from other programs' calculators.
  @Test(
    arguments: [
      (RGB.black, RGB.white, 2100), (RGB(0x777777), RGB.white, 448),
      (RGB(0x008700), RGB.black, 447),
      (RGB(0xaf5f00), RGB.white, 471), (RGB(0xaf5f5f), RGB.black, 462), (.white, .white, 100),
    ])
  func `the ratio is that of WCAG`(one: RGB, other: RGB, hundredths: Int) {
    #expect(Int((Contrast.ratio(one, other) * 100).rounded()) == hundredths)
    #expect(Contrast.ratio(one, other) == Contrast.ratio(other, one))
  }

  @Test(arguments: ThemeLibrary().names)
  func `every shipped theme has the contrast its roles need at every depth`(name: String) throws {
    let check = ThemeCheck(try shipped(name))
    #expect(check.failures.map { "\($0)" } == [])
    #expect(check.rows.count == (Role.allCases.count - 1) * ColourDepth.allCases.count * 2)
  }

  /// Marks may carry short words, so where the background is known they are held to more.
  @Test(arguments: [
    "high-contrast-dark", "high-contrast-light", "catppuccin-mocha", "nord", "solarized-light",
  ])
  func `accents on a known background can be read as words`(name: String) throws {
    let marks: [Role] = [
      .severityCritical, .actionDone, .actionDue, .actionOverdue, .actionConflict,
    ]
    let rows = ThemeCheck(try shipped(name)).rows
    for row in rows where marks.contains(row.role) && row.depth >= .indexed256 {
      #expect(row.ratio >= 4.5, "\(row)")
    }
  }

  @Test(arguments: Cell.Emphasis.every, ColourDepth.allCases)
  func `high contrast holds under every emphasis`(
    emphasis: Cell.Emphasis, depth: ColourDepth
  ) throws {
    for name in ["high-contrast-dark", "high-contrast-light"] {
      let theme = try shipped(name)
      for role in Role.allCases where role.use == .words {
        let style = theme.style(for: role, emphasis: emphasis, depth: depth)
        #expect(Contrast.least(of: style, on: theme.variant) >= 7, "\(name) \(role)")
      }
    }
  }

  @Test func `words in the default theme keep the colour of the terminal`() throws {
    let theme = try shipped("terminal")
    for role in Role.allCases where role.use == .words {
      for depth in ColourDepth.allCases {
        let style = theme.style(for: role, emphasis: [], depth: depth)
        #expect(style.foreground == .terminal, "\(role)")
        #expect(style.background == .terminal, "\(role)")
      }
    }
  }

  /// Orange, red and green, and nothing else.
  @Test func `the default theme spends colour on three meanings`() throws {
    let theme = try shipped("terminal")
    var coloured: [Colour: Set<Role>] = [:]
    for role in Role.allCases {
      let style = theme.style(for: role, emphasis: [], depth: .indexed256)
      if style.foreground != .terminal { coloured[style.foreground, default: []].insert(role) }
    }
    #expect(
      coloured == [
        .indexed(131): [.actionOverdue, .actionConflict],
        .indexed(130): [.actionDue, .severityCritical],
        .indexed(28): [.actionDone],
      ])
  }

  @Test func `a colour that cannot be read is found`() {
    let (theme, _) = Theme.reading(
      "[meta]\nvariant = \"dark\"\n[roles]\ntext = \"#555555\"\n", file: "grey.toml")
    let failures = ThemeCheck(theme).failures
    #expect(failures.contains { $0.role == .text && $0.depth == .direct })
    #expect(!failures.contains { $0.depth == .mono })
  }
}

/// A shipped theme, which has to be read without a warning.
func shipped(_ name: String) throws -> Theme {
  let (theme, warnings) = try #require(ThemeLibrary().theme(named: name))
  #expect(warnings == [])
  return theme
}

extension Cell.Emphasis {
  static let every: [Cell.Emphasis] = (0..<16).map { Cell.Emphasis(rawValue: $0) }
}
