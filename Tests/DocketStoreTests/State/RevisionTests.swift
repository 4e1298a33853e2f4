import DocketModel
import Testing

@testable import DocketStore

@Suite struct `Revisions and sources in the state` {
  let key = BriefingKey(rawValue: "k1")
  let patch = Subject.action(Scene.id("k1", "Patch"))

  @Test func `a changed detail is marked and unread again, a changed sentence is not`() throws {
    var scene = Scene()
    scene.briefing("k1", actions: [("Patch", "to 1")])
    try scene.act(.opened, on: [.briefing(key)], seeing: scene.state())
    scene.briefing("k1", actions: [("Patch", "to 1")], text: "Something happened twice.")
    #expect(try scene.state().row("k1")?.isUnread == false)
    #expect(try scene.state().row("k1")?.isChanged == false)
    scene.briefing("k1", actions: [("Patch", "to 2")], text: "Something happened three times.")
    let state = try scene.state()
    #expect(try state.row("k1")?.isUnread == true)
    #expect(try state.row("k1")?.isChanged == true)
    let action = try #require(try state.action("k1", "Patch"))
    #expect(action.isChanged && action.previousDetail == "to 1")
    #expect(try state.keys("is:changed") == ["k1"])
    #expect(try state.briefing(key, for: Scene.asker())?.revision == 3)
    #expect(
      try state.briefing(key, revision: 1, for: Scene.asker())?.briefing.actions[0].detail == "to 1"
    )
    #expect(try state.briefing(key, revision: 4, for: Scene.asker()) == nil)
  }

  @Test func `ticks stay on a changed action, and a dropped one is withdrawn with its number`()
    throws
  {
    var scene = Scene()
    scene.briefing("k1", actions: [("Patch", "to 1"), ("Restart", "")])
    try scene.act(.decide(Decision(.done)), on: [patch], seeing: scene.state())
    scene.briefing("k1", actions: [("Patch", "to 2"), ("Hunt", "")], text: "More.")
    let state = try scene.state()
    let actions = try #require(try state.briefing(key, for: Scene.asker())).actions
    #expect(actions.map(\.action.title) == ["Patch", "Hunt", "Restart"])
    #expect(actions.map(\.number) == [1, 3, 2])
    #expect(actions.map(\.isWithdrawn) == [false, false, true])
    #expect(actions[0].state == .done && actions[0].isChanged)
    #expect(actions[0].decision?.outdated == ["revision"])
    #expect(try state.row("k1")?.total == 2)
    #expect(try state.titles(ofActions: "title") == [])
    #expect(try state.titles(ofActions: "is:withdrawn") == ["Restart"])
    #expect(try state.keys("is:outdated") == ["k1"])
  }

  @Test func `a teaser does not replace the full page, whichever comes first`() throws {
    var scene = Scene()
    scene.briefing("k1", "Teaser", text: "Short.", source: "feed")
    scene.briefing(
      "k1", "Full page", actions: [("Patch", "")], text: "A long text about it.", source: "page")
    scene.briefing("k1", "Teaser again", text: "Short!", source: "feed")
    let state = try scene.state()
    let row = try #require(try state.row("k1"))
    #expect(row.title == "Full page" && row.otherSources == 1 && row.total == 1)
    #expect(try state.briefing(key, for: Scene.asker())?.revision == 2)
  }

  @Test func `records that share a key are one story, also when the link comes last`() throws {
    var scene = Scene()
    scene.briefing("k1", "Vendor", actions: [("Patch", "now")], source: "vendor")
    scene.briefing("k2", "Catalogue", actions: [("Patch", "")], text: "x", source: "kev") {
      $0.isExploited = true
    }
    #expect(try scene.state().keys("").count == 2)
    scene.briefing("k2", "Joined", text: "y", aliases: ["k1"], source: "other")
    let state = try scene.state()
    #expect(try state.keys("") == ["k1"])
    #expect(try state.row("k2")?.key == key)
    let row = try #require(try state.row("k1"))
    #expect(row.title == "Vendor" && row.isExploited && row.otherSources == 2 && row.total == 1)
    #expect(
      try state.actionRows([Scene.id("k2", "Patch")], for: Scene.asker())[0].id
        == Scene.id("k1", "Patch"))
    #expect(try state.aliases(of: key).map(\.rawValue) == ["k1", "k2"])
  }

  @Test func `what a source says now is held, what it said before is not`() throws {
    var scene = Scene()
    let one = scene.briefing("k1", text: "one")
    let two = scene.briefing("k1", text: "two")
    let state = try scene.state()
    #expect(try state.holds(content: two.content, source: "feed"))
    #expect(try !state.holds(content: one.content, source: "feed"))
    #expect(try !state.holds(content: two.content, source: "page"))
  }
}
