import CellGrid
import Foundation
import TestSupport
import Testing
import TextOracle

/// Payloads in every field, on every screen: no byte of them acts, and nothing of ours is drawn over.
///
/// A part of it runs with the tests, all of it as row S1 of the laboratory.
@Suite(.temporaryDirectory)
struct EscapeOracleTests {
  /// Ways from the list to each screen.
  static let screens = [
    "", "\r", "a", "ao", "o", "gs", "=", "a=", "gl", "gh", "gf", "ga", "gb", "gw", "\rV", "z",
    "/word", "?", "S", "t", "d",
  ]
  /// From anywhere back to the top of the list.
  static let back = "\u{07}\u{07}\u{07}gigg"

  static let terminals: [(String, String)] =
    HostileStore.isFull
    ? [
      "xterm-256color", "xterm", "tmux-256color", "screen", "linux", "vt100", "xterm-mono", "rxvt",
    ].flatMap { terminal in
      ["C.UTF-8", "C", "en_US.ISO-8859-1", "xx_YY.UTF-8"].map { (terminal, $0) }
    }
    : [("xterm-256color", "C.UTF-8"), ("linux", "xx_YY.UTF-8"), ("vt100", "C")]

  @Test(arguments: terminals)
  func `a terminal gets signs and its own sequences, whatever is shown`(
    terminal: String, locale: String
  ) throws {
    var docket = try Docket()
    try HostileStore.fill(docket)
    docket.world = docket.world.with(["LANG": locale])
    let language = try TerminalLanguage(terminal: terminal, isASCII: !locale.hasSuffix("UTF-8"))
    let pty = try docket.attach(size: Size(columns: 120, rows: 40), terminal: terminal)
    let before = try pty.settings()
    pty.read(untilQuiet: .milliseconds(400))
    var pictures = 0
    for screen in Self.screens {
      try show(screen, on: pty)
      // Texts one by one, lists by half pages.
      let showsText = screen.hasPrefix("\r") || screen == "z"
      let all = HostileStore.bundles.count * 7
      for _ in 0..<(HostileStore.isFull ? (showsText ? all : all / 18) : 3) {
        try pty.write(showsText ? "J" : "\u{04}")
        pty.read(untilQuiet: .milliseconds(20), within: .milliseconds(500))
        pictures += 1
      }
      try pty.write(Self.back)
      pty.read(untilQuiet: .milliseconds(20))
    }
    // The reader itself says these only when it ends.
    for leaving in ["\u{1B}[?1049l", "\u{1B}[?2004l", "\u{1B}]52;"] {
      #expect(!pty.output.contains(Array(leaving.utf8)), "\(leaving.debugDescription)")
    }
    try pty.write("qqq")
    #expect(try pty.waitForEnd() == .exited(0))
    #expect(try pty.settings() == before)
    #expect(language.faults(in: pty.output) == [])
    print("FIGURE \(pictures) pictures\nFIGURE \(pty.output.count) bytes")
    try expectCleanLog(docket)
  }

  private func show(_ screen: String, on pty: Pty) throws {
    // Keys one by one: many at once could be taken for a paste where pastes have no marks.
    for key in screen {
      try pty.write(String(key))
      pty.read(untilQuiet: .milliseconds(10))
    }
    pty.read(untilQuiet: .milliseconds(60))
  }

  /// What went to standard error while the screen was up.
  private func expectCleanLog(_ docket: Docket) throws {
    let path = docket.world.directory + "/home/.local/state/docket/errors.log"
    let log = FileManager.default.contents(atPath: path).map(Array.init) ?? []
    #expect(Forbidden.scalars(in: log).isEmpty)
  }

  @Test(arguments: HostileStore.isFull ? ["C", "C.UTF-8"] : ["C"])
  func `the first row, the last row and the line between the panes are as with plain words`(
    locale: String
  ) throws {
    let plain = try chrome(isHarmless: true, locale)
    let hostile = try chrome(isHarmless: false, locale)
    // What only texts with something hidden in them make us say.
    let more: Set = ["V hidden", "N hidden characters shown in place - V hides them"]
    for (screen, items) in hostile.rows {
      let foreign = items.subtracting(plain.rows.values.reduce(more) { $0.union($1) })
      #expect(foreign.isEmpty, "\(screen.debugDescription)")
      #expect(!items.isEmpty, "\(screen.debugDescription)")
    }
    for (screen, columns) in hostile.borders {
      #expect(!columns.isDisjoint(with: plain.borders[screen] ?? []), "\(screen.debugDescription)")
    }
    print("FIGURE \(hostile.rows.count) screens with their own rows in place")
  }

