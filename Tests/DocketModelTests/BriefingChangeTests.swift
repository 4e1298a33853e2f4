import DocketModel
import Testing

@Suite struct `Changes of a briefing` {
  private func briefing(_ sections: [(String, String)], _ actions: [Action] = []) -> Briefing {
    Briefing(
      title: "T",
      sections: sections.map {
        Section(kind: .other, heading: $0.0, blocks: [.paragraph($0.1)])
      }, actions: actions)
  }

  @Test func `a short line under a heading is told without the label both have`() {
    let before = briefing([("Ransomware use", "Used in campaigns: Unknown"), ("Status", "Final")])
    let after = briefing([("Ransomware use", "Used in campaigns: Known"), ("Status", "Interim")])
    let changes = after.changes(since: before)
    #expect(
      Wording.changes(changes)
        == "changed: ransomware use Unknown -> Known, status Final -> Interim")
    #expect(before.changes(since: before) == [])
  }

  @Test func `labels end at a colon that both have, and nothing is cut elsewhere`() {
    func told(_ from: String, _ to: String) -> [BriefingChange] {
      briefing([("CVSS", to)]).changes(since: briefing([("CVSS", from)]))
    }
    #expect(told("7.1", "7.5") == [.fact("CVSS", from: "7.1", to: "7.5")])
    #expect(told("a: b: c", "a: b: d") == [.fact("CVSS", from: "c", to: "d")])
    #expect(told("é: 👩‍👧", "é: 👩") == [.fact("CVSS", from: "👩‍👧", to: "👩")])
    #expect(Wording.change(.fact("CVSS", from: "7.1", to: "7.5")) == "CVSS 7.1 -> 7.5")
  }

  @Test func `a sentence is text, not a fact`() {
    let changes = briefing([("Impact", "It fell over.")])
      .changes(since: briefing([("Impact", "It fell.")]))
    #expect(changes == [.text(["Impact"])])
  }

  @Test func `longer texts are named by their headings`() {
    let long = String(repeating: "word ", count: 40)
    let before = briefing([("Impact", long), ("", long)])
    let after = briefing([("Impact", long + "more"), ("", long + "more"), ("New", long)])
    #expect(after.changes(since: before) == [.text(["Impact", "New"])])
  }

  @Test func `dates are told by action where there are several, severity and title as such`() {
    func actions(_ days: [Int?]) -> [Action] {
      days.enumerated().map { index, day in
        Action(ordinal: index + 1, title: "Step \(index)", due: day.map(Day.init(number:)))
      }
    }
    let one = briefing([], actions([20_000])).changes(since: briefing([], actions([20_009])))
    #expect(
      one == [.due(action: nil, from: Day(number: 20_009), to: Day(number: 20_000))])
    var after = briefing([], actions([20_000, nil, 20_002]))
    after.severity = .critical
    after.title = "New"
    #expect(
      after.changes(since: briefing([], actions([20_000, 20_001]))) == [
        .severity(from: nil, to: .critical),
        .due(action: "Step 1", from: Day(number: 20_001), to: nil), .title(from: "T", to: "New"),
      ])
  }
}
