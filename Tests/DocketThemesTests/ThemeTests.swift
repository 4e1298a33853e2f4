import CellGrid
import Testing

@testable import DocketThemes

@Suite struct ThemeTests {
  private let theme = Theme.reading(
    """
    [palette]
    ground = "#101010"
    blue = "#5f87ff"
    [roles]
    background = { bg = "ground" }
    text = "white"
    action = { fg = "blue", underline = true }
    "action.done" = { bold = true }
    "action.owner" = { underline = false }
    chart = "bright-red"
    "search.current" = { reverse = true }
    "search.match" = { fg = "yellow" }
    "text.dim" = { fg = 245, dim = true }
    selection = { bg = "blue" }
    cursorline = { bg = "#303030", bold = true }
    [roles.16]
    "action.done" = { fg = "green" }
    [roles.mono]
    "action.done" = { reverse = true }
    """, file: "test.toml"
  ).theme

  private func style(
    _ role: Role, _ emphasis: Cell.Emphasis = [], _ depth: ColourDepth = .direct
  ) -> Style {
    theme.style(for: role, emphasis: emphasis, depth: depth)
  }

  private let blue = Colour.rgb(red: 0x5f, green: 0x87, blue: 0xff)
  private let ground = Colour.rgb(red: 16, green: 16, blue: 16)

  @Test func `a role inherits what it does not say`() {
    #expect(
      style(.actionDone)
        == Style(foreground: blue, background: ground, attributes: [.bold, .underline]))
    #expect(style(.actionOwner).attributes == [])
    #expect(style(.title) == Style(foreground: .indexed(7), background: ground))
  }

  @Test func `a group of roles can be set though it is no role itself`() {
    #expect(style(.chart3, [], .indexed16).foreground == .indexed(9))
  }

  @Test func `a word for one depth stands for that depth`() {
    #expect(style(.actionDone, [], .indexed256).attributes == [.bold, .underline])
    #expect(style(.actionDone, [], .indexed16).foreground == .indexed(2))
    #expect(style(.actionDone, [], .indexed8).foreground == .indexed(2))
    #expect(style(.actionDone, [], .mono).attributes == [.reverse, .underline])
  }

  @Test(
    arguments: [
      (ColourDepth.direct, Colour.rgb(red: 0x5f, green: 0x87, blue: 0xff)),
      (.indexed256, .indexed(69)), (.indexed16, .indexed(7)), (.indexed8, .indexed(7)),
      (.mono, .terminal),
    ])
  func `colours become what the depth has`(depth: ColourDepth, expected: Colour) {
    // With 16 colours `action` loses its own colour and has that of the text.
    #expect(style(.action, [], depth).foreground == expected)
  }

  @Test func `bright names become bold where there are eight colours`() {
    #expect(
      style(.chart1, [], .indexed8) == Style(foreground: .indexed(1), attributes: .bold))
  }

  @Test func `a background that is lost becomes reverse, the one of the screen does not`() {
    #expect(style(.selection, [], .indexed256).background == .indexed(69))
    #expect(style(.selection, [], .indexed16).attributes == .reverse)
    #expect(style(.text, .bar, .mono).attributes == [.reverse, .bold])
    #expect(style(.text, [], .mono) == Style())
  }

  @Test func `the bar lies beneath the role`() {
    let bar = Colour.rgb(red: 0x30, green: 0x30, blue: 0x30)
    #expect(
      style(.action, .bar)
        == Style(foreground: blue, background: bar, attributes: [.bold, .underline]))
    #expect(style(.selection, .bar).background == blue)
    #expect(style(.background, .bar).background == bar)
  }

  @Test func `what is reversed stands out on a reversed bar`() {
    #expect(!style(.searchCurrent, .bar, .mono).attributes.contains(.reverse))
    #expect(style(.searchCurrent, [], .mono).attributes.contains(.reverse))
  }

  @Test func `emphasis adds to the look`() {
    #expect(style(.text, .bold).attributes == .bold)
    #expect(style(.text, .dim).foreground != style(.text).foreground)
    #expect(style(.action, .dim).foreground == blue)
    #expect(style(.action, .match, .indexed16).foreground == .indexed(3))
  }

  @Test func `direct colour has no index above seven`() {
    let dim = style(.textDim)
    #expect(dim.foreground == .rgb(red: 138, green: 138, blue: 138))
    #expect(style(.text).foreground == .indexed(7))
  }

  @Test(
    arguments: [
      (0, false, ColourDepth.mono), (-1, false, .mono), (8, false, .indexed8),
      (16, false, .indexed16), (88, false, .indexed16), (256, false, .indexed256),
      (1 << 24, true, .direct), (32767, false, .indexed8),
    ])
  func `the depth follows from the number of colours`(
    colours: Int, isDirect: Bool, depth: ColourDepth
  ) {
    #expect(ColourDepth(colours: colours, isDirect: isDirect) == depth)
  }

  @Test(arguments: ThemeLibrary().names)
  func `no shipped theme needs colour to tell states apart`(name: String) throws {
    let theme = try shipped(name)
    func attributes(_ role: Role) -> Style.Attributes {
      theme.style(for: role, emphasis: [], depth: .mono).attributes
    }
    #expect(attributes(.listUnread) != attributes(.listRow))
    #expect(attributes(.actionOverdue) != attributes(.actionOpen))
    #expect(attributes(.selection) != attributes(.text))
    let bar = theme.style(for: .text, emphasis: .bar, depth: .mono)
    #expect(bar.attributes.contains(.reverse))
  }
}
