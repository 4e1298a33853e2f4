import CellGrid
import TestSupport
import Testing

/// An auditor asks who accepted a risk, when, why, until when, and what was known then.
@Suite(.temporaryDirectory)
struct AuditMorningTests {
  private static let cve = "CVE-2026-1234"

  /// One advisory as its maker publishes it again and again.
  private func advisory(updated: String, severity: String, exploited: Bool = false) -> String {
    """
    ---
    title: Torvik gate controller answers without a password
    url: https://torvik.example/advisories/7
    updated: \(updated)
    severity: \(severity)
    exploited: \(exploited)
    ---

    ## What happened

    The gate controller answers questions on its service port without asking who is there \
    (\(Self.cve)). A corrected release is out since yesterday; the maker asks every site to install it.

    ## 2 practical actions

    1. Close the service port: It is not needed in daily work.
    2. Install release 7.4.9: It asks for the password again.

    """
  }

  /// The program on a day, always with the same store.
  private func docket(on day: String) throws -> Docket {
    try Docket(
      in: PinnedWorld(
        in: TemporaryDirectory.path, now: "\(day)T09:12:00Z",
        configuration: "name = \"Ana Silva\"\n"))
  }

  /// Accepts the risk on revision 2; three weeks later the maker says that the flaw is used.
  private func prepare() throws -> String {
    for (day, severity, exploited) in [
      ("2026-01-10", "medium", false), ("2026-01-14", "high", false), ("2026-02-03", "high", true),
    ] {
      let docket = try docket(on: day)
      try docket.output(
        of: "import", "--as", "markdown", "-",
        input: advisory(updated: day, severity: severity, exploited: exploited))
      guard day == "2026-01-14" else { continue }
      try docket.output(
        of: "accept", "--until", "2026-04-15", "--why", "Port is off at the switch (CHG0041877)",
        "--approved-by", "R. Okafor", "\(id(docket)).2")
    }
    return try id(docket(on: "2026-03-10"))
  }

  private func id(_ docket: Docket) throws -> String {
    try #require(
      try docket.output(of: "list", "--ids").split(separator: "\n").first.map(String.init))
  }

  @Test func `why says all of it on one page`() throws {
    let id = try prepare()
    let march = try docket(on: "2026-03-10")
    let page = try march.output(of: "why", Self.cve)
    for fact in [
      "accepted until 2026-04-15", "Ana Silva", "approved by R. Okafor", "CHG0041877",
      "\(id)@2 severity high, not in KEV", "since  2026-02-03 in KEV: not decided again",
    ] {
      #expect(page.contains(fact), "\"\(fact)\" is not in\n\(page)")
    }
    let json = try march.output(of: "why", Self.cve, "--json")
    for fact in ["\"by\":\"ana\"", "\"until\":\"2026-04-15\"", "\"basis\":[\"\(id)@2\"]"] {
      #expect(json.contains(fact), "\(fact) is not in\n\(json)")
    }
  }

  @Test func `what was known then can still be read as it stood`() throws {
    let id = try prepare()
    let march = try docket(on: "2026-03-10")
    let then = try march.output(of: "show", "\(id)@2")
    #expect(then.contains("high") && !then.contains("KEV"), "\(then)")
    #expect(try march.output(of: "show", id).contains("KEV"))
  }

  @Test func `the reader shows the same page as the command`() throws {
    _ = try prepare()
    let march = try docket(on: "2026-03-10")
    let page = try march.output(of: "why", Self.cve).split(separator: "\n")
    let reader = try march.open(size: Size(columns: 120, rows: 40))
    try reader.press("g", "b")
    try reader.expect { rows in
      rows.contains { $0.contains("~HK") && $0.contains("Torvik") } ? nil : "no row is marked so"
    }
    try reader.press("/")
    try reader.type("cve:\(Self.cve)")
    try reader.press("Enter")
    try reader.press("a", "j", "=")
    try reader.expect("Ana Silva")
    let words = try reader.settled().map(\.words)
    #expect(page.count >= 7)
    for line in page {
      let line = String(line).words
      #expect(words.contains { $0.contains(line) }, "\"\(line)\" is not in\n\(reader.picture)")
    }
  }

  @Test func `an accepted risk that has ended is open again`() throws {
    let id = try prepare()
    let april = try docket(on: "2026-04-16")
    let rows = try april.output(of: "actions", "cve:\(Self.cve)").split(separator: "\n")
    #expect(rows.contains { $0.hasPrefix("\(id).2  [ ]") }, "\(rows)")
    #expect(rows.contains { $0.contains("accepted until 15 Apr, ended") }, "\(rows)")
    for name in [id, "\(id).2"] {
      let shown = try april.output(of: "show", name)
      #expect(shown.contains("accepted until 15 Apr, ended"), "\(shown)")
    }
    #expect(try april.count("actions", "ever:risk-accepted") == 1)
    let page = try april.output(of: "why", Self.cve)
    #expect(page.contains("accepted until 2026-04-15, ended") && page.contains("Ana Silva"))
  }

  @Test func `a fault nobody decided about is exit 1 and one sentence`() throws {
    let outcome = try docket(on: "2026-03-10").run("why", "CVE-2099-0001")
    #expect(outcome.status == .exited(1))
    #expect(
      outcome.output + outcome.error
        == "No decision on CVE-2099-0001; it is in 0 briefings.\n")
  }
}

extension String {
  /// The words, one blank between them: how a line was aligned does not count.
  fileprivate var words: String { split(separator: " ").joined(separator: " ") }
}
