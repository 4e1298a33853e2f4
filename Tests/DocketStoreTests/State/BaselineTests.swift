import DocketModel
import Testing

@testable import DocketStore

/// What was old when its source was read for the first time is known and asks nothing.
@Suite struct `What is taken in as known` {
  let rig: StoreRig
  let asker: Asker
  static let today = Day(number: 20_780)
  let feed = Feed(address: "https://kev.example/known.json", kind: .kev)

  init() throws {
    rig = try StoreRig()
    asker = Asker(me: "ana", today: Self.today, watch: ["Torvik"])
  }

  /// An entry of a catalogue, added so many days before the day of the rig.
  static func entry(
    _ cve: String, added days: Int, due: Int? = nil, ransomware: String = "Unknown",
    product: String = "Quillon Backup"
  ) -> Briefing {
    let due = today.adding(days: due ?? (21 - days))
    return Briefing(
      title: "\(product) flaw (\(cve))", link: "https://flaws.example/\(cve)", guid: cve,
      published: Timestamp(seconds: Int64(today.adding(days: -days).number) * 86_400),
      isExploited: true, cves: [cve],
      sections: [
        Section(
          kind: .whyItMatters, heading: "Ransomware use",
          blocks: [.paragraph("Used in ransomware campaigns: " + ransomware)]),
        Section(
          kind: .actions, heading: "Required action",
          blocks: [.paragraph("Apply mitigations."), .paragraph("Due: " + due.iso)]),
      ],
      actions: [
        Action(
          ordinal: 1, title: "\(product): apply mitigations", detail: "Apply mitigations.",
          origin: .kev, due: due, products: [product])
      ], source: Source(name: "KEV"))
  }

  private func keys(_ query: String, in store: Store) throws -> [String] {
    let request = ListingRequest(
      kind: .briefings, query: try Query(parsing: query), order: .title)
    return try store.listing(request, for: asker).subjects.map { $0.text }
  }

  @Test func `only what is older than fourteen days, and only when the source is new`() throws {
    let store = try rig.open()
    var undated = Self.entry("CVE-2026-1003", added: 0)
    undated.published = nil
    var updated = Self.entry("CVE-2026-1004", added: 300)
    updated.updated = Timestamp(seconds: Int64(asker.today.number) * 86_400)
    let first = [
      Self.entry("CVE-2026-1001", added: 15), Self.entry("CVE-2026-1002", added: 14), undated,
      updated,
    ]
    let report = try store.keep(first, from: feed)
    #expect(report.kept.map(\.isBaseline) == [true, false, false, false])
    #expect((report.count(.new), report.baselineCount) == (4, 1))
    rig.now.move(seconds: 86_400)
    let later = try store.keep([Self.entry("CVE-2026-1005", added: 400)], from: feed)
    #expect(later.kept.map(\.isBaseline) == [false])
    let other = Feed(address: "https://other.example/feed")
    let elsewhere = try store.keep([Self.entry("CVE-2026-1006", added: 400)], from: other)
    #expect(elsewhere.kept.map(\.isBaseline) == [true])
    // What a person brings is news, whatever its date.
    #expect(try store.keep([Self.entry("CVE-2026-1007", added: 400)]).baselineCount == 0)
  }

  @Test func `a first reading that broke off goes on as it began`() throws {
    let entries = (1001...1004).map { Self.entry("CVE-2026-\($0)", added: 16) }
    let store = try rig.open()
    #expect(try store.keep(Array(entries.prefix(2)), from: feed).baselineCount == 2)
    // Another process, hours later: what would be a day younger then is as old as before.
    rig.now.move(seconds: 20 * 3_600)
    let again = try rig.open()
    let rest = try again.keep(entries, from: feed)
    #expect(rest.kept.map(\.outcome) == [.unchanged, .unchanged, .new, .new])
    #expect(rest.kept.map(\.isBaseline) == [false, false, true, true])
    #expect(try again.totals(for: asker).needsMe == 0)
  }

  @Test func `two catalogues taken in with one write are news where the later one says otherwise`()
    throws
  {
    let store = try rig.open()
    let taking = try store.takingIn(catalogue: "KEV")
    let january = SaidBriefing(Self.entry("CVE-2026-1001", added: 60))
    let november = SaidBriefing(Self.entry("CVE-2026-1001", added: 60, ransomware: "Known"))
    let report = try store.keep([january, november].map { Delivery([$0], as: taking) })
    #expect(report.kept.map(\.isBaseline) == [true, false])
    #expect(report.kept.map(\.outcome) == [.new, .revised])
    #expect(try keys("is:baseline", in: store) == [])
  }

