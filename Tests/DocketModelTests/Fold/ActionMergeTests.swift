import Testing

@testable import DocketModel

/// How the actions of several sources, and of people, become one checklist.
@Suite struct ActionMergeTests {
  @Test func `an action is known by its title too, without regard to case and spacing`() throws {
    let one = FoldSample.record(
      1, source: "one", text: "Long text", actions: [("a", "Patch  the Relay"), ("b", "Restart")])
    let two = FoldSample.record(
      2, source: "two", actions: [("c", " patch THE\trelay "), ("d", "Hunt")])
    let actions = try #require(BriefingFold(records: [one, two])).actions
    #expect(actions.map(\.id.rawValue) == ["a", "b", "d"])
    #expect(actions.map { $0.ids.map(\.rawValue) } == [["a", "c"], ["b"], ["d"]])
    #expect(actions.map(\.number) == [1, 2, 3] && !actions.contains { $0.isWithdrawn })
    #expect(actions[0].action.title == "Patch  the Relay")
  }

  @Test func `titles that a blank parts otherwise are two`() throws {
    let one = FoldSample.record(1, source: "one", actions: [("a", "Reset in put")])
    let two = FoldSample.record(2, source: "two", actions: [("b", "Reset input")])
    let actions = try #require(BriefingFold(records: [one, two])).actions
    #expect(actions.count { !$0.isWithdrawn } == 2)
  }

  @Test func `equal titles of one source are several actions, joined in their order`() throws {
    let one = FoldSample.record(
      1, source: "one", text: "Long text", actions: [("a", "Patch"), ("b", "Patch")])
    let two = FoldSample.record(
      2, source: "two", actions: [("c", "Patch"), ("d", "Patch"), ("e", "Patch")])
    let actions = try #require(BriefingFold(records: [one, two])).actions
    #expect(actions.map { $0.ids.map(\.rawValue) } == [["a", "c"], ["b", "d"], ["e"]])
  }

  @Test func `two actions of one source stay two where one has the title the other had`() throws {
    let one = FoldSample.record(1, actions: [("a", "Patch")])
    let two = FoldSample.record(2, text: "More", actions: [("a", "Install"), ("b", "Patch")])
    let actions = try #require(BriefingFold(records: [one, two])).actions
    #expect(actions.map(\.id.rawValue) == ["a", "b"])
    #expect(actions.map(\.action.title) == ["Install", "Patch"])
  }

  @Test func `an added action is named after its event, and its place behind the first`() {
    let event = EventID(rawValue: "00000000000000aa.7")
    #expect(ActionID(addedBy: event, target: 0).rawValue == "user:00000000000000aa.7")
    #expect(ActionID(addedBy: event, target: 1).rawValue == "user:00000000000000aa.7:2")
  }

  @Test func `one source that says an action twice says it once`() throws {
    let one = FoldSample.record(1, actions: [("a", "Patch"), ("a", "Patch")])
    let two = FoldSample.record(2, text: "More", actions: [("a", "Patch"), ("a", "Other")])
    let actions = try #require(BriefingFold(records: [one, two])).actions
    #expect(actions.map(\.id.rawValue) == ["a"] && actions[0].action.title == "Patch")
  }

  @Test func `the earliest date that a current source gives holds`() throws {
    let shown = FoldSample.record(
      1, source: "page", text: "Long text", actions: [("a", "A"), ("b", "B"), ("c", "C")])
    let early = FoldSample.record(
      2, source: "kev", actions: [("a", "A"), ("b", "B"), ("c", "C")], due: [10, 20, nil])
    let late = FoldSample.record(
      3, source: "csaf", actions: [("a", "A"), ("b", "B")], due: [11, 19])
    let actions = try #require(BriefingFold(records: [shown, early, late])).actions
    #expect(actions.map { $0.due?.number } == [10, 19, nil])
    #expect(actions.map(\.dueOrigin) == [.kev, .kev, .article])
  }

  @Test func `what a source drops is withdrawn, at the end, with its number and last words`() throws
  {
    let one = FoldSample.record(
      1, actions: [("a", "Patch"), ("b", "Restart")], details: ["to 1", "all"])
    let two = FoldSample.record(2, text: "More", actions: [("b", "Restart"), ("c", "Hunt")])
    let actions = try #require(BriefingFold(records: [one, two])).actions
    #expect(actions.map(\.id.rawValue) == ["b", "c", "a"])
    #expect(actions.map(\.number) == [2, 3, 1])
    #expect(actions.map(\.isWithdrawn) == [false, false, true])
    #expect(actions[2].action.detail == "to 1" && actions[2].differences.isEmpty)
  }

  @Test func `what people add stands behind the sources and has the next number`() throws {
    let one = FoldSample.record(1, actions: [("a", "Patch")])
    let two = FoldSample.record(5, text: "More", actions: [("b", "Hunt")])
    let added = [
      FoldSample.added(4, "u2", "Gone", isLive: false), FoldSample.added(3, "u1", "Call"),
      FoldSample.added(6, "u3", "Late"), FoldSample.added(7, "u1", "Call again"),
    ]
    let fold = try #require(BriefingFold(records: [one, two], added: added))
    #expect(fold.actions.map(\.id.rawValue) == ["b", "u1", "u3", "a"])
    #expect(fold.actions.map(\.number) == [4, 2, 5, 1])
    #expect(fold.actions.map(\.action.ordinal) == [1, 2, 5, 1])
    #expect(fold.actions[1].action.title == "Call" && fold.actions[1].action.origin == .user)
    #expect(fold.actions[1].action.detail == "by hand")
    #expect(fold.actions.map(\.isWithdrawn) == [false, false, false, true])
    #expect(fold.actions[1].differences.isEmpty)
    // One added at the clock of the record comes by its id, here behind it.
    let same = try #require(BriefingFold(records: [one], added: [FoldSample.added(1, "u", "Call")]))
    #expect(same.actions.map(\.number) == [1, 2])
  }

  @Test func `an action tells what other contents say, and who could not know it`() throws {
    let one = FoldSample.record(
      1, source: "page", text: "Long text 1", actions: [("a", "Patch")], details: ["to 1"])
    let two = FoldSample.record(
      2, source: "page", text: "Long text 2", actions: [("a", "Patch"), ("b", "Hunt")],
      details: ["to 2", "all"])
    let feed = FoldSample.record(3, source: "feed", text: "Feed")
    let actions = try #require(BriefingFold(records: [one, two, feed])).actions
    #expect(
      actions[0].differences == [
        .init(content: one.content, detail: "to 1", unseenBefore: .max),
        .init(content: feed.content, detail: nil, unseenBefore: 1),
      ])
    #expect(
      actions[1].differences == [
        .init(content: one.content, detail: nil, unseenBefore: .max),
        .init(content: feed.content, detail: nil, unseenBefore: 2),
      ])
  }
}
