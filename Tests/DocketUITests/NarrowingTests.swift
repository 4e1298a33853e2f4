import CellGrid
import DocketModel
import Testing

@testable import DocketUI

@Suite struct NarrowingTests {
  @Test(arguments: ["/", "f", "&"])
  func `the list narrows with every letter`(key: String) {
    var harness = Harness(Samples.all)
    let listings = harness.listings
    harness.type("\(key) \"cor\"")
    #expect(harness.listings == listings + 3)
    #expect(harness.app.browse.list.count == 1)
    #expect(harness.lastRow.contains("/cor") && harness.lastRow.contains("1 row"))
    harness.type("Backspace Backspace Backspace")
    #expect(harness.app.browse.list.count == 7)
  }

  @Test func `twenty letters before any answer are two questions`() {
    var harness = Harness(Samples.all)
    let listings = harness.listings
    harness.isHolding = true
    harness.type("/ \"corvid mail gateway \"")
    harness.release()
    #expect(harness.listings == listings + 2)
    #expect(harness.app.browse.list.narrowing == "corvid mail gateway ")
    #expect(harness.app.browse.list.listing.subjects.isEmpty != harness.screen.contains("1 row"))
    #expect(!harness.app.browse.list.isOutdated)
  }

  @Test func `the newest text is shown when it was typed over an answer`() {
    var harness = Harness(Samples.all)
    harness.isHolding = true
    harness.type("/ \"zebra\" Ctrl-U \"cor\"")
    harness.release()
    #expect(harness.app.browse.list.count == 1)
    harness.isHolding = true
    harness.type("Ctrl-U \"zebra\" Ctrl-U")
    #expect(harness.app.browse.list.count == 7)
    harness.release()
    #expect(harness.app.browse.list.count == 7 && !harness.app.browse.list.isOutdated)
  }

  @Test func `Enter asks nothing that was asked, and its answer is waited for`() {
    var harness = Harness(Samples.all)
    let listings = harness.listings
    harness.isHolding = true
    harness.type("/ \"cor\" Enter x")
    #expect(harness.decisions.isEmpty)
    harness.release()
    #expect(harness.listings == listings + 2)
    #expect(harness.app.browse.list.count == 1)
  }

  @Test func `a narrowing that fails lets the newer one be asked`() {
    var harness = Harness(Samples.all)
    harness.isHolding = true
    harness.type("/ \"zebra\" Ctrl-U \"cor\"")
    harness.isHolding = false
    let sent = harness.app.browse.list.narrowingSent
    #expect(sent != nil && sent != harness.app.browse.list.asked)
    if let sent { harness.send(.listFailed(sent, "The disk is away")) }
    #expect(harness.app.browse.list.count == 1)
  }

  @Test func `the list may change while a narrowing is on its way`() {
    var harness = Harness(Samples.all)
    harness.isHolding = true
    harness.type("/ \"co\"")
    harness.send(
      .clockMoved(Moment(now: Harness.now, today: Harness.today.adding(days: 1), zone: .utc)))
    harness.type("\"r\"")
    harness.release()
    #expect(harness.app.browse.list.narrowing == "cor")
    #expect(harness.app.browse.list.count == 1 && !harness.app.browse.list.isOutdated)
  }

