import DocketModel
import Testing

@testable import DocketStore

@Suite struct IdentityTests {
  @Test(arguments: [
    ("https://Example.org/a/?utm_source=x&id=3#top", "https://example.org/a?id=3"),
    ("http://www.example.org:80/a/", "https://example.org/a"),
    ("https://user:pw@example.org:8443/a?b=1&fbclid=z", "https://example.org:8443/a?b=1"),
    ("  https://example.org  ", "https://example.org"),
    ("HTTPS://EXAMPLE.ORG./Case/Kept?A=B", "https://example.org/Case/Kept?A=B"),
    ("https://[::1]:443/x", "https://[::1]/x"),
    ("https://example.org?gclid=1&&", "https://example.org"),
  ])
  func `copies of a link have one form`(link: String, form: String) {
    #expect(CanonicalLink(link)?.text == form)
  }

  @Test(arguments: [
    "", "example.org", "javascript:alert(1)", "mailto:a@b", "https://", "https:///x", "file:///etc",
    "https://exa\nmple.org/",
  ])
  func `what is no web address has no form`(link: String) {
    #expect(CanonicalLink(link) == nil)
  }

  @Test(arguments: [
    ("cve-2026-1234", "CVE-2026-1234"), ("GHSA-abcd-EF01-2345", "GHSA-ABCD-EF01-2345"),
    ("ICSA-26-100-01", "ICSA-26-100-01"), ("RHSA-2026:0042", "RHSA-2026:0042"),
    ("USN-7000-1", "USN-7000-1"), ("PYSEC-2026-7", "PYSEC-2026-7"),
  ])
  func `ids of advisories are known in any case`(text: String, id: String) {
    #expect(AdvisoryID.normalised(text) == id)
  }

  @Test(arguments: [
    "CVE-26-1", "CVE-2026-12x4", "GHSA-abcd", "https://example.org/CVE-2026-1234", "post-1234",
    "CVE-2026-1234 and more", "", "GO",
  ])
  func `other texts are no advisory`(text: String) {
    #expect(AdvisoryID.normalised(text) == nil)
  }

  private let page = Briefing(
    title: "A flaw in X", link: "https://example.org/x?utm_medium=rss",
    guid: "tag:example.org,2026:1",
    sections: [
      Section(
        kind: .other, heading: "Now",
        blocks: [.paragraph("One  two"), .list(ordered: false, items: ["a", "b"])])
    ],
    actions: [
      Action(ordinal: 1, title: "Patch X."), Action(ordinal: 2, title: "patch  x"),
      Action(ordinal: 3, title: "Look"),
    ], source: Source(feed: "https://example.org/feed.xml"))

