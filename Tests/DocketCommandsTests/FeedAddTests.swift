import Foundation
import TestSupport
import Testing

@testable import DocketCommands

/// `docket feed add` asks an address before it keeps it.
@Suite(.temporaryDirectory) struct FeedAddTests {
  private static let text = """
    <?xml version="1.0"?><rss version="2.0"><channel><title>Hill\u{7} News</title>
    <link>https://hill.example/</link><description>News</description>
    <item><title>Grommet patched</title><link>https://hill.example/1</link>
    <description>Grommet has a flaw. Update it.</description></item>
    <item><title>Ferrule patched</title><link>https://hill.example/2</link>
    <description>Ferrule has a flaw. Update it.</description></item>
    </channel></rss>
    """
  private static let catalogue = """
    {"title": "CISA Catalog of Known Exploited Vulnerabilities", "catalogVersion": "2026.11.20",
    "count": 1, "vulnerabilities": [{"cveID": "CVE-2026-99901", "vendorProject": "Torvik",
    "product": "Gate", "vulnerabilityName": "Torvik Gate flaw", "dateAdded": "2026-11-20",
    "shortDescription": "A flaw.", "requiredAction": "Apply updates.", "dueDate": "2026-12-11"}]}
    """
  private static let provider = """
    {"canonical_url": "https://hill.example/provider-metadata.json",
    "distributions": [{"rolie": {"feeds": [{"tlp_label": "WHITE", "url": "rolie.json"}]}}]}
    """

  private let server: HostileServer
  private let name = "\(UInt32.random(in: 0...UInt32.max))"

  init() throws { server = try HostileServer.shared.get() }

  private func serve(_ text: String, as file: String) throws -> String {
    try server.serve(text, as: "\(name)/\(file)")
  }

  private func page(_ head: String) throws -> String {
    try serve(
      "<!DOCTYPE html><html><head><title>Hill</title>\(head)</head><body><h1>Hill</h1>"
        + "<p>What we make is on this page, and how to reach us.</p></body></html>",
      as: "index.html")
  }

  private func world(permitting urls: [String]) throws -> World {
    try World(
      configuration: urls.map { "[feeds.\"\($0)\"]\nallow_private = true\n" }.joined())
  }

  private func followed(_ world: World) -> [String] { world.docket("feed", "list", "--json").lines }