  @Test func `Enter keeps the narrowing and says so above`() {
    var harness = Harness(Samples.all)
    harness.type("/ \"cor\" Enter")
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.lines[0].contains("/cor · 1 row"))
    #expect(harness.app.browse.list.count == 1)
  }

  @Test(arguments: ["gb", "ga"])
  func `the number of rows is said once`(keys: String) {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("\(keys) / \"cor\" Enter")
    #expect(harness.lines[0].split(separator: " ").count { $0.hasPrefix("row") } == 1)
  }

  @Test(arguments: ["Esc", "Ctrl-G", "Ctrl-C"])
  func `cancelling shows what was shown before`(key: String) {
    var harness = Harness(Samples.all)
    harness.type("/ \"cor\" \(key)")
    #expect(harness.app.browse.list.narrowing.isEmpty)
    #expect(harness.app.browse.list.count == 7)
    harness.type("/ \"a\" Enter / \"zz\" \(key)")
    #expect(harness.app.browse.list.narrowing == "a")
  }

  @Test func `the selected row is kept by its id while narrowing`() {
    var harness = Harness(Samples.all)
    harness.type("3 j / \"pal\" Enter")
    #expect(harness.app.browse.list.selectedSubject == .briefing(Samples.all[3].row.key))
    harness.type("Esc")
    #expect(harness.app.browse.list.selectedSubject == .briefing(Samples.all[3].row.key))
    #expect(harness.app.browse.list.selected == 3)
  }

  @Test func `a cancelled narrowing comes back to the row it began on`() {
    var harness = Harness(Samples.all)
    harness.type("3 j / \"corvid\" Esc")
    #expect(harness.app.browse.list.selectedSubject == .briefing(Samples.all[3].row.key))
  }

  @Test(arguments: [
    ("is:nonsense", "does not know nonsense"), ("(a", "bracket"),
    ("colour:red", "nothing is called colour:"),
    ("due:", "needs a value"),
  ])
  func `a wrong query says what is wrong and stays`(query: String, complaint: String) {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("/ \"\(query)\" Enter")
    #expect(harness.lastRow.contains(query))
    #expect(harness.screen.contains(complaint))
    #expect(harness.app.overlays.count == 1)
    harness.type("Esc")
    #expect(harness.app.browse.list.narrowing.isEmpty && harness.app.browse.list.count == 7)
  }

  @Test(arguments: ["cve:vpn", "is:nonsense", "due:", "\"open"])
  func `what is no query has no number of rows`(query: String) {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("/")
    for letter in query { harness.press(.character(letter)) }
    #expect(!harness.screen.contains(" rows"))
    harness.type("Enter")
    #expect(!harness.screen.contains(" rows"))
    guard case .prompt(let prompt)? = harness.app.overlays.last else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.complaint != nil)
  }

  @Test func `nothing found says how to come back`() {
    var harness = Harness(Samples.all)
    harness.type("/ \"zebra\" Enter")
    #expect(harness.screen.contains("No briefing matches zebra"))
    harness.type("Esc ga / \"zebra\" Enter")
    #expect(harness.screen.contains("No action matches zebra"))
    harness.type("Esc gb / \"zebra\" Enter")

    #expect(harness.screen.contains("Esc shows all again"))
    harness.type("Esc")
    #expect(harness.app.browse.list.count == 7)
    #expect(harness.app.browse.reading != nil)
  }

  @Test func `going back from nothing found shows all again, and the checklist that was left`() {
    var harness = Harness(Samples.all)
    harness.type("a gs \"technical\" Enter q / \"zebra\" Enter ''")
    #expect(harness.app.browse.list.count == 7)
    #expect(harness.app.browse.focus == .checklist)
  }

  @Test func `nothing found shows no hint that does nothing`() {
    var harness = Harness(Samples.all)
    harness.type("/ \"zebra\" Enter")
    #expect(!harness.lastRow.contains("d n/a"))
    #expect(!harness.lastRow.contains("Enter read"))
  }

  @Test func `Tab completes a query word and narrows by it`() {
    var harness = Harness(Samples.all)
    harness.type("r / \"is:unr\" Tab")
    #expect(harness.lastRow.contains("/is:unread"))
    #expect(harness.app.browse.list.narrowing == "is:unread")
  }

  @Test func `what was typed before comes back with Up and narrows`() {
    var harness = Harness(Samples.all)
    harness.type("/ \"cor\" Enter Esc / Up")
    #expect(harness.app.browse.list.narrowing == "cor")
    #expect(harness.app.browse.list.count == 1)
  }

  @Test func `Down after Up gives back what was half typed`() {
    var harness = Harness(Samples.all)
    harness.type("/ \"cor\" Enter Esc / \"half\" Up Down")
    #expect(harness.lastRow.contains("/half"))
  }

  @Test func `narrowing from the checklist narrows the list`() {
    var harness = Harness(Samples.all)
    harness.type("a / \"cor\" Enter")
    #expect(harness.app.browse.focus == .list)
    #expect(harness.app.browse.list.count == 1)
  }

  @Test func `an answer that comes late does not replace a newer one`() {
    var harness = Harness(Samples.all)
    let request = harness.app.browse.list.listing.request
    harness.isHolding = true
    harness.type("/ \"cor\"")
    harness.isHolding = false
    harness.send(.listed(Listing(request: request, subjects: [])))
    #expect(harness.app.browse.list.count == 7)
    harness.release()
    #expect(harness.app.browse.list.count == 1)
  }

  // MARK: Sorting

  @Test func `S sorts, and the row under the cursor stays`() {
    var harness = Harness(Samples.all)
    harness.type("2 j S \"title\" Enter")
    #expect(harness.app.browse.list.order == .title)
    #expect(harness.app.browse.list.selectedSubject == .briefing(Samples.all[2].row.key))
    harness.type("S")
    #expect(harness.screen.contains("title  now"))
  }

  @Test func `S and Esc sorts nothing`() {
    var harness = Harness(Samples.all)
    let listings = harness.listings
    harness.type("S j Esc")
    #expect(harness.listings == listings)
    #expect(harness.app.browse.list.order == .inbox)
  }
}
