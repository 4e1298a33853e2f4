import DocketModel
import Testing

@testable import DocketImport

@Suite struct SectionTests {
  @Test func `every phrase of the word lists is in folded form`() {
    for language in HeadingSynonyms.languages {
      var lists = [language.related, language.takeaways]
      lists += language.phrases.map(\.value) + language.openers.map(\.value)
      for phrase in lists.flatMap({ $0.split(separator: "|") }) {
        #expect(HeadingKey(phrase)?.phrase == String(phrase))
      }
    }
  }

  @Test(arguments: [
    ("WHAT HAPPENED?", Section.Kind.whatHappened), ("2. What happened", .whatHappened),
    ("Who’s Affected:", .whoIsAffected), ("Why this matters for hospitals", .whyItMatters),
    ("Three Practical Actions", .actions), ("🔧 Recommended actions and next steps", .actions),
    ("Top 5 recommendations for boards", .actions), ("三项行动建议", .actions),
    ("実践すべき３つの対策", .actions), ("٣ إجراءات عملية", .actions), ("Drei Maßnahmen", .actions),
    ("Cinq mesures à prendre", .actions), ("IMPACT", .whyItMatters),
    ("II. Background", .whatHappened), ("Timeline (recorded)", .whatHappened),
    ("Solution and recommendations", .actions), ("Impact & mitigation", .actions),
    ("Affected software and versions", .whoIsAffected), ("Vulnerability Overview", .whatHappened),
  ])
  func `headings are known however they are written`(heading: String, kind: Section.Kind) {
    #expect(HeadingSynonyms.meaning(of: heading) == .section(kind))
  }

  @Test(arguments: [
    "What happened Acme announced a plan...", "Class actions against the vendor",
    "The cloud arrives",
    "what happened", "Affected products, among them", "Law enforcement actions",
  ])
  func `other lines are no headings`(line: String) {
    #expect(HeadingSynonyms.meaning(ofLine: line) == nil)
  }

  @Test(arguments: [
    ("Patch now: Install 4.2.", "Patch now", "Install 4.2."),
    ("Patch now – Install 4.2.", "Patch now", "Install 4.2."),
    ("Patch the SD-WAN box: now.", "Patch the SD-WAN box", "now."),
    ("Patch now. Then rest.", "Patch now.", "Then rest."),
    (
      "Rotate keys – including those of robots – for all.",
      "Rotate keys – including those of robots – for all", ""
    ),
    ("See https://a.example/b for the update.", "See https://a.example/b for the update", ""),
    ("更新：本日中に適用する。", "更新", "本日中に適用する。"),
    ("Use version 4.2 or later (e.g. Orchard 5).", "Use version 4.2 or later (e.g. Orchard 5)", ""),
  ])
  func `an action is cut into title and detail`(text: String, title: String, detail: String) {
    let cut = ActionText(text)
    #expect(cut.title == title)
    #expect(cut.detail == detail)
  }

  @Test(
    arguments: [
      ("2026-11-23", 1_795_392_000), ("2026-11-23T10:30:00+09:00", 1_795_397_400),
      ("Mon, 23 Nov 2026 10:30:00 GMT", 1_795_429_800), ("November 23, 2026", 1_795_392_000),
      ("23 Nov 2026", 1_795_392_000), ("23. November 2026", 1_795_392_000),
      ("Nov. 23rd, 2026", 1_795_392_000), ("23 de noviembre de 2026", 1_795_392_000),
      ("2026年11月23日", 1_795_392_000), ("23.11.2026", 1_795_392_000), ("11/23/2026", 1_795_392_000),
      ("20261123", 1_795_392_000), ("1970-01-01", 0),
    ] as [(String, Int64)])
  func `dates are read`(text: String, seconds: Int64) {
    #expect(Dates.parse(text)?.timestamp.seconds == seconds)
  }

  @Test(arguments: [
    "03/04/2026", "2026-02-30", "30 Feb 2026", "1.5", "23", "2026", "May", "99/99/9999",
  ])
  func `dates that are none or could be two are not read`(text: String) {
    #expect(Dates.parse(text) == nil)
  }

  @Test func `identifiers are found in their order, each once`() {
    let found = Identifiers(in: [
      "脆弱性（CVE-2026-12345）とcve-2026-1、CVE-2026-12345; RHSA-2026:1234, ghsa-ABCD-1234-efgh, VU#123456, XCVE-2026-9999"
    ])
    #expect(found.cves == ["CVE-2026-12345"])
    #expect(found.others == ["RHSA-2026:1234", "GHSA-abcd-1234-efgh", "VU#123456"])
  }

  @Test(arguments: [
    ("Severity: High", Severity.high), ("CVSS v3.1 base score 9.8 (Critical)", .critical),
    ("Schweregrad: kritisch", .critical), ("深刻度：高", .high),
  ])
  func `a stated severity is read`(text: String, severity: Severity) {
    #expect(StatedSeverity.find(in: [text]) == severity)
  }

  @Test(arguments: ["This is a critical flaw.", "CVSS 9.8", "Severity matters", "High time"])
  func `a severity is never worked out`(text: String) {
    #expect(StatedSeverity.find(in: [text]) == nil)
  }
}
