import TestSupport
import Testing

/// First use: an empty home and one pasted briefing, key by key.
@Suite(.temporaryDirectory)
struct FirstMorningTests {
  @Test func `one pasted briefing is read, ticked, handed over and dismissed`() throws {
    let docket = try Docket()
    let reader = try docket.open()
    try reader.expect("Welcome", "Paste a briefing", "i file", "? all keys")
    #expect(try docket.actCount() == 0)

    try reader.paste(SamplePage.text)
    try reader.expect("Harbour Bank Moves", "3 sections, 3 actions, 2 related", "left out")
    #expect(try docket.actCount() == 0, "a paste stores nothing before Enter")
    #expect(try docket.count("list", "") == 0, "a paste stores nothing before Enter")

    try reader.press("q")
    try reader.expect("Paste a briefing", without: ["left out"])
    try reader.paste(SamplePage.text)
    try reader.expect("left out")
    try reader.press("Enter")
    try reader.expect("0/3", "What happened", SamplePage.actions[0])

    try readToTheEnd(reader)
    try tick(reader)
    try assign(reader)
    try dismiss(reader)

    try reader.press("Escape", "Escape", "Escape", "Escape")
    try reader.settled()
    #expect(try reader.status() == nil, "Escape never ends the program")
    try reader.press("q", "q")
    #expect(try reader.waitForEnd() == .exited(0))
    try reader.expect("docket: all saved")
  }

  private func readToTheEnd(_ reader: Tmux) throws {
    try reader.press("Space")
    try reader.expect("Why CISOs should care")
    for _ in 0..<8 { try reader.press("Space") }
    try reader.expect { rows in
      let words = rows.joined(separator: " ").split { !$0.isLetter }
      return words.contains("end") ? nil : "nothing says that this is the end"
    }
    try reader.expect(without: ["[x]"])
  }

  private func tick(_ reader: Tmux) throws {
    try reader.press("a", "x")
    try reader.expect("[x] 1", "1/3", "Done: \(SamplePage.actions[0]) - u undo")
  }

  private func assign(_ reader: Tmux) throws {
    try reader.press("j", "@")
    try reader.type("ana fri")
    try reader.press("Enter")
    try reader.expect("Fri 27 Nov", "ana")
  }

  private func dismiss(_ reader: Tmux) throws {
    try reader.press("j", "d")
    try reader.expect("n not ours", "mitigated")
    try reader.press("q")
    try reader.expect("[ ] 3", without: ["n not ours"])
    try reader.press("d", "n")
    try reader.expect("[-] 3", "n/a 23 Nov", "2/3")
    try reader.press("u")
    try reader.expect("Undone: n/a", "[ ] 3")
    try reader.press("C-r")
    try reader.expect("[-] 3")
  }

  @Test func `a paragraph longer than a line of the kernel is taken in whole`() throws {
    let docket = try Docket()
    let words = String(repeating: "one long paragraph ", count: 400).prefix(6000) + "."
    let shell = try docket.open("import", "-")
    try shell.expect("press Ctrl-D")
    try shell.paste(String(words))
    try shell.press("C-d")
    #expect(try shell.waitForEnd() == .exited(0))
    let id = try docket.output(of: "list", "--ids").prefix { $0 != "\n" }
    let stored = try docket.output(of: "show", String(id), "--json")
    #expect(stored.contains(words), "the stored text has lost a part of 6,001 characters")
  }
}