  @Test func `what was found is told, and is in the list by its own name`() throws {
    let url = try serve(Self.text, as: "feed.xml")
    let world = try world(permitting: [url])
    let added = world.docket("feed", "add", url)
    #expect(
      added.lines == [
        "following Hill News \(url) (feed): 2 briefings - docket undo takes it back",
        "next: docket fetch",
      ])
    #expect(added.error == "")
    #expect(followed(world).first?.contains(#""title":"Hill News""#) == true)
    #expect(world.docket("list").status == .nothing)
    let asked = try server.heads("files/\(name)").count
    #expect(world.docket("feed", "add", url).output.contains("is followed already"))
    world.docket("feed", "add", url, "--title", "Mine")
    #expect(try server.heads("files/\(name)").count == asked)
  }

  @Test func `the kind is found out, and a title that is given wins`() throws {
    let url = try serve(Self.catalogue, as: "data.json")
    let world = try world(permitting: [url])
    #expect(world.docket("feed", "add", url).output.contains("(kev): 1 briefing -"))
    world.docket("undo")
    let given = world.docket("feed", "add", url, "--kind", "kev", "--title", "Ours")
    #expect(given.output.contains("following Ours \(url) (kev): 1 briefing -"))
    let provider = try serve(Self.provider, as: "provider.json")
    let lists = try self.world(permitting: [provider]).docket("feed", "add", provider)
    #expect(lists.output.contains("(csaf): lists of advisories -"), "\(lists.error)")
  }

  @Test(arguments: ["csaf", "kev"])
  func `a kind that is not there is refused`(kind: String) throws {
    let url = try serve(Self.text, as: "feed.xml")
    let world = try world(permitting: [url])
    let outcome = world.docket("feed", "add", url, "--kind", kind)
    #expect(outcome.status == .badData)
    #expect(
      outcome.error
        == "docket: \(url) is not followed: what is there is of the kind feed; --untried keeps it unasked\n"
    )
    #expect(followed(world).isEmpty)
  }

  @Test func `a feed that is followed is asked before it is said to be of another kind`() throws {
    let url = try serve(Self.catalogue, as: "data.json")
    let world = try world(permitting: [url])
    world.docket("feed", "add", url)
    let outcome = world.docket("feed", "add", url, "--kind", "csaf")
    #expect(outcome.status == .badData)
    #expect(outcome.error.contains("what is there is of the kind kev"), "\(outcome.error)")
    world.docket("feed", "add", url, "--title", "Mine")
    #expect(followed(world).first?.contains(#""title":"Mine","kind":"kev""#) == true)
    let kept = world.docket("feed", "add", url, "--kind", "feed", "--untried")
    #expect(kept.status == .ok)
    #expect(
      world.docket("feed", "add", url, "--kind", "kev").output.contains("(kev): 1 briefing -"))
  }

  @Test func `a page leads to the feed it names, and keeps the name people gave it`() throws {
    let url = try serve(Self.text, as: "feed.xml")
    let page = try page(
      #"<link rel="alternate" type="application/rss+xml" title="Feed" href="feed.xml">"#)
    let world = try world(permitting: [url, page])
    let added = world.docket("feed", "add", page)
    #expect(added.output.hasPrefix("following Hill News \(url) (feed): 2 briefings"))
    #expect(added.error.contains("\(page) is a page for people; its feed is followed"))
    world.docket("feed", "add", url, "--title", "Mine")
    #expect(world.docket("feed", "add", page).output.contains("Mine \(url) is followed already"))
    #expect(followed(world).count == 1)
  }

  @Test func `a page whose feed may not be reached names the feed that is to be permitted`() throws
  {
    let page = try page(
      #"<link rel="alternate" type="application/rss+xml" href="feed.xml">"#)
    let feed = try server.url("files/\(name)/feed.xml")
    let outcome = try world(permitting: [page]).docket("feed", "add", page)
    #expect(outcome.status == .permission)
    #expect(outcome.error.contains("its feed \(feed) is not read: refused: 127.0.0.1"))
    #expect(outcome.error.contains("[feeds.\"\(feed)\"]"), "\(outcome.error)")
  }

  @Test func `where a server leads on to is told`() throws {
    let url = try serve(Self.text, as: "feed.xml")
    let path = "/files/\(name)/feed.xml"
    let moved = try server.url("to?" + path.utf8.map { String(format: "%02x", $0) }.joined())
    let world = try world(permitting: [moved])
    let outcome = world.docket("feed", "add", moved)
    #expect(outcome.output.contains("following Hill News \(moved) (feed): 2 briefings"))
    #expect(outcome.error.contains("\(moved) leads on to \(url)"), "\(outcome.error)")
  }

  @Test func `what does not answer, or is no feed, is not followed, and the sentence says why`()
    throws
  {
    let cases: [(String, DocketCommands.ExitStatus, String)] = [
      (try server.url("404?\(name)"), .unavailable, "its server has no such page (404)"),
      ("http://127.0.0.1:1/feed", .unavailable, "127.0.0.1 does not answer"),
      (try page(""), .badData, "it is a page for people, and names no feed"),
      (try serve("not a feed at all", as: "note.txt"), .badData, "names no feed"),
      (try serve("{\"a\": 1}", as: "a.json"), .badData, "nothing that docket knows as a feed"),
      (try serve("a\u{0}\u{1}b\u{2}", as: "b"), .badData, "what is there is not text (byte"),
      (
        try serve(
          "<opml version=\"2.0\"><body><outline xmlUrl=\"https://a.example/f\"/></body></opml>",
          as: "c.opml"), .badData, "it is a list of feeds - docket feed import"
      ),
    ]
    // One world, since its stores are told apart by numbers that each world counts from the start.
    let world = try world(permitting: cases.map(\.0))
    for (number, (url, status, words)) in cases.enumerated() {
      let store = ["--store", "\(world.directory)/store\(number)"]
      let outcome = world.docket(["feed", "add", url] + store)
      #expect(outcome.status == status, "\(url): \(outcome.output)\(outcome.error)")
      #expect(outcome.error.hasPrefix("docket: \(url) is not followed: "), "\(outcome.error)")
      #expect(outcome.error.contains(words), "\(outcome.error)")
      #expect(outcome.error.hasSuffix("; --untried keeps it unasked\n"), "\(outcome.error)")
      #expect(!FileManager.default.fileExists(atPath: store[1]), "\(url)")
      let kept = world.docket(["feed", "add", url, "--untried"] + store)
      #expect(
        kept.status == .ok && !kept.output.contains(" briefing"), "\(kept.output)\(kept.error)")
      #expect(world.docket(["feed", "list"] + store).lines.count == 1)
    }
  }

  @Test func `an address that is refused is not asked, and the line that permits it is told`()
    throws
  {
    let url = try serve(Self.text, as: "feed.xml")
    let world = try World()
    let outcome = world.docket("feed", "add", url)
    #expect(outcome.status == .permission)
    #expect(
      outcome.error.contains("allow_private = true in [feeds.\"\(url)\"] of config.toml permits it")
    )
    #expect(followed(world).isEmpty)
    #expect(try server.heads("files/\(name)").isEmpty)
  }
}
