import DocketModel
import Testing

@testable import DocketStore

@Suite struct `Why it was decided` {
  @Test func `the page names who, when, why, until when, what was known and what came after`()
    throws
  {
    var scene = Scene()
    let cve = "CVE-2026-1234"
    let until = Scene.today.adding(days: 30)
    scene.briefing("k1", "FortiOS", actions: [("Patch", "to 7.4.8")], source: "vendor")
    scene.briefing(
      "k1", "FortiOS", actions: [("Patch", "to 7.4.9")], text: "Longer text now.", source: "vendor"
    ) {
      $0.cves = [cve]
      $0.severity = .high
    }
    let subject = Subject.action(Scene.id("k1", "Patch"))
    let decision = Decision(
      .riskAccepted, why: "CHG0041877", until: until, approvedBy: "R. Okafor")
    let event = try scene.act(.decide(decision), on: [subject], seeing: scene.state())
    scene.briefing(
      "kev", "Catalogue", actions: [("Patch", "")], due: [1: until], text: "x", aliases: ["k1"],
      source: "kev"
    ) {
      $0.isExploited = true
      $0.actions[0].origin = .kev
    }
    let state = try scene.state()
    let answer = try state.why(cve: cve, for: Scene.asker())
    #expect(answer.briefings == 1)
    let page = try #require(answer.pages.first)
    let short = try #require(try state.row("k1")).short
    #expect(page.decision.person.name == "Ana Silva" && page.decision.event == event.id)
    #expect(page.decision.decision == decision && page.ended == nil)
    #expect(page.decision.basis == ["\(short)@2"])
    #expect(page.knew.map(\.severity) == [.high] && page.knew.map(\.isExploited) == [false])
    #expect(page.since.map(\.fact) == [.exploited(true, due: until)])
    #expect(page.decision.outdated == ["kev"])
    #expect(page.history.count == 1)
    #expect(try state.row("k1")?.isChanged == true)
    var later = Scene.asker()
    later.today = until.adding(days: 1)
    let ended = try state.why(subject, for: later).pages.first
    #expect(ended?.ended == later.today && ended?.action.state == .open)
    #expect(
      try state.briefing(BriefingKey(rawValue: "k1"), revision: 2, for: later)?.row.isExploited
        == false)
    #expect(try state.briefing(BriefingKey(rawValue: "k1"), for: later)?.row.isExploited == true)
  }

  @Test func `a CVE nobody decided on gives the counts`() throws {
    var scene = Scene()
    scene.briefing("k1", actions: [("Patch", "")]) { $0.cves = ["CVE-2026-1"] }
    let state = try scene.state()
    #expect(try state.why(cve: "CVE-2099-0001", for: Scene.asker()) == WhyAnswer())
    let answer = try state.why(cve: "CVE-2026-1", for: Scene.asker())
    #expect(answer == WhyAnswer(briefings: 1, actions: 1))
  }
}