  @Test func `the names of a briefing are pinned, since changing them makes everything new`() {
    let named = Identity.of(page)
    #expect(
      named.keys.map(\.rawValue) == [
        "https://example.org/x", "guid:c7dfe044e1e3615087abb5610f9b6a0f",
      ])
    #expect(named.sourceID == "https://example.org/feed.xml")
    #expect(named.short == "bc7ad3")
    #expect(
      named.content.rawValue
        == "b03fe45c47636c7e69c07886c668f7d645aabf140afac822eb04e7d2c06ce648")
    #expect(
      named.actionIDs.map(\.rawValue) == [
        "873aac95f4eed856513fbec49d44e3b7", "a7a0c699d6dcbadd563417aba15fbef4",
        "e6828fbc753fde62c9ebbdd27b9bf99a",
      ])
  }

  @Test func `what we derive does not change the content, what the source says does`() {
    let content = Identity.content(of: page)
    var derived = page
    derived.sections[0].kind = .whatHappened
    derived.sections[0].blocks = [
      .paragraph("One two"), .list(ordered: true, items: ["a"]), .paragraph("b\n"),
    ]
    derived.actions = []
    derived.severity = .high
    derived.cves = ["CVE-2026-1"]
    derived.source = Source(name: "other")
    derived.link = "https://www.example.org/x#now"
    #expect(Identity.content(of: derived) == content)
    for change in [
      { (b: inout Briefing) in b.title += "!" }, { $0.author = "A" }, { $0.topics = ["t"] },
      { $0.published = Timestamp(seconds: 1) }, { $0.sections[0].heading = "Then" },
      { $0.sections[0].blocks.append(.quote("c")) }, { $0.related = [Related(title: "r")] },
    ] {
      var changed = page
      change(&changed)
      #expect(Identity.content(of: changed) != content)
    }
  }

  @Test func `equal titles of actions differ by their number, and the order does not matter`() {
    let ids = Identity.of(page).actionIDs
    #expect(Set(ids).count == 3)
    var turned = page
    turned.actions = [page.actions[2], page.actions[0], page.actions[1]]
    #expect(Identity.of(turned).actionIDs == [ids[2], ids[0], ids[1]])
  }

  @Test func `an advisory is known by its id, and by a link that holds it`() {
    var advisory = page
    advisory.guid = "ghsa-abcd-ef01-2345"
    advisory.identifiers = ["PYSEC-2026-7", "internal-3"]
    advisory.link = "https://github.com/advisories/GHSA-abcd-ef01-2345"
    let keys = Identity.of(advisory).keys.map(\.rawValue)
    #expect(keys.first == "GHSA-ABCD-EF01-2345")
    #expect(keys.contains("PYSEC-2026-7"))
    #expect(keys.contains("https://github.com/advisories/GHSA-abcd-ef01-2345"))
    // One page that many advisories point to joins none of them.
    advisory.link = "https://example.org/bulletin"
    #expect(!Identity.of(advisory).keys.map(\.rawValue).contains("https://example.org/bulletin"))
  }

  @Test func `without link and feed the title and the beginning are the key`() {
    func pasted(_ title: String, _ text: String) -> IdentifiedBriefing {
      Identity.of(
        Briefing(
          title: title,
          sections: [Section(kind: .other, heading: "", blocks: [.paragraph(text)])]))
    }
    let long = String(repeating: "é ", count: 100)
    #expect(pasted("T", long + "one").key == pasted("t", long + "two").key)
    #expect(pasted("T", "one").key != pasted("T", "two").key)
    #expect(pasted("T", "one").key.rawValue.hasPrefix("text:"))
    #expect(pasted("T", "one").sourceID == "paste")
  }

  @Test func `any briefing has names of the right shape`() {
    var samples = Samples(seed: 9)
    for _ in 0..<500 {
      let named = Identity.of(samples.briefing())
      #expect(Identifiers.content(named.content.rawValue) != nil)
      #expect(!named.keys.isEmpty)
      #expect(named.keys.allSatisfy { Identifiers.key($0.rawValue) != nil })
      #expect(named.actionIDs.count == named.briefing.actions.count)
      #expect(Set(named.actionIDs).count == named.actionIDs.count)
    }
  }

  @Test func `what refers to a record far ahead comes behind it, and nothing else does`() throws {
    var clock = HybridClock()
    let now = Timestamp(milliseconds: 1_000_000)
    let far = UInt64(1) << 61
    #expect(!HybridClock.isCredible(far, at: now))
    #expect(HybridClock.isCredible(UInt64(1_000_000 + 86_400_000) << 16, at: now))
    #expect(try clock.next(now, above: far) == far + 1)
    #expect(try clock.next(now) < far)
    let limit = Identifiers.clockLimit - 1
    #expect(try clock.next(now, above: limit) == limit)
    #expect(try clock.next(now) < far)
  }

  @Test func `the clock never goes back and never beyond its limit`() throws {
    var clock = HybridClock()
    let first = try clock.next(Timestamp(milliseconds: 1_000))
    #expect(first == 1_000 << 16)
    #expect(try clock.next(Timestamp(milliseconds: 1_000)) == first + 1)
    #expect(try clock.next(Timestamp(milliseconds: -5)) == first + 2)
    clock.saw(5_000 << 16)
    #expect(try clock.next(Timestamp(milliseconds: 2_000)) == 5_000 << 16 + 1)
    clock.saw(.max)
    #expect(try clock.next(Timestamp(milliseconds: .max)) < Identifiers.clockLimit)
    clock.saw(Identifiers.clockLimit - 1)
    #expect(throws: StoreError.clockExhausted) { try clock.next(Timestamp(milliseconds: 1)) }
  }
}
