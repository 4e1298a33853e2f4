import DocketImport
import DocketModel
import Testing

@Suite struct OSVTests {
  private func record(_ members: String) throws -> Briefing {
    let text = """
      {"schema_version": "1.6.0", "id": "GHSA-aaaa-bbbb-cccc", "modified": "2026-03-02T00:00:00Z",
       "published": "2026-03-01T12:00:00Z", "aliases": ["CVE-2026-99001", "RUSTSEC-2026-0001"],
       "summary": "lumen-badge trusts the header of a proxy", \(members)
       "references": [{"type": "ADVISORY", "url": "https://lumen.example/GHSA-aaaa-bbbb-cccc"}]}
      """
    let document = try readDocument(Array(text.utf8))
    #expect(document.format == .osv)
    return try #require(document.briefings.first)
  }

  private func package(_ name: String, _ events: String) -> String {
    """
    {"package": {"ecosystem": "npm", "name": "\(name)"},
     "ranges": [{"type": "SEMVER", "events": [\(events)]}]}
    """
  }

  @Test func `facts of a record are those of the briefing`() throws {
    let briefing = try record("\"details\": \"Anybody is let in.\",")
    #expect(briefing.title == "lumen-badge trusts the header of a proxy")
    #expect(briefing.guid == "GHSA-aaaa-bbbb-cccc")
    #expect(briefing.cves == ["CVE-2026-99001"])
    #expect(briefing.identifiers == ["GHSA-aaaa-bbbb-cccc", "RUSTSEC-2026-0001"])
    #expect(briefing.link == "https://lumen.example/GHSA-aaaa-bbbb-cccc")
    #expect(briefing.published?.rfc3339 == "2026-03-01T12:00:00Z")
    #expect(briefing.text.contains("Anybody is let in."))
  }

