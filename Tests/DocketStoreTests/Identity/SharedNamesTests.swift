import DocketModel
import Testing

@testable import DocketStore

/// One briefing once: what joins, and what must not.
@Suite struct `One briefing once` {
  let rig: StoreRig
  let asker: Asker

  init() throws {
    rig = try StoreRig()
    asker = rig.asker
  }

  private func entry(
    _ title: String, link: String?, guid: String?, feed: String? = "https://a.example/feed",
    body: String = "It happened."
  ) -> Briefing {
    Briefing(
      title: title, link: link, guid: guid,
      sections: [Section(kind: .other, heading: "", blocks: [.paragraph(body)])],
      source: Source(name: "A", feed: feed))
  }

  private func count(_ store: Store) throws -> Int { try store.totals(for: asker).briefings }

  @Test func `a document that comes in parts is taken in as when it comes at once`() throws {
    let store = try rig.open()
    // The first and the last lead to one page, and are two all the same.
    let entries = (0..<6).map { number in
      entry(
        "Entry \(number)", link: "https://a.example/\(number == 5 ? 0 : number)",
        guid: "g-\(number)")
    }
    var taking = TakingIn()
    taking.shared = SharedNames(of: entries, inPartsOf: 3)
    for part in [entries[..<3], entries[3...]] { _ = try store.keep(Array(part), as: taking) }
    #expect(try count(store) == 6)
  }

