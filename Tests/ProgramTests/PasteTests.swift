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

  @Test func `without marks a short burst is keys and a long text is a paste`() throws {
    let docket = try Docket.filled(5)
    let reader = try docket.attach()
    try reader.expect("What happened")
    reader.read()
    let before = try docket.everything()
    try reader.write("rm -rf everything\rD x X\rthen some more words to be surely long enough\r")
    reader.read()
    #expect(try docket.everything() == before, "an unmarked paste was taken for keys")
    #expect(!reader.hasEnded)
  }
}
