import DocketModel
import Testing

@testable import DocketImport

@Suite struct CVSS4Tests {
  private let worst = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"

  // Vectors and scores as the calculator of FIRST gives them.
  @Test(arguments: [
    ("AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", 100),
    ("AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 93),
    ("AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:N/SC:N/SI:L/SA:N", 69),
    ("AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:N/VA:L/SC:N/SI:H/SA:N", 83),
    ("AV:N/AC:L/AT:P/PR:L/UI:N/VC:N/VI:N/VA:N/SC:N/SI:L/SA:N", 23),
    ("AV:N/AC:H/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:L/SA:N", 95),
    ("AV:L/AC:H/AT:N/PR:N/UI:A/VC:N/VI:N/VA:L/SC:N/SI:N/SA:N", 18),
    ("AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N", 0),
    // Threat and environment.
    ("AV:P/AC:H/AT:P/PR:H/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:P", 59),
    ("AV:P/AC:H/AT:P/PR:H/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:U", 41),
    ("AV:L/AC:L/AT:P/PR:L/UI:N/VC:L/VI:L/VA:H/SC:N/SI:N/SA:N/CR:M/IR:M/AR:L", 43),
    ("AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:L/SC:N/SI:N/SA:N/MSI:S", 89),
    // What only supplements does not count.
    ("AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N/MAV:P/MUI:X/RE:L/U:Red", 52),
  ])
  func `a vector has the score of the specification`(vector: String, tenths: Int) {
    #expect(CVSSScore.tenths(of: "CVSS:4.0/" + vector) == tenths)
  }

  @Test(arguments: [
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N",
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:S/SA:N",
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/MSC:S",
    "CVSS:4.0/AV:X/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:R/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "CVSS:4.0/",
  ])
  func `what is no whole vector has no score`(vector: String) {
    #expect(CVSSScore.tenths(of: vector) == nil)
  }

  @Test func `an advisory with nothing but the vector has its score and rating`() throws {
    let osv = """
      {"schema_version": "1.6.0", "id": "GHSA-aaaa-bbbb-cccc", "summary": "s", "details": "d",
       "severity": [{"type": "CVSS_V4", "score": "\(worst)"}]}
      """
    let csaf = """
      {"document": {"category": "csaf_security_advisory", "csaf_version": "2.0", "title": "T",
        "publisher": {"name": "P"}, "tracking": {"id": "A-1"}},
       "vulnerabilities": [{"cve": "CVE-2026-99001",
         "scores": [{"cvss_v4": {"version": "4.0", "vectorString": "\(worst)"}}]}]}
      """
    for (text, line) in [(osv, "CVSS_V4: 9.3 \(worst)"), (csaf, "CVSS 4.0: 9.3, \(worst)")] {
      let briefing = try #require(readDocument(Array(text.utf8)).briefings.first)
      #expect(briefing.severity == .critical)
      #expect(briefing.text.contains(line))
    }
  }

  @Test(arguments: ["txt", "md", "html"])
  func `of vectors in prose the worst one rates, where no word does`(form: String) throws {
    let mild = "CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N"
    let paragraph = "The first flaw is \(mild), the other \(worst)."
    let head = form == "md" ? "# Two flaws\n\n" : "Two flaws\n\n"
    func severity(_ more: String) throws -> Severity? {
      let page = "<html><body><h1>Two flaws</h1><p>\(paragraph)</p><p>\(more)</p></body></html>"
      let text = form == "html" ? page : head + paragraph + "\n\n" + more
      return try readDocument(
        Array(text.utf8), options: ImportOptions(path: "two." + form)
      ).briefings.first?.severity
    }
    #expect(try severity("") == .critical)
    #expect(try severity("Severity: Low") == .low)
  }

  @Test func `what only looks like a vector rates nothing`() {
    let texts = ["CVSS:4.0", "CVSS: 9.8", "CVSS:4.0/AV:N and so on", "cvss:", "CVSS:3.1/AV:N."]
    #expect(CVSSVectors.severity(in: texts) == nil)
  }
}
