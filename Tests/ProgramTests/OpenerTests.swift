import Glibc
import TestSupport
import Testing

/// What the program that opens links is given: its words and the address, with no shell between.
@Suite(.temporaryDirectory)
struct OpenerTests {
  /// A program that writes each of its arguments on a line of its own.
  private func recorder(_ docket: Docket) throws -> String {
    let path = docket.world.directory + "/recorder"
    try write(
      "#!/bin/sh\nfor word; do printf '%s\\n' \"$word\"; done >\"$0.out\"\n", to: path)
    #expect(chmod(path, 0o700) == 0)
    return path
  }

  private func recorded(_ path: String) -> [String]? {
    guard let file = fopen(path + ".out", "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func open(_ link: String) throws -> (Tmux, String) {
    var docket = try Docket()
    let path = try recorder(docket)
    docket.world = docket.world.with(["BROWSER": "\(path) --new-window  -x"])
    try docket.output(
      of: "import", "--as", "markdown", "-",
      input: "# Router advisory\n\n## What happened\n\nSee [the page](<\(link)>).\n")
    let reader = try docket.open()
    try reader.expect("Router advisory")
    try reader.press("1", "o")
    return (reader, path)
  }

  @Test(arguments: [
    ("https://example.org/a?x=1&y=2;z#f", "https://example.org/a?x=1&y=2%3Bz#f"),
    ("https://example.org/it's-%22quoted%22", "https://example.org/it%27s-%22quoted%22"),
    ("https://example.org/a%20b", "https://example.org/a%20b"),
    ("https://example.org/$(id)`id`|id", "https://example.org/%24%28id%29%60id%60%7Cid"),
    ("https://example.org/-rf", "https://example.org/-rf"),
  ])
  func `the address is one argument behind the words of BROWSER`(
    link: String, given: String
  ) throws {
    let (reader, path) = try open(link)
    try reader.expect("Opened")
    #expect(recorded(path) == ["--new-window", "-x", given])
  }

  @Test(arguments: ["file:///etc/passwd", "-oProxyCommand=id", "https://-x/"])
  func `what is no plain web address starts nothing`(link: String) throws {
    let (reader, path) = try open(link)
    try reader.settled()
    #expect(recorded(path) == nil)
    #expect(try reader.status() == nil)
  }
}
