import CellGrid
import TestSupport
import Testing

/// Forty feeds, one of a dead host and one that refuses: keys go on, the line is spared, Ctrl-C ends it (U18, U20).
@Suite(.temporaryDirectory)
struct FetchingTests {
  private func feed(_ number: Int) -> String {
    """
    <?xml version="1.0"?><rss version="2.0"><channel><title>Feed \(number)</title>
    <item><title>Gate \(number) answers without a password</title>
    <link>https://feed\(number).example/1</link><pubDate>Mon, 23 Nov 2026 06:00:00 GMT</pubDate>
    <description>A corrected release is out since yesterday.</description></item></channel></rss>
    """
  }

  /// Follows the feeds without asking them.
  private func docket(_ site: LoopbackSite, _ names: [String]) throws -> Docket {
    let docket = try Docket(configuration: site.configuration(names))
    let outlines = names.map { "<outline text=\"\($0)\" xmlUrl=\"\(site.address($0))\"/>" }
    try docket.output(
      of: "feed", "import", "-",
      input: "<opml version=\"2.0\"><body>\(outlines.joined())</body></opml>")
    try docket.output(of: "import", "-", input: "# One\n\n## What happened\n\nIt did.\n")
    try docket.output(of: "import", "-", input: "# Two\n\n## What happened\n\nIt did too.\n")
    return docket
  }

  private func names(_ site: LoopbackSite, _ count: Int) throws -> [String] {
    let names = (1...count).map { "slow\($0).xml" }
    for (number, name) in names.enumerated() { try site.serve(feed(number), as: name) }
    return names + ["dead.xml", "missing.xml"]
  }

  @Test func `keys go on while feeds are fetched, and Ctrl-C ends it`() throws {
    let site = try LoopbackSite()
    let docket = try docket(site, names(site, 38))
    let reader = try docket.open(size: Size(columns: 120, rows: 40))
    try reader.expect("Two")
    try reader.press("R")
    // A busy host reads a document in a second.
    try reader.expect("fetch 39/40, 1 failed", within: .seconds(120))
    for key in ["j", "k"] { try reader.press(key) }
    try reader.press("g", "f")
    try reader.expect("dead.xml", "fetch 39/40")
    try reader.press("q", "a")
    try reader.press("C-g", "?")
    try reader.expect("All keys")
    try reader.press("C-g", "C-c")
    try reader.expect("38 new", "cancelled", without: ["fetch 39/40"])
    try reader.press("g", "l")
    try reader.expect("Feeds that failed", "\"missing.xml\" failed", "404")
    try reader.press("q", "q", "q")
    #expect(try reader.waitForEnd() == .exited(0))
  }

  @Test func `the list of a provider is read by a worker of the program`() throws {
    let site = try LoopbackSite()
    let docket = try Docket(configuration: site.configuration(["changes.csv"]))
    try site.serve(
      "\"a.json\",\"2026-11-22T08:00:00Z\"\n\"b.json\",\"2026-11-21T08:00:00Z\"\n",
      as: "changes.csv")
    let added = try docket.output(of: "feed", "add", site.address("changes.csv"))
    #expect(added.contains("(csaf): 2 briefings"), "\(added)")
  }

  @Test func `Ctrl-C ends the asking of an address that is to be added, and nothing is kept`()
    throws
  {
    let site = try LoopbackSite()
    let docket = try Docket(configuration: site.configuration(["dead.xml"]))
    let pty = try docket.attach("feed", "add", site.address("dead.xml"))
    try pty.expect("asking 127.0.0.1")
    try pty.write("\u{3}")
    #expect(try pty.waitForEnd() == .exited(130))
    #expect(Pty.readable(pty.output).contains("is not followed: cancelled"))
    #expect(try docket.run("feed", "list").status == .exited(1))
  }

  @Test func `a fetch costs at most two small updates a second`() throws {
    let site = try LoopbackSite()
    let docket = try docket(site, names(site, 8))
    let pty = try docket.attach()
    try pty.expect("What happened")
    pty.read(untilQuiet: .milliseconds(500))
    _ = try pty.cost(of: "R", quiet: .milliseconds(50))
    pty.mark()
    // At most two a second, and one that was under way.
    _ = pty.read(for: .seconds(3))
    #expect(pty.bytesSinceMark <= 7 * 150, "\(Pty.readable(pty.outputSinceMark))")
    // Only the dead host is left, and nothing is written any more.
    pty.read(untilQuiet: .seconds(8), within: .seconds(120))
    #expect(pty.read(for: .seconds(3)).isEmpty)
  }
}