  @Test func `a story that two feeds tell in one write is revised by the second`() throws {
    let store = try rig.open()
    let deliveries = ["one", "two"].map { name in
      var briefing = Self.entry("CVE-2026-1001", added: 1)
      briefing.source = Source(name: name, feed: "https://\(name).example/feed")
      return Delivery([SaidBriefing(briefing)])
    }
    #expect(try store.keep(deliveries).kept.map(\.outcome) == [.new, .revised])
    #expect(try store.totals(for: asker).briefings == 1)
  }

  @Test func `asks nothing of anybody and is found by its word`() throws {
    let store = try rig.open()
    let entries = [
      Self.entry("CVE-2026-1001", added: 60, product: "Torvik Gate"),
      Self.entry("CVE-2026-1002", added: 90),
    ]
    let report = try store.keep(entries, from: feed)
    #expect(try store.countOurs(inBaselineOf: report, for: asker) == 1)
    #expect(
      try store.totals(for: asker)
        == Totals(needsMe: 0, overdue: 0, openActions: 0, briefings: 2))
    for query in ["is:unread", "is:inbox", "is:overdue", "is:open", "-is:baseline"] {
      #expect(try keys(query, in: store) == [])
    }
    #expect(try keys("is:baseline is:ours", in: store) == ["CVE-2026-1001"])
    #expect(try keys("is:baseline is:kev is:read", in: store).count == 2)
    let shown = try store.briefing(BriefingKey(rawValue: "CVE-2026-1002"), for: asker)
    let row = try #require(shown?.row)
    #expect(row.isBaseline && !row.isUnread && !row.needsMe && row.due == nil)
    let action = try #require(shown?.actions.first)
    #expect(action.isBaseline && action.due == nil && action.action.due != nil)
    #expect(try keys("due:<today", in: store) == [])
    #expect(try Query(parsing: "is:baseline").description == "is:baseline")
  }

  @Test func `a revision makes it news, and what did not change writes nothing`() throws {
    let store = try rig.open()
    let old = (1001...1003).map { Self.entry("CVE-2026-\($0)", added: 60) }
    _ = try store.keep(old, from: feed)
    var catalogue = old
    catalogue[1] = Self.entry("CVE-2026-1002", added: 60, ransomware: "Known")
    let report = try store.keep(catalogue, from: feed)
    #expect(report.kept.map(\.outcome) == [.unchanged, .revised, .unchanged])
    #expect(report.baselineCount == 0)
    #expect(try keys("is:unread is:inbox is:overdue", in: store) == ["CVE-2026-1002"])
    #expect(try keys("is:baseline", in: store) == ["CVE-2026-1001", "CVE-2026-1003"])
    // On every host, whatever comes first.
    #expect(try rig.open(ben).totals(for: asker) == store.totals(for: asker))
  }

  @Test func `an act makes an action matter again, and its undo takes that back`() throws {
    let store = try rig.open()
    _ = try store.keep([Self.entry("CVE-2026-1001", added: 60)], from: feed)
    let key = BriefingKey(rawValue: "CVE-2026-1001")
    _ = try store.act(.assign(owners: ["ana"], due: nil), on: [.briefing(key)], for: asker)
    #expect(try store.totals(for: asker).overdue == 1)
    _ = try store.undo(for: asker)
    #expect(try store.totals(for: asker) == Totals(briefings: 1))
    _ = try store.act(.mark(read: false), on: [.briefing(key)], for: asker)
    #expect(try store.totals(for: asker).needsMe == 1)
    _ = try store.undo(for: asker)
    _ = try store.act(.add(title: "Look at our own", detail: ""), on: [.briefing(key)], for: asker)
    #expect(try store.totals(for: asker).openActions == 1)
  }

  @Test func `another source that tells it as news makes it news`() throws {
    let store = try rig.open()
    _ = try store.keep([Self.entry("CVE-2026-1001", added: 60)], from: feed)
    var news = Self.entry("CVE-2026-1001", added: 0)
    news.source.feed = "https://other.example/feed"
    _ = try store.keep([news])
    #expect(try keys("is:baseline", in: store) == [])
    #expect(try store.totals(for: asker).needsMe == 1)
  }

  @Test func `the entries of a catalogue read from files have one source, whatever they point to`()
    throws
  {
    let store = try rig.open()
    var moved = Self.entry("CVE-2026-1001", added: 60)
    let first = try store.takingIn(catalogue: "Known Flaws")
    #expect(try store.keep([moved], as: first).baselineCount == 1)
    moved.link = "https://elsewhere.example/CVE-2026-1001"
    moved.published = moved.published.map { Timestamp(milliseconds: $0.milliseconds + 1) }
    let second = try store.takingIn(catalogue: " known  FLAWS ")
    #expect(try store.keep([moved], as: second).kept.map(\.outcome) == [.revised])
    rig.now.move(seconds: 86_400)
    #expect(try store.takingIn(catalogue: "Known Flaws").newsFrom == nil)
    let row = try store.briefingRows([BriefingKey(rawValue: "CVE-2026-1001")], for: asker).first
    #expect(row?.otherSources == 0)
  }
}