  /// What stands in the first and the last row of each screen, and the columns of the lines between panes.
  private func chrome(
    isHarmless: Bool, _ locale: String
  ) throws -> (rows: [String: Set<String>], borders: [String: Set<Int>]) {
    var docket = try Docket(in: PinnedWorld(in: "\(try TemporaryDirectory.path)/\(isHarmless)"))
    try HostileStore.fill(docket, isHarmless: isHarmless)
    docket.world = docket.world.with(["LANG": locale])
    let reader = try docket.open(size: Size(columns: 120, rows: 40))
    try reader.expect("for you")
    var rows: [String: Set<String>] = [:]
    var borders: [String: Set<Int>] = [:]
    for screen in Self.screens + ["gaa"] {
      for key in screen { try reader.press(key == "\r" ? "Enter" : String(key)) }
      let picture = try reader.settled()
      rows[screen] = items(picture.first).union(items(picture.last))
      // Elsewhere signs take one or two columns.
      if locale == "C", ["", "\r", "a"].contains(screen) { borders[screen] = border(picture) }
      try reader.press("C-g", "C-g", "C-g", "g", "i", "g", "g")
      try reader.settled()
    }
    #expect(try reader.status() == nil, "\(reader.picture)")
    return (rows, borders)
  }

  /// The parts of a row of ours, with N for each number, in whatever signs they are.
  private func items(_ row: String?) -> Set<String> {
    let ascii = (row ?? "").map { ["─": "-", "·": "*", "…": "~"][$0] ?? String($0) }.joined()
    let counted = ascii.replacing(/[0-9][0-9,]*/, with: "N")
    return Set(
      counted.split(separator: #/ {2,}| \* |-{2,}/#).map { $0.drop { $0 == " " } }
        .map { String($0).replacing(#/ +$/#, with: "") }.filter { !$0.isEmpty })
  }

  /// Columns in which each row between the first and the last has a line.
  private func border(_ picture: [String]) -> Set<Int> {
    let rows = picture.dropFirst().dropLast().map { Array($0) }
    return Set(
      (0..<120).filter { column in
        rows.allSatisfy { $0.count > column && "|-+".contains($0[column]) }
      })
  }

  @Test func `what servers say in their heads reaches no command and no screen`() throws {
    let server = try HostileServer.shared.get()
    var urls: [String] = []
    for bundle in HostileStore.bundles {
      let hex = bundle.bytes.prefix(600).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      for kind in ["head", "refuse", "to"] {
        urls.append(try server.url("\(kind)?\(hex.joined())"))
      }
    }
    let configuration = urls.map { "[feeds.\"\($0)\"]\nallow_private = true\n" }.joined()
    let docket = try Docket(configuration: configuration)
    let outlines = urls.map { "<outline text=\"f\" xmlUrl=\"\($0)\"/>" }.joined()
    try docket.output(
      of: "feed", "import", "-", input: "<opml version=\"2.0\"><body>\(outlines)</body></opml>")
    var outcomes = [try docket.run("fetch"), try docket.run("fetch", "--json", "head", "refuse")]
    outcomes += try urls.prefix(6).map { try docket.run("import", $0) }
    for command in ["feed", "doctor", "log", "list"] {
      let words = command == "feed" ? ["feed", "list"] : [command]
      for more in [[], ["--json"]] {
        outcomes.append(
          try TestSupport.run(
            Docket.path, words + more, environment: docket.world.environment,
            directory: docket.world.directory))
      }
    }
    #expect(outcomes[0].error.contains("403"))
    for outcome in outcomes {
      #expect(Forbidden.scalars(in: outcome.outputBytes + outcome.errorBytes).isEmpty)
    }
    let pty = try docket.attach(size: Size(columns: 120, rows: 40))
    pty.read(untilQuiet: .milliseconds(400))
    try pty.write("gf")
    pty.read()
    try pty.write("\u{07}gl")
    pty.read()
    #expect(try TerminalLanguage(terminal: "xterm-256color").faults(in: pty.output).isEmpty)
  }
}
