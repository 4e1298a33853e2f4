import TestSupport
import Testing

/// The judge of streams: what a terminal's own sequences are, and that everything else is noticed.
@Suite struct TerminalLanguageTests {
  @Test func `a terminal's own sequences and plain signs are no fault`() throws {
    let xterm = try TerminalLanguage(terminal: "xterm-256color")
    for text in [
      "plain é 漢", "\u{1B}[12;7H\u{1B}[K", "\u{1B}[38;5;208mwarm\u{1B}[39;49m", "\u{1B}[31m",
      "\u{1B}[?1049h\u{1B}[22;0;0t", "\u{1B}(B\u{1B}[m", "\u{1B}[?2004h", "a\r\nb\u{08}",
      "-\u{1B}[40b",
    ] {
      #expect(xterm.faults(in: Array(text.utf8)).isEmpty, "\(text.debugDescription)")
    }
    let vt100 = try TerminalLanguage(terminal: "vt100", isASCII: true)
    #expect(vt100.faults(in: Array("\u{1B}[0;1m\u{0F}\u{0E}qqq\u{0F}\u{1B}[3;4H".utf8)).isEmpty)
    #expect(vt100.faults(in: Array("é".utf8)).count == 2)
    #expect(vt100.faults(in: Array("\u{1B}[38;5;208m".utf8)).count == 1)
  }

  @Test(arguments: [
    "title", "clipboard", "link", "ask-setting", "ask-terminal", "ask-cursor", "ask-title",
    "ask-colour", "ask-font", "picture", "start-of-string", "privacy-message", "reset", "all-e",
    "modified-keys", "print", "terminology", "title-without-end",
    "string-without-end", "sequence-without-end", "escape-alone", "c1-in-utf8", "lone-9b", "nul",
    "bells", "delete", "next-line", "line-separator",
  ])
  func `a payload that reaches the terminal is a fault`(name: String) throws {
    let xterm = try TerminalLanguage(terminal: "xterm-256color")
    #expect(try !xterm.faults(in: Payload.named(name, in: "P1").bytes(atMost: 10)).isEmpty)
  }
}
