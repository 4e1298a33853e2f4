import TestSupport
import Testing

/// Pastes are never commands (U11).
@Suite(.temporaryDirectory)
struct PasteTests {
  /// Bytes a terminal could send between the marks of a paste; the mark of its end is none of them.
  private func noise(seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    return random.bytes(1000).map { $0 == 0x1B ? 0x2E : $0 }
  }

  /// Letters and signs in lines; among them every key that means something.
  private func letters(seed: UInt64) -> [UInt8] {
    noise(seed: seed).map { $0 % 64 == 0 ? 0x0D : 0x20 + $0 % 95 }
  }

  @Test(arguments: ["list", "article"], [1, 2, 3] as [UInt64])
  func `noise pasted into a pane is refused, letters open a preview, and nothing is stored`(
    pane: String, seed: UInt64
  ) throws {
    let docket = try Docket.filled(5)
    let before = try docket.everything()
    let reader = try docket.open()
    try reader.expect("What happened")
    // Opening marks as read, which is an act of its own.
    if pane == "article" { try reader.press("Enter") }
    try reader.settled()
    let acts = try docket.actCount()
    try reader.paste(noise(seed: seed))
    try reader.expect("Nothing was stored")
    try reader.paste(letters(seed: seed))
    try reader.expect("Pasted")
    #expect(try docket.actCount() == acts, "a paste into the \(pane) is an act")
    try reader.press("q")
    try reader.expect("Inbox", without: ["Pasted"])
    #expect(try reader.status() == nil)
    #expect(try docket.actCount() == acts)
    if pane == "list" { #expect(try docket.everything() == before) }
  }

  @Test(arguments: [4, 5, 6] as [UInt64])
  func `noise pasted into the checklist changes nothing`(seed: UInt64) throws {
    let docket = try Docket.filled(5)
    let reader = try docket.open()
    try reader.expect("What happened")
    try reader.press("a")
    try reader.settled()
    let before = try docket.everything()
    try reader.paste(noise(seed: seed))
    try reader.paste(letters(seed: seed))
    try reader.settled()
    #expect(try docket.everything() == before)
    #expect(try reader.status() == nil)
  }

  @Test func `a paste made to look like keys stores nothing and ends nothing`() throws {
    let docket = try Docket.filled(3)
    let reader = try docket.attach()
    try reader.expect("What happened")
    // Going to the checklist marks as read, which is an act of its own.
    try reader.write("a")
    reader.read()
    try reader.write("\u{07}gi")
    reader.read()
    let before = try docket.everything()
    for keys in ["", "a", "/"] {
      for payload in Payload.all("P13") {
        try reader.write(keys)
        reader.read(untilQuiet: .milliseconds(50))
        try reader.write("\u{1B}[200~")
        try reader.write(payload.bytes(atMost: 20_000))
        try reader.write("\u{1B}[201~")
        // The mark of the end counts once nothing follows it.
        reader.read(untilQuiet: .milliseconds(200))
        #expect(!reader.hasEnded, "\(keys) \(payload.name)")
        try reader.write("\u{07}\u{07}\u{07}gi")
      }
    }
    reader.read()
    #expect(try docket.everything() == before)
    #expect(!reader.hasEnded)
  }

  @Test func `a paste into a prompt is its text, with line breaks as spaces`() throws {
    let docket = try Docket.filled(5)
    let before = try docket.everything()
    let reader = try docket.open()
    try reader.expect("What happened")
    try reader.press("/")
    try reader.paste("torvik\nmeridian; x D")
    try reader.expect("torvik meridian; x D")
    try reader.press("C-g")
    #expect(try docket.everything() == before)
  }

  private static let unmarked =
    "rm -rf everything\rD x X\rthen some more words to be surely long enough\r"

  @Test func `without marks a short burst is keys and a long text is a paste`() throws {
    let docket = try Docket.filled(5)
    // The description of this terminal says nothing of marks around a paste.
    let reader = try docket.attach(terminal: "vt100")
    try reader.expect("What happened")
    reader.read()
    let before = try docket.everything()
    reader.mark()
    try reader.write(Self.unmarked)
    try reader.expect("Pasted 70 characters")
    #expect(try docket.everything() == before, "an unmarked paste was taken for keys")

    // Drops the paste; then fewer bytes than a paste has, in one write.
    try reader.write("q")
    reader.read()
    try reader.write("jjax")
    try docket.expect(1, of: "actions", "state:done")
    #expect(!reader.hasEnded)
  }

  @Test func `where pastes are marked, what comes without marks is keys`() throws {
    let docket = try Docket.filled(5)
    let reader = try docket.attach(terminal: "xterm-256color")
    try reader.expect("What happened")
    reader.read()
    reader.mark()
    // Somebody who types ahead over a slow link: `a` to the checklist, ticks, and more than 40 bytes.
    try reader.write("axjxjx" + String(repeating: "kj", count: 20) + "\r:=?")
    try docket.expect(3, of: "actions", "state:done")
    #expect(!String(decoding: reader.outputSinceMark, as: UTF8.self).contains("Pasted"))
  }
}
