import CellGrid
import DocketModel
import Testing

@testable import DocketUI

@Suite struct PageTests {
  @Test func `a line without a label hangs further in when it is broken`() {
    let page = PageModel(
      content: .log, lines: [PageLine(text: "08:12  ana  done  edge.1 Install the update")])
    let lines = page.wrapped(columns: 24)
    #expect(lines.map(\.indent) == [1, 5, 5])
    #expect(lines.allSatisfy { $0.indent + $0.text.width <= 24 })
  }

  @Test func `a label's text hangs under itself`() {
    let page = PageModel(
      content: .why(.briefing(Samples.all[0].row.key)),
      lines: [PageLine(label: "who", text: "Ana Silva on jump2, approved by kim")])
    #expect(page.wrapped(columns: 24).map(\.indent) == [7, 7, 7])
  }

  @Test(arguments: [
    ("gi", View.inbox), ("gb", .briefings), ("gm", .mine), ("go", .overdue), ("gw", .waiting),
    ("ga", .actions),
  ])
  func `views are reached from a page, whatever lies under it`(keys: String, view: View) {
    for under in ["gl", "=", "o Down Enter", "gf gl", "gh ="] {
      var harness = Harness(Samples.all)
      harness.type("gb \(under)")
      #expect(harness.app.isOnPage, "\(under)")
      harness.type(keys)
      #expect(harness.app.overlays.isEmpty && harness.app.browse.view == view, "\(under)")
    }
  }

  @Test(arguments: ["gf", "gh", "gl"])
  func `screens are reached from a page, and closed once`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type("= \(keys)")
    #expect(harness.app.overlays.count == 1)
    harness.type("q")
    #expect(harness.app.overlays.isEmpty)
  }

  @Test(arguments: ["gl", "=", "o Down Enter"])
  func `a page says that a key is not bound, and what may follow g`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    let acts = harness.acts
    harness.type("x")
    #expect(harness.lastRow.contains("x is not bound - ? help") && harness.acts == acts)
    harness.type("g ?")
    #expect(harness.screen.contains("  i The Inbox"))
    #expect(harness.lastRow.contains(" go  i Inbox") && !harness.lastRow.contains("sections"))
    harness.type("Esc q")
    #expect(harness.app.overlays.isEmpty)
  }

  @Test func `numbers repeat on a page`() {
    var harness = Harness(Samples.all, columns: 40, rows: 10)
    harness.type("= 2 j")
    guard case .page(let page)? = harness.app.overlays.last else {
      Issue.record("no page")
      return
    }
    #expect(page.top == 2)
  }

  @Test func `yu on a link copies that link`() {
    var harness = Harness(Samples.all)
    harness.type("o Down Enter yu")
    #expect(harness.outward == [.copy("https://example.org/advisory/edge")])
    harness.type("q gl yu")
    #expect(harness.lastRow.contains("This page has no address"))
  }

  @Test func `an address is broken without anything put between`() {
    let page = PageModel(
      content: .link("https://example.org/"),
      lines: [PageLine(text: "https://example.org/" + String(repeating: "a", count: 60))])
    let lines = page.wrapped(columns: 40)
    #expect(lines.count > 1 && lines.allSatisfy { $0.indent == 1 })
  }
}
