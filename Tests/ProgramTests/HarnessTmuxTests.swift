import CellGrid
import TestSupport
import Testing

/// The private terminal multiplexer, tried with a shell and `cat`.
@Suite(.temporaryDirectory)
struct HarnessTmuxTests {
  private func shell(
    _ script: String, size: Size = Size(columns: 40, rows: 10),
    environment: [String: String] = plain
  ) throws -> Tmux {
    try Tmux(
      ["sh", "-c", script], environment: environment, size: size, in: TemporaryDirectory.path)
  }

  @Test func `keys, letters and pastes arrive, and the screen is read`() throws {
    let tmux = try shell("stty -echo; echo ready; cat")
    try tmux.expect("ready")
    try tmux.type("Enter; a semicolon;")
    try tmux.press("Space", "x", ";", "Enter")
    try tmux.expect("Enter; a semicolon; x;")
    try tmux.paste("zwei Wörter\n")
    try tmux.expect("zwei Wörter", without: ["200~"])
  }

  @Test func `a paste is bracketed when the program asks for it`() throws {
    let tmux = try shell("stty -icrnl; printf '\\033[?2004hready\\n'; cat -v")
    try tmux.expect("ready")
    try tmux.paste("a\nb")
    try tmux.press("C-j")
    try tmux.expect("^[[200~a^Mb^[[201~")
  }

  @Test func `size and cursor are those of the terminal`() throws {
    let tmux = try shell(
      "trap 'stty size' WINCH; stty size; printf '\\033[5;3H'; while :; do sleep 0.05; done")
    try tmux.expect("10 40")
    try tmux.settled()
    #expect(try tmux.cursor() == Position(column: 2, row: 4))
    try tmux.resize(Size(columns: 60, rows: 20))
    try tmux.expect("20 60")
    #expect(try tmux.screen().count == 20)
  }

  @Test func `a hidden cursor is none`() throws {
    let tmux = try shell("printf '\\033[?25lready'; sleep 60")
    try tmux.expect("ready")
    #expect(try tmux.cursor() == nil)
  }

  @Test func `colours are shown only when asked for`() throws {
    let tmux = try shell("printf '\\033[31mred\\033[m'; sleep 60")
    try tmux.expect("red")
    #expect(try tmux.screen()[0] == "red")
    #expect(try tmux.screen(withColours: true)[0].contains("\u{1B}[31mred"))
  }

  @Test func `the environment is exactly the one given`() throws {
    let tmux = try shell("env | sort; sleep 60", environment: plain.merging(["LANG": "C"]) { $1 })
    try tmux.expect("LANG=C", "TERM=tmux-256color", without: ["TMUX=", "HOME="])
  }

  @Test func `an empty TERM is no TERM at all`() throws {
    let tmux = try shell(
      "echo \"[${TERM-unset}]\"; sleep 60", environment: plain.merging(["TERM": ""]) { $1 })
    try tmux.expect("[unset]")
  }

  @Test func `the end of the program leaves its last screen`() throws {
    let tmux = try shell("echo all saved; exit 3")
    #expect(try tmux.waitForEnd() == .exited(3))
    try tmux.expect("all saved")
  }

  @Test func `a text that does not appear fails with the screen in a frame`() throws {
    let tmux = try shell("echo Inbox; sleep 60")
    try tmux.expect("Inbox")
    try withKnownIssue {
      try tmux.expect("Outbox", without: ["Inbox"], within: .milliseconds(50))
    } matching: { issue in
      issue.description.contains("\"Outbox\" is not on the screen, \"Inbox\" is on the screen")
        && issue.description.contains("|Inbox|") && issue.description.contains("running")
    }
  }
}