  @Test func `fixed versions are updates, one for each package`() throws {
    let branches = "{\"introduced\": \"0\"}, {\"fixed\": \"1.2.3\"}, {\"introduced\": \"2.0.0\"}, "
    let briefing = try record(
      """
      "affected": [\(package("lumen-badge", branches + "{\"fixed\": \"2.0.1\"}")),
        \(package("lumen-core", "{\"introduced\": \"1.0.0\"}, {\"last_affected\": \"1.9.0\"}")),
        {"package": {"ecosystem": "npm", "name": "lumen-git"}, "ranges": [{"type": "GIT",
          "repo": "https://git.example/l", "events": [{"introduced": "0"}, {"fixed": "abc123"}]}]}],
      """)
    #expect(briefing.actions.map(\.title) == ["Update lumen-badge to 1.2.3 or 2.0.1"])
    #expect(briefing.actions.first?.origin == .osv)
    #expect(briefing.actions.first?.products == ["lumen-badge"])
    let table = try #require(briefing.sections.first { $0.kind == .whoIsAffected }).blocks.first
    #expect(
      table
        == .table(
          header: ["Package", "Affected", "Fixed in"],
          rows: [
            ["npm lumen-badge", "< 1.2.3; >= 2.0.0, < 2.0.1", "1.2.3, 2.0.1"],
            ["npm lumen-core", ">= 1.0.0, <= 1.9.0", ""], ["npm lumen-git", "< abc123", "abc123"],
          ]))
  }

  @Test func `a repository without a package goes by its name, not by its address`() throws {
    let briefing = try record(
      """
      "affected": [{"ranges": [
        {"type": "GIT", "repo": "https://git.example/acme/lumen.git",
         "events": [{"introduced": "0"}, {"fixed": "abc123"}]},
        {"type": "SEMVER", "events": [{"introduced": "1.0.0"}, {"fixed": "1.2.0"}]}]}],
      """)
    #expect(briefing.actions.map(\.title) == ["Update lumen to 1.2.0"])
  }

  @Test(arguments: ["< 1.2.3", "<= 1.2.3"])
  func `the last known range ends a span and is no fix`(range: String) throws {
    let briefing = try record(
      """
      "affected": [{"package": {"ecosystem": "npm", "name": "lumen-badge"}, "database_specific":
        {"last_known_affected_version_range": "\(range)"},
       "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0.1"}]}]}],
      """)
    #expect(briefing.actions.isEmpty)
    let table = try #require(briefing.sections.first { $0.kind == .whoIsAffected }).blocks.first
    #expect(
      table
        == .table(
          header: ["Package", "Affected", "Fixed in"],
          rows: [["npm lumen-badge", ">= 0.1, \(range)", ""]]))
  }

  @Test func `packages with the same fix are one update`() throws {
    let packages = ["a", "b", "c"].map {
      package($0, "{\"introduced\": \"0\"}, {\"fixed\": \"5\"}")
    }
    let briefing = try record("\"affected\": [\(packages.joined(separator: ","))],")
    #expect(briefing.actions.map(\.title) == ["Update a, b and 1 more to 5"])
    #expect(briefing.actions.first?.detail.hasPrefix("Packages: a, b, c (npm)") == true)
  }

  @Test func `what the text asks for stays, unless it is the update again`() throws {
    let details =
      "### Impact\\nAll.\\n\\n### Patches\\nUpgrade to v1.2.3.\\n\\n### Workarounds\\n- Disable the proxy header.\\n"
    let briefing = try record(
      """
      "details": "\(details)",
      "affected": [\(package("lumen-badge", "{\"introduced\": \"0\"}, {\"fixed\": \"1.2.3\"}"))],
      """)
    #expect(briefing.sections.map(\.heading).prefix(3) == ["Impact", "Patches", "Workarounds"])
    #expect(
      briefing.actions.map(\.title) == ["Disable the proxy header", "Update lumen-badge to 1.2.3"])
    #expect(briefing.actions.map(\.ordinal) == [1, 2])
    #expect(briefing.text.contains("Upgrade to v1.2.3."))
  }

  @Test(arguments: [
    // Vectors and scores from the examples of the CVSS v3.1 specification and user guide.
    ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "9.8", Severity.critical),
    ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "10.0", .critical),
    ("CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "6.1", .medium),
    ("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", "6.4", .medium),
    ("CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:H/I:H/A:H", "7.0", .high),
    ("CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N", "1.6", .low),
  ])
  func `a vector alone gives its score and rating`(
    vector: String, score: String, severity: Severity
  ) throws {
    let briefing = try record("\"severity\": [{\"type\": \"CVSS_V3\", \"score\": \"\(vector)\"}],")
    #expect(briefing.severity == severity)
    #expect(briefing.text.contains("\(score) \(vector)"))
  }

  @Test(arguments: [
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N", "CVSS:4.0/AV:N",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", "CVSS:3.1/AV:N/AV:N", "CVSS:3.1/", "AV:N",
  ])
  func `a vector that gives no rating gives no severity`(vector: String) throws {
    let briefing = try record("\"severity\": [{\"type\": \"CVSS_V4\", \"score\": \"\(vector)\"}],")
    #expect(briefing.severity == nil)
    #expect(briefing.text.contains(vector))
  }

  @Test func `the database's own word comes before the vector`() throws {
    let briefing = try record(
      """
      "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
      "database_specific": {"severity": "MODERATE"},
      """)
    #expect(briefing.severity == .medium)
  }

  @Test func `a withdrawn record says so and asks for nothing`() throws {
    let briefing = try record(
      """
      "withdrawn": "2026-03-05T00:00:00Z",
      "affected": [\(package("lumen-badge", "{\"introduced\": \"0\"}, {\"fixed\": \"1.2.3\"}"))],
      """)
    #expect(briefing.sections.first?.heading == "Withdrawn")
    #expect(briefing.actions.isEmpty)
    #expect(briefing.text.contains("1.2.3"))
  }

  @Test func `several records in one file are several briefings`() throws {
    let text = """
      {"vulns": [{"schema_version": "1.6.0", "id": "GO-2026-0001", "summary": "one"},
        {"id": "GO-2026-0002", "details": "Two is broken. Badly."}, {"summary": "without a name"}]}
      """
    let document = try readDocument(Array(text.utf8))
    #expect(document.briefings.map(\.title) == ["one", "Two is broken."])
  }
}