  @Test func `the same story in two feeds is one, whatever trackers its links have`() throws {
    let store = try rig.open()
    _ = try store.keep([
      entry("One", link: "https://www.a.example/one?utm_source=rss", guid: "a-1"),
      entry(
        "One again", link: "http://a.example/one/?utm_campaign=x&fbclid=1#top", guid: "b-1",
        feed: "https://b.example/feed", body: "It happened, and here is all of it."),
    ])
    #expect(try count(store) == 1)
    let row = try #require(
      try store.briefingRows([BriefingKey(rawValue: "https://a.example/one")], for: asker).first)
    // The fullest is shown, and neither revises the other.
    #expect(row.title == "One again" && row.otherSources == 1)
  }

  @Test func `entries that lead to one page are as many as their guids, from then on`() throws {
    let store = try rig.open()
    let page = "https://a.example/release-notes"
    let first = (1...4).map {
      entry("Notes \($0)", link: page + "#v\($0)", guid: "tag:a.example:v\($0)")
    }
    #expect(try store.keep(Array(first[..<3])).count(.new) == 3)
    #expect(try count(store) == 3)
    // The feed moves on: what it still has is known, what is new is new, alone in its document or not.
    #expect(try store.keep([first[2]]).kept.map(\.outcome) == [.unchanged])
    #expect(try store.keep([first[3]]).kept.map(\.outcome) == [.new])
    #expect(try store.keep(first).kept.map(\.outcome) == Array(repeating: .unchanged, count: 4))
    var corrected = first[1]
    corrected.title = "Notes 2, corrected"
    #expect(try store.keep([corrected]).kept.map(\.outcome) == [.revised])
    #expect(try count(store) == 4)
    // A page of the same site that is one entry's own is its key as ever.
    _ = try store.keep([entry("Own", link: "https://a.example/own", guid: "tag:a.example:own")])
    #expect(try store.resolve("https://a.example/own") != .unknown)
    #expect(try store.resolve(page) == .unknown)
    // The same on another host, from the records alone.
    let there = try rig.open(ben)
    #expect(try there.keep([first[0]]).kept.map(\.outcome) == [.unchanged])
  }

  @Test func `what was alone on its page stays itself when others come to it`() throws {
    let store = try rig.open()
    let page = "https://a.example/bulletins"
    let (one, two) = (entry("1", link: page, guid: "1"), entry("2", link: page, guid: "2"))
    _ = try store.keep([one])
    #expect(try store.keep([one, two]).kept.map(\.outcome) == [.unchanged, .new])
    #expect(try store.keep([two]).kept.map(\.outcome) == [.unchanged])
    #expect(try count(store) == 2)
  }

  @Test
  func `entries of one file that lead to one page are told apart too, those of several are not`()
    throws
  {
    let store = try rig.open()
    func entries(_ paths: [String]) -> [Briefing] {
      paths.enumerated().map { number, path in
        var briefing = entry("N\(number)", link: "https://a.example/x", guid: nil, feed: nil)
        briefing.source.path = path
        return briefing
      }
    }
    #expect(try store.keep(entries(["notes.xml", "notes.xml"])).count(.new) == 2)
    #expect(try store.keep(entries(["notes.xml", "notes.xml"])).count(.unchanged) == 2)
    _ = try store.keep(entries(["old.html", "new.html"]))
    #expect(try count(store) == 3)
  }

  @Test func `without guids the titles tell entries of one page apart`() throws {
    let store = try rig.open()
    let page = "https://a.example/news?page=all"
    let entries = ["One", "Two"].map { entry($0, link: page, guid: nil) }
    #expect(try store.keep(entries).count(.new) == 2)
    #expect(try store.keep(entries).count(.unchanged) == 2)
  }

  @Test func `a guid that all entries have names none of them`() throws {
    let store = try rig.open()
    let entries = (1...3).map {
      entry("E\($0)", link: "https://a.example/\($0)", guid: "https://a.example/")
    }
    #expect(try store.keep(entries).count(.new) == 3)
    #expect(try store.keep(entries).count(.unchanged) == 3)
    #expect(try count(store) == 3)
  }

  @Test func `one entry twice in its feed is one`() throws {
    let store = try rig.open()
    let one = entry("E", link: "https://a.example/e", guid: "e")
    #expect(try store.keep([one, one]).kept.map(\.outcome) == [.new, .unchanged])
    // The same guid with a new address is the same entry: sites rename their pages.
    let moved = entry("E", link: "https://a.example/renamed", guid: "e")
    #expect(try store.keep([moved]).kept.map(\.outcome) == [.revised])
    #expect(try count(store) == 1)
  }

  @Test func `a guid that is an address stands for the link that is not there`() throws {
    let store = try rig.open()
    _ = try store.keep([entry("E", link: nil, guid: "https://a.example/e?utm_source=x")])
    _ = try store.keep([
      entry("E", link: "https://a.example/e", guid: "7", feed: "https://b.example/")
    ])
    #expect(try count(store) == 1)
    // One that is none stands for itself, in its feed.
    _ = try store.keep([
      entry("F", link: nil, guid: "urn:1"),
      entry("F", link: nil, guid: "urn:1", feed: "https://b.example/"),
    ])
    #expect(try count(store) == 3)
  }

  @Test func `a catalogue and a vendor's advisory on one flaw are two briefings`() throws {
    let store = try rig.open()
    var kev = entry(
      "Flaw (CVE-2025-5777)", link: "https://nvd.nist.gov/vuln/detail/CVE-2025-5777",
      guid: "CVE-2025-5777")
    kev.cves = ["CVE-2025-5777"]
    var csaf = entry(
      "Advisory", link: "https://v.example/SSA-2025-9", guid: "SSA-2025-9",
      feed: "https://v.example/csaf")
    csaf.cves = ["CVE-2025-5777"]
    _ = try store.keep([kev, csaf])
    #expect(try count(store) == 2)
    // The database's own page about the flaw is about nothing else.
    _ = try store.keep([
      entry(
        "CVE-2025-5777", link: "https://nvd.nist.gov/vuln/detail/CVE-2025-5777", guid: "n-1",
        feed: "https://nvd.example/feed")
    ])
    #expect(try count(store) == 2)
  }

  @Test func `a document that names itself is known by that and its publisher`() throws {
    let store = try rig.open()
    var one = entry("Old title", link: nil, guid: "XYZZY_2026_1", feed: nil)
    _ = try store.keep([one])
    one.title = "New title"
    one.sections = [Section(kind: .other, heading: "", blocks: [.paragraph("All of it is new.")])]
    #expect(try store.keep([one]).kept.map(\.outcome) == [.revised])
    one.title = "Of somebody else"
    one.source.name = "Somebody else"
    #expect(try store.keep([one]).kept.map(\.outcome) == [.new])
  }
}
