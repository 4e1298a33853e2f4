import DocketModel
import Testing

@testable import DocketStore

/// A newer catalogue: what changed is told, and what was decided on it is looked at again.
@Suite struct `What a revision says otherwise` {
  let rig: StoreRig
  let asker: Asker
  let feed = Feed(address: "https://kev.example/known.json", kind: .kev)
  let key = BriefingKey(rawValue: "CVE-2026-1001")
  static let today = Day(number: 20_780)

  init() throws {
    rig = try StoreRig()
    asker = Asker(me: "ana", today: Self.today)
  }

  private func entry(due: Int = 11, ransomware: String = "Unknown") -> Briefing {
    `What is taken in as known`.entry(key.rawValue, added: 3, due: due, ransomware: ransomware)
  }

  private func changed(_ store: Store) throws -> String {
    let shown = try store.briefing(key, for: asker)
    return Wording.changes(shown?.changes ?? [], today: asker.today)
  }

  @Test func `facts and dates of a catalogue are told, after opening too, until the next`() throws {
    let store = try rig.open()
    _ = try store.keep([entry()], from: feed)
    // Nobody has looked yet: there is nothing to compare with.
    _ = try store.keep([entry(due: 12)], from: feed)
    #expect(try changed(store) == "")
    _ = try store.act(.assign(owners: ["raj"], due: nil), on: [.briefing(key)], for: asker)
    #expect(try store.briefingRows([key], for: asker).first?.isChanged == false)

    _ = try store.keep([entry(due: 12, ransomware: "Known")], from: feed)
    #expect(try store.briefingRows([key], for: asker).first?.isChanged == true)
    #expect(try changed(store) == "changed: ransomware use Unknown -> Known")
    _ = try store.act(.opened, on: [.briefing(key)], for: asker)
    let row = try #require(try store.briefingRows([key], for: asker).first)
    #expect(!row.isChanged && row.owners == ["raj"])
    #expect(try changed(store) == "changed: ransomware use Unknown -> Known")

    _ = try store.keep([entry(due: 30, ransomware: "Known")], from: feed)
    let (from, to) = (Self.today.adding(days: 12), Self.today.adding(days: 30))
    #expect(
      try changed(store)
        == "changed: due \(from.short(from: Self.today)) -> \(to.short(from: Self.today))")
    let action = try #require(try store.briefing(key, for: asker)?.actions.first)
    #expect(action.owners == ["raj"] && action.due == to && action.dueFrom == .kev)
    #expect(try store.briefing(key, revision: 1, for: asker)?.changes == [])
  }

  @Test(arguments: [Act.assign(owners: ["raj"], due: nil), .decide(Decision(.done))])
  func `what touches us and changed since I looked needs me, whoever has it`(act: Act) throws {
    let store = try rig.open()
    var watching = asker
    watching.watch = ["Quillon"]
    let request = ListingRequest(kind: .briefings, query: .inbox, order: .inbox)
    func needsMe(_ asker: Asker) throws -> Bool {
      let row = try #require(try store.briefingRows([key], for: asker).first)
      let isListed = try store.listing(request, for: asker).subjects == [.briefing(key)]
      let isCounted = try store.totals(for: asker).needsMe == 1
      #expect(row.needsMe == isListed && isListed == isCounted)
      #expect(!row.needsMe || !row.isSettled)
      return row.needsMe
    }
    _ = try store.keep([entry()], from: feed)
    _ = try store.act(act, on: [.briefing(key)], for: asker)
    #expect(try !needsMe(watching))
    _ = try store.keep([entry(ransomware: "Known")], from: feed)
    #expect(try needsMe(watching))
    #expect(try !needsMe(asker))
    _ = try store.act(.opened, on: [.briefing(key)], for: asker)
    #expect(try !needsMe(watching))
  }

  @Test func `what was known and comes again as news says what changed`() throws {
    let store = try rig.open()
    let old = `What is taken in as known`.entry(key.rawValue, added: 60)
    _ = try store.keep([old], from: feed)
    let new = `What is taken in as known`.entry(key.rawValue, added: 60, ransomware: "Known")
    _ = try store.keep([new], from: feed)
    #expect(try changed(store) == "changed: ransomware use Unknown -> Known")
  }

  @Test func `a decision is outdated by a fact that it rested on`() throws {
    let store = try rig.open()
    _ = try store.keep([entry()], from: feed)
    let decision = Decision(.riskAccepted, why: "CHG-1", until: Self.today.adding(days: 90))
    _ = try store.act(.decide(decision), on: [.briefing(key)], for: asker)
    #expect(try store.why(.briefing(key), for: asker).pages.first?.since == [])
    _ = try store.keep([entry(ransomware: "Known")], from: feed)
    let page = try #require(try store.why(.briefing(key), for: asker).pages.first)
    #expect(page.decision.outdated == ["facts"])
    let lines = Wording.why(page, zone: .utc, today: Self.today).filter { $0.label == "since" }
    #expect(
      lines.last?.text.hasSuffix("ransomware use Unknown -> Known: not decided again") == true)
  }

  @Test func `a decision is outdated when another story says that its flaw is exploited`() throws {
    let store = try rig.open()
    let advisory = Briefing(
      title: "Quillon 2026-7", link: "https://quillon.example/2026-7", guid: "SSA-2026-7",
      severity: .high, cves: [key.rawValue, "CVE-2026-1009"],
      actions: [Action(ordinal: 1, title: "Install 7.4.9"), Action(ordinal: 2, title: "Restart")],
      source: Source(name: "Quillon"))
    _ = try store.keep([advisory])
    let named = Identity.of(advisory)
    let subject = Subject.action(named.actionIDs[0])
    let decision = Decision(.riskAccepted, why: "CHG-1", until: Self.today.adding(days: 90))
    _ = try store.act(.decide(decision), on: [subject], for: asker)
    #expect(try store.why(subject, for: asker).pages.first?.decision.outdated == [])

    _ = try store.keep([entry()], from: feed)
    #expect(try store.totals(for: asker).briefings == 2)
    let page = try #require(try store.why(subject, for: asker).pages.first)
    #expect(page.decision.outdated == ["kev"])
    #expect(page.since.map(\.fact) == [.exploited(true, due: Self.today.adding(days: 11))])
    let report = try store.since(nil, for: asker)
    #expect(report.outdated.map(\.id) == [named.actionIDs[0]])
    let request = ListingRequest(
      kind: .actions, query: try Query(parsing: "is:outdated"), order: .due)
    #expect(try store.listing(request, for: asker).subjects == [subject])
    // Whoever decides again knows it.
    _ = try store.act(.decide(decision), on: [subject], for: asker)
    #expect(try store.why(subject, for: asker).pages.first?.decision.outdated == [])
    let again = try rig.open(ben)
    #expect(try again.why(subject, for: asker).pages.first?.decision.outdated == [])
  }

  @Test func `old texts of actions stay reachable, and what was dropped is shown as withdrawn`()
    throws
  {
    let store = try rig.open()
    var csaf = Briefing(
      title: "Torvik gates", guid: "SSA-2026-8", severity: .high,
      actions: [
        Action(ordinal: 1, title: "Update GC-200", detail: "to 4.1.7", origin: .csaf),
        Action(ordinal: 2, title: "Block port 4840", detail: "at the edge", origin: .csaf),
      ])
    _ = try store.keep([csaf], from: Feed(address: "https://torvik.example/csaf", kind: .csaf))
    let ids = Identity.of(csaf).actionIDs
    _ = try store.act(.assign(owners: ["raj"], due: nil), on: [.action(ids[0])], for: asker)
    _ = try store.done(.action(ids[1]), asker)
    _ = try store.act(.note("closed at noon"), on: [.action(ids[1])], for: asker)
    csaf.actions = [Action(ordinal: 1, title: "Update GC-200", detail: "to 4.1.8", origin: .csaf)]
    csaf.sections = [Section(kind: .other, heading: "", blocks: [.paragraph("Revision 2")])]
    _ = try store.keep([csaf], from: Feed(address: "https://torvik.example/csaf", kind: .csaf))
    let rows = try #require(
      try store.briefing(BriefingKey(rawValue: "SSA-2026-8"), for: asker)?.actions)
    #expect(rows.map(\.action.detail) == ["to 4.1.8", "at the edge"])
    #expect(rows.map(\.isChanged) == [true, false])
    #expect(rows[0].previousDetail == "to 4.1.7" && rows[0].owners == ["raj"])
    #expect(rows[1].isWithdrawn && rows[1].state == .done)
    #expect(rows[1].notes.map(\.text) == ["closed at noon"])
  }

  @Test func `a catalogue of many entries that says one thing anew writes one record`() throws {
    let store = try rig.open()
    var entries = (0..<1_400).map {
      `What is taken in as known`.entry("CVE-2024-\(10_000 + $0)", added: 400)
    }
    #expect(try store.keep(entries, from: feed).baselineCount == 1_400)
    entries[700] = `What is taken in as known`.entry(
      "CVE-2024-10700", added: 400, ransomware: "Known")
    let report = try store.keep(entries, from: feed)
    #expect((report.count(.unchanged), report.count(.revised)) == (1_399, 1))
    #expect(try store.totals(for: asker).needsMe == 1)
  }
}
