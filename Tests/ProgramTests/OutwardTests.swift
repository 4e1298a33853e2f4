import CellGrid
import TestSupport
import Testing

/// Text and links out of the reader, and use without colour (U26, U33).
@Suite(.temporaryDirectory)
struct OutwardTests {
  private static let link =
    "https://example.org/advisories/2026/11/a-rather-long-name-that-needs-room"

  private func linked() throws -> Docket {
    let docket = try Docket()
    try docket.output(
      of: "import", "--as", "markdown", "-",
      input: """
        ---
        title: Router advisory
        url: \(Self.link)
        ---

        ## What happened

        A fault was found, see [the advisory](\(Self.link)).

        ## 1 practical action

        1. Update the router: Today.
        """)
    return docket
  }

  @Test func `copying a link sends one clipboard request`() throws {
    let pty = try linked().attach()
    try pty.expect("Router advisory")
    pty.read()
    pty.mark()
    try pty.write("yu")
    try pty.expect("\u{1B}]52;c;")
    pty.read()
    let sent = String(decoding: pty.outputSinceMark, as: UTF8.self)
    #expect(sent.split(separator: "\u{1B}]52;c;", omittingEmptySubsequences: false).count == 2)
    // The request carries the link in base64: its first bytes are those of "https:".
    #expect(sent.contains("\u{1B}]52;c;aHR0cHM6"), "\(Pty.readable(pty.outputSinceMark))")
  }

  @Test func `the links panel shows the whole link on one row`() throws {
    let reader = try linked().open()
    try reader.expect("Router advisory")
    try reader.press("o")
    try reader.expect(Self.link)
  }

  @Test func `printing leaves the text in the scrollback`() throws {
    let reader = try linked().open()
    try reader.expect("Router advisory")
    try reader.press("Y")
    try reader.expect("[Enter]")
    #expect(try reader.scrollback().contains { $0.contains("A fault was found") })
    try reader.press("Enter")
    try reader.expect("Router advisory", "Update the router")
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "xterm-mono"], ["TERM": "vt100"]])
  func `every state can be told without colour`(environment: [String: String]) throws {
    var docket = try Docket.filled(5)
    docket.world = docket.world.with(environment.mapValues { Optional($0) })
    let reader = try docket.open(size: .init(columns: 120, rows: 40))
    try reader.expect("Inbox", "*")
    try reader.press("a", "x", "j", "d", "n", "j", "w", "t")
    try reader.expect("[x]", "[-]", "[>]")
    let coloured = try reader.screen(withColours: true).joined()
    // 30 to 38 choose a colour, 39 goes back to none.
    for colour in 0...8 {
      #expect(!coloured.contains("\u{1B}[3\(colour)"), "colours in spite of \(environment)")
    }
  }
}
