import CellGrid
import DocketModel
import Testing

@testable import DocketUI

@Suite struct SessionTests {
  @Test(arguments: [
    "3 j", "3 j Tab 2 j", "2 j a 2 j", "gb 4 j", "z", "3 j Tab z", "/ \"e\" Enter j", "ga 5 j",
    "gb / \"a\" Enter a",
  ])
  func `a lost session goes on where it was`(keys: String) throws {
    var first = Harness(Samples.all)
    first.type(keys)
    let session = first.app.session
    let kept = try #require(Session(json: session.json))
    #expect(kept == session)
    let second = Harness(first.briefings, session: kept)
    #expect(second.app.browse.view == first.app.browse.view)
    #expect(second.app.browse.list.selectedSubject == first.app.browse.list.selectedSubject)
    #expect(second.app.browse.focus == first.app.browse.focus)
    #expect(second.app.browse.isZoomed == first.app.browse.isZoomed)
    #expect(second.app.browse.list.narrowing == first.app.browse.list.narrowing)
    #expect(second.app.browse.list.count == first.app.browse.list.count)
    #expect(second.app.browse.reading?.line == first.app.browse.reading?.line)
    #expect(
      second.app.browse.reading?.checklist.selected == first.app.browse.reading?.checklist.selected)
  }

  @Test func `the whole screen comes back`() {
    var first = Harness(Samples.all, columns: 120, rows: 40)
    first.type("3 j a j")
    let second = Harness(first.briefings, columns: 120, rows: 40, session: first.app.session)
    #expect(second.lines.dropLast() == first.lines.dropLast())
    #expect(second.grid.cursor == first.grid.cursor)
  }

  @Test func `a row that is gone leaves the session at the list`() {
    var first = Harness(Samples.all)
    first.type("3 j a j")
    let second = Harness([Samples.all[0]], session: first.app.session)
    #expect(second.app.browse.focus == .list)
    #expect(second.app.browse.list.selected == 0)
    #expect(second.app.resuming == nil)
  }

  @Test func `an empty store does not resume anything`() {
    var first = Harness(Samples.all)
    first.type("3 j a j")
    let second = Harness([], session: first.app.session)
    #expect(second.screen.contains("Welcome"))
  }

  @Test(arguments: [
    "{}", "[]", "null", "{\"view\":\"nowhere\",\"focus\":0}", "{\"view\":\"inbox\",\"focus\":9}",
    "{\"view\":1}",
  ])
  func `a file that is no session is none`(text: String) throws {
    #expect(Session(json: try JSON(parsing: Array(text.utf8))) == nil)
  }

  @Test func `numbers out of range are harmless`() throws {
    let text =
      "{\"view\":\"inbox\",\"focus\":2,\"line\":-5,\"action\":9007199254740991,\"narrowing\":\"((\",\"subject\":{\"briefing\":\"test:sso\"}}"
    let session = try #require(Session(json: try JSON(parsing: Array(text.utf8))))
    var harness = Harness(Samples.all, session: session)
    #expect(harness.grid.cursor != nil)
    harness.type("j k x u Tab j")
    #expect((harness.app.browse.reading?.checklist.selected ?? 0) < 2)
  }

  @Test func `the selection's scroll comes back`() {
    var first = Harness(Samples.many(100))
    first.type("5 0 j")
    let second = Harness(first.briefings, session: first.app.session)
    #expect(second.app.browse.list.selected == 50)
    let row = second.grid.cursor?.row ?? 0
    #expect(second.lines[row].contains("number 51"))
  }
}
