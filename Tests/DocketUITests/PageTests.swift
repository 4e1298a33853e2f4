import CellGrid
import DocketModel
import Testing

@testable import DocketUI

@Suite struct PageTests {
  @Test func `a line without a label hangs further in when it is broken`() {
    let page = PageModel(
      title: "Log", lines: [PageLine(text: "08:12  ana  done  edge.1 Install the update")])
    let lines = page.wrapped(columns: 24)
    #expect(lines.map(\.indent) == [1, 5, 5])
    #expect(lines.allSatisfy { $0.indent + $0.text.width <= 24 })
  }

  @Test func `a label's text hangs under itself`() {
    let page = PageModel(
      title: "Why", lines: [PageLine(label: "who", text: "Ana Silva on jump2, approved by kim")])
    #expect(page.wrapped(columns: 24).map(\.indent) == [7, 7, 7])
  }

  @Test func `an address is broken without anything put between`() {
    let page = PageModel(
      title: "Link",
      lines: [PageLine(text: "https://example.org/" + String(repeating: "a", count: 60))])
    let lines = page.wrapped(columns: 40)
    #expect(lines.count > 1 && lines.allSatisfy { $0.indent == 1 })
  }
}
