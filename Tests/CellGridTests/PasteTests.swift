import TestSupport
import Testing

@testable import CellGrid

@Suite struct PasteTests {
  private let start = "\u{1B}[200~"
  private let end = "\u{1B}[201~"

  private func inputs(_ reads: [String]) -> [Input] {
    var decoder = InputDecoder()
    var inputs: [Input] = []
    for (number, read) in reads.enumerated() {
      inputs += decoder.feed(Array(read.utf8), at: UInt64(number) * 10)
    }
    return inputs + decoder.tick(at: 50_000)
  }

  private func paste(_ text: String) -> Input { .paste(Array(text.utf8)) }

  @Test func `bytes between the marks are one paste`() {
    #expect(inputs([start + "rm -rf\nD" + end]) == [paste("rm -rf\nD")])
    #expect(inputs([start + end]) == [paste("")])
    #expect(inputs(["j" + start + "x" + end]) == [.key(.character("j")), paste("x")])
  }

  @Test func `a paste may be cut into reads anywhere`() {
    let bytes = Array((start + "qé\u{3}\u{1A}\u{4}\u{1B}[A:!id\r" + end).utf8)
    for cut in 1..<bytes.count {
      var decoder = InputDecoder()
      var inputs = decoder.feed(Array(bytes[..<cut]), at: 0)
      inputs += decoder.feed(Array(bytes[cut...]), at: 30)
      inputs += decoder.tick(at: 130)
      #expect(inputs == [paste("qé\u{3}\u{1A}\u{4}\u{1B}[A:!id\r")])
    }
  }

  @Test func `an end mark inside the paste does not end it`() {
    #expect(inputs([start + "a" + end + "q:!id\r" + end]) == [paste("aq:!id\r")])
    #expect(inputs([start + "a" + end, "q:!id\r" + end]) == [paste("aq:!id\r")])
    #expect(inputs([start + "a" + end + "q\u{1B}[20", "1~ZZ\u{1B}", "[201~"]) == [paste("aqZZ")])
    #expect(inputs([start + "a" + end + start + "b" + end]) == [paste("a" + start + "b")])
    #expect(inputs([start + "\u{1B}\u{1B}[201\u{1B}[201~"]) == [paste("\u{1B}\u{1B}[201")])
  }

  @Test(arguments: Payload.all("P13"))
  func `a hostile paste is one paste and no key`(payload: Payload) {
    let bytes = payload.bytes(atMost: 20_000)
    var decoder = InputDecoder()
    let inputs =
      decoder.feed(Array(start.utf8) + bytes + Array(end.utf8), at: 0) + decoder.tick(at: 50_000)
    guard case .paste(let pasted)? = inputs.first, inputs.count == 1 else {
      Issue.record("\(inputs.count) inputs")
      return
    }
    #expect(pasted.count <= bytes.count)
    #expect(decoder.feed([0x6A], at: 60_000) == [.key(.character("j"))])
  }

  @Test func `what is typed after a paste are keys`() {
    #expect(inputs([start + "a" + end + "\r"]) == [paste("a"), .key(.enter)])
    var decoder = InputDecoder()
    _ = decoder.feed(Array((start + "a" + end).utf8), at: 0)
    #expect(decoder.deadline == 100)
    #expect(decoder.tick(at: 100) == [paste("a")])
    #expect(decoder.feed([0x0D], at: 110) == [.key(.enter)])
  }

  @Test func `a paste without an end is given up after its time`() {
    var decoder = InputDecoder()
    _ = decoder.feed(Array((start + "abc").utf8), at: 0)
    #expect(decoder.deadline == 10_000)
    #expect(decoder.tick(at: 9_999) == [])
    #expect(decoder.tick(at: 10_000) == [paste("abc")])
    #expect(decoder.feed(Array((end + "j").utf8), at: 10_100) == [.key(.character("j"))])
  }

  @Test func `a paste is kept up to its limit and its end is still seen`() {
    var options = InputDecoder.Options()
    options.pasteLimit = 10
    for length in 1...20 {
      var decoder = InputDecoder(options: options)
      let text = String(repeating: "x", count: length)
      let inputs = decoder.feed(Array((start + text + end).utf8), at: 0) + decoder.tick(at: 100)
      #expect(inputs == [paste(String(text.prefix(10)))])
      #expect(decoder.feed([0x6A], at: 200) == [.key(.character("j"))])
    }
    var decoder = InputDecoder()
    _ = decoder.feed(Array(start.utf8), at: 0)
    for _ in 0..<11 { _ = decoder.feed([UInt8](repeating: 0x80, count: 1 << 20), at: 1) }
    #expect(
      decoder.feed(Array(end.utf8), at: 2) + decoder.tick(at: 200) == [
        .paste([UInt8](repeating: 0x80, count: 10 << 20))
      ])
  }

  @Test func `a long tail after an end mark is part of the paste`() {
    let long = String(repeating: "qwertzuiop", count: 1_000)
    #expect(inputs([start + "a" + end + long, long + end]) == [paste("a" + long + long)])
  }

  @Test func `a burst with a line break counts as a paste`() {
    let text = "Microsoft fixes a flaw,\ninstall KB5002754 today.\n"
    #expect(inputs([text, "q"]) == [paste(text + "q")])
    var decoder = InputDecoder()
    #expect(decoder.feed(Array(text.utf8), at: 0) == [])
    #expect(decoder.tick(at: 100) == [paste(text)])
    #expect(decoder.feed([0x71], at: 101) == [.key(.character("q"))])
  }

  @Test(arguments: [
    String(repeating: "j", count: 300), String(repeating: "jk\r", count: 30),
    "short\nabcdefghijklm",
    "no line break in all of this text, however long it may be",
  ]) func `keys typed ahead are no burst`(text: String) {
    #expect(inputs([text]).count == text.utf8.count)
  }

  @Test func `bursts can be switched off`() {
    var options = InputDecoder.Options()
    options.recognisesBursts = false
    var decoder = InputDecoder(options: options)
    let text = "Microsoft fixes a flaw,\ninstall KB5002754 today.\n"
    #expect(decoder.feed(Array(text.utf8), at: 0).count == text.utf8.count)
  }

  @Test(arguments: 0..<6)
  func `random pasted bytes never become keys`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let content = (0..<1_000).map { _ in UInt8.random(in: 0...255, using: &random) }
      var decoder = InputDecoder()
      var inputs: [Input] = []
      let bytes = Array(start.utf8) + content + Array(end.utf8)
      var index = 0
      while index < bytes.count {
        let next = min(index + Int.random(in: 1...400, using: &random), bytes.count)
        inputs += decoder.feed(Array(bytes[index..<next]), at: 5)
        index = next
      }
      #expect(inputs + decoder.tick(at: 200) == [.paste(content)])
    }
  }
}
