import DocketModel
import Testing

@Suite struct BriefingFoldTests {
  @Test func `one record gives the same as the same one twice`() throws {
    let record = FoldSample.record(
      5, actions: [("a", "Patch"), ("a", "Patch"), ("b", "Restart")], severity: .high,
      isExploited: true)
    let one = try #require(BriefingFold(records: [record]))
    let twice = try #require(BriefingFold(records: [record, record]))
    for fold in [one, twice] {
      #expect(fold.key == record.key && fold.shown == record && fold.others.isEmpty)
      #expect(fold.received == record.received && fold.otherSources == 0)
      #expect(
        fold.actions.map(\.id.rawValue) == ["a", "b"] && fold.actions.map(\.number) == [1, 2])
      #expect(fold.actions.map(\.ids) == [[ActionID(rawValue: "a")], [ActionID(rawValue: "b")]])
    }
    #expect(one.revisions == twice.revisions && one.actions == twice.actions)
    #expect(
      one.revisions == [
        BriefingFold.Revision(
          clock: 5, received: record.received, content: record.content, number: 1,
          severity: .high, isExploited: true)
      ])
    #expect(BriefingFold(records: []) == nil)
  }

  @Test func `the current content with the most text is shown, of equals the newest`() throws {
    let teaser = FoldSample.record(1, source: "feed", text: "Short")
    let page = FoldSample.record(2, source: "page", text: "A long text")
    let other = FoldSample.record(3, source: "copy", text: "B long text")
    let late = FoldSample.record(4, source: "late", text: "Tiny")
    let all = [teaser, page, other, late]
    for records in [all, all.reversed(), [late, page, teaser, other]] {
      let fold = try #require(BriefingFold(records: records))
      #expect(fold.shown == other && fold.otherSources == 3 && fold.received == teaser.received)
      #expect(fold.revisions.map(\.content) == [teaser, page, other].map(\.content))
      #expect(fold.revisions.map(\.number) == [1, 2, 3])
    }
  }

  @Test func `when what is shown gets shorter, the fullest of what is current takes its place`()
    throws
  {
    let page = FoldSample.record(1, source: "page", text: "The longest text of all")
    let first = FoldSample.record(2, source: "one", text: "Middle text 1")
    let second = FoldSample.record(3, source: "two", text: "Middle text 2")
    let short = FoldSample.record(4, source: "page", text: "Gone")
    let fold = try #require(BriefingFold(records: [page, first, second, short]))
    #expect(fold.shown == second)
    #expect(fold.revisions.map(\.content) == [page.content, second.content])
    let another = FoldSample.record(5, source: "one", text: "x")
    #expect(BriefingFold(records: [page, first, second, short, another])?.shown == second)
    // Alone it is shown, however short it is.
    #expect(BriefingFold(records: [page, short])?.shown == short)
  }

  @Test(arguments: [
    ([Block.paragraph("1234567")], 8), ([.quote("1234567")], 8),
    ([.code("1234567", language: "swift")], 8),
    ([.list(ordered: true, items: ["123", "4567"])], 8),
    ([.table(header: ["12"], rows: [["3"], ["45", "67"]])], 8), ([], 1),
  ])
  func `headings and all blocks count as text`(blocks: [Block], size: Int) throws {
    // A summary of that size is as full and newer; one byte less is not.
    var first = FoldSample.record(1, source: "one")
    first.briefing.summary = nil
    first.briefing.sections = [Section(kind: .other, heading: "H", blocks: blocks)]
    for (count, isShown) in [(size, true), (size - 1, false)] {
      var second = FoldSample.record(2, source: "two")
      second.briefing.summary = String(repeating: "s", count: count)
      let fold = try #require(BriefingFold(records: [first, second]))
      #expect((fold.shown == second) == isShown)
    }
  }

  @Test func `what comes back has its number again, and what is only said again is nothing new`()
    throws
  {
    let one = FoldSample.record(1, text: "Text 1")
    let again = FoldSample.record(2, text: "Text 1")
    let two = FoldSample.record(3, text: "Text 2")
    let back = FoldSample.record(4, text: "Text 1")
    let fold = try #require(BriefingFold(records: [one, again, two, back]))
    #expect(fold.revisions.map(\.number) == [1, 2, 1])
    #expect(fold.revisions.map(\.clock) == [1, 3, 4])
    #expect(fold.shown == back)
  }

  @Test func `a source that is not shown makes a revision when it says how bad it is`() throws {
    let page = FoldSample.record(1, source: "page", text: "Long text", severity: .low)
    let worse = FoldSample.record(2, source: "feed", text: "Feed", severity: .critical)
    let used = FoldSample.record(3, source: "news", text: "News", isExploited: true)
    let nothing = FoldSample.record(4, source: "blog", text: "Blog", severity: .medium)
    let fold = try #require(BriefingFold(records: [page, worse, used, nothing]))
    #expect(fold.revisions.map(\.severity) == [.low, .critical, .critical])
    #expect(fold.revisions.map(\.isExploited) == [false, false, true])
    #expect(fold.revisions.map(\.number) == [1, 1, 1])
  }

  @Test func `what somebody saw is told by the content, and by the clock between two times`() throws
  {
    let records = [(1, "Text 1"), (3, "Text 2"), (5, "Text 1")]
      .map { FoldSample.record($0.0, text: $0.1) }
    let revisions = try #require(BriefingFold(records: records)).revisions
    let (one, two) = (records[0].content, records[1].content)
    func seen(_ content: ContentID?, _ clock: UInt64) -> UInt64? {
      revisions.shown(content: content, at: clock)?.clock
    }
    #expect(seen(one, 2) == 1 && seen(one, 5) == 1 && seen(one, 6) == 5 && seen(one, 1) == 1)
    #expect(seen(two, 9) == 3 && seen(two, 2) == 3)
    #expect(seen(nil, 1) == 1 && seen(nil, 3) == 1 && seen(nil, 4) == 3 && seen(nil, 9) == 5)
    #expect(seen(ContentID(rawValue: "zz"), 4) == 3)
  }

  @Test func `current contents of other keys stand beside it, oldest first`() throws {
    let long = FoldSample.record(1, key: "k1", text: "The longest text")
    let alias = FoldSample.record(4, key: "k1", source: "copy", text: "Copy")
    let second = FoldSample.record(3, key: "k2", text: "Two")
    let third = FoldSample.record(2, key: "k3", text: "Three")
    let fold = try #require(BriefingFold(records: [second, alias, third, long]))
    #expect(fold.key.rawValue == "k1" && fold.shown == long && fold.others == [third, second])
    #expect(fold.otherSources == 1)
  }

  @Test func `records that wrongly share an id are taken in one order`() throws {
    let one = FoldSample.record(1, id: 7, source: "a", text: "Text 1")
    let two = FoldSample.record(1, id: 7, source: "b", text: "Text 2")
    let fold = try #require(BriefingFold(records: [one, two]))
    let turned = try #require(BriefingFold(records: [two, one]))
    #expect(fold.shown == turned.shown && fold.revisions == turned.revisions)
  }
}
