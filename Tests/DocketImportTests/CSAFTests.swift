import DocketImport
import DocketModel
import Testing

@Suite struct CSAFTests {
  /// An advisory with the given vulnerabilities, and other members of `document`.
  private func advisory(_ vulnerabilities: String, document: String = "") throws -> Briefing {
    let text = """
      {"document": {"category": "csaf_security_advisory", "csaf_version": "2.0",
        "title": "Torvik GC-200: sign-in without a password", "lang": "en-GB",
        "publisher": {"category": "vendor", "name": "Torvik Security", "namespace": "https://torvik.example",
          "contact_details": "psirt@torvik.example"},
        "references": [
          {"category": "self", "summary": "JSON", "url": "https://torvik.example/adv/TVK-2026-07.json"},
          {"category": "self", "summary": "Page", "url": "https://torvik.example/adv/TVK-2026-07"},
          {"category": "external", "summary": "Manual", "url": "https://torvik.example/manual"}],
        \(document)
        "tracking": {"id": "TVK-2026-07", "status": "final", "version": "2", "aliases": ["VU#123456"],
          "initial_release_date": "2026-03-01T10:00:00.000Z", "current_release_date": "2026-03-04T08:30:00+01:00",
          "revision_history": [{"date": "2026-03-01T10:00:00Z", "number": "1", "summary": "First text"},
            {"date": "2026-03-04T07:30:00Z", "number": "2", "summary": "Firmware 4.1.7"}]}},
       "product_tree": {"branches": [{"category": "vendor", "name": "Torvik", "branches": [
          {"category": "product_name", "name": "GC-200", "branches": [
            {"category": "product_version", "name": "4.1.6", "product":
              {"product_id": "P1", "name": "Torvik GC-200 4.1.6"}},
            {"category": "product_version", "name": "4.1.7", "product":
              {"product_id": "P2", "name": "Torvik GC-200 4.1.7"}}]}]}],
          "relationships": [{"category": "installed_on", "product_reference": "P1",
            "relates_to_product_reference": "R1", "full_product_name": {"product_id": "R1"}}],
          "product_groups": [{"group_id": "G", "product_ids": ["P1", "R1"]}]},
       "vulnerabilities": [\(vulnerabilities)]}
      """
    let document = try readDocument(Array(text.utf8), options: ImportOptions(path: "a.json"))
    #expect(document.format == .csaf)
    return try #require(document.briefings.first)
  }

  @Test func `facts of the document are those of the briefing`() throws {
    let briefing = try advisory("")
    #expect(briefing.title == "Torvik GC-200: sign-in without a password")
    #expect(briefing.guid == "TVK-2026-07")
    #expect(briefing.identifiers == ["TVK-2026-07", "VU#123456"])
    #expect(briefing.source.name == "Torvik Security")
    #expect(briefing.language == "en-GB")
    #expect(briefing.published?.rfc3339 == "2026-03-01T10:00:00Z")
    #expect(briefing.updated?.rfc3339 == "2026-03-04T07:30:00Z")
    #expect(briefing.link == "https://torvik.example/adv/TVK-2026-07")
    #expect(briefing.topics == ["Torvik", "GC-200"])
    #expect(briefing.links.map(\.text) == ["JSON", "Page", "Manual"])
    let history = try #require(briefing.sections.first { $0.heading == "Revision history" })
    #expect(history.text.contains("2 | Firmware 4.1.7"))
  }

  @Test func `a remediation told for each vulnerability is one action with all products`() throws {
    let fix =
      "\"category\": \"vendor_fix\", \"details\": \"Update to firmware 4.1.7. Restart after it.\""
    let briefing = try advisory(
      """
      {"cve": "CVE-2026-99001", "remediations": [{\(fix), "product_ids": ["P1"],
         "url": "https://torvik.example/fw"}]},
      {"cve": "CVE-2026-99002", "remediations": [{\(fix), "group_ids": ["G"]},
         {"category": "workaround", "details": "Torvik recommends that users disable remote sign-in."}]}
      """)
    #expect(briefing.cves == ["CVE-2026-99001", "CVE-2026-99002"])
    #expect(
      briefing.actions.map(\.title) == ["Update to firmware 4.1.7", "Disable remote sign-in"])
    #expect(
      briefing.actions[0].detail
        == "Update to firmware 4.1.7. Restart after it.\nhttps://torvik.example/fw")
    #expect(briefing.actions[0].products == ["Torvik GC-200 4.1.6", "Torvik GC-200 4.1.6 in R1"])
    #expect(
      briefing.actions[1].detail
        == "Torvik recommends that users disable remote sign-in.\nFor CVE-2026-99002")
    #expect(briefing.actions.allSatisfy { $0.origin == .csaf && $0.due == nil })
    let anchor = try #require(briefing.actions[0].anchor)
    #expect(briefing.sections[anchor.section].kind == .actions)
  }

  @Test(arguments: ["none_available", "no_fix_planned", "fix_planned", "optional_patch"])
  func `how things stand is text and no action`(category: String) throws {
    let briefing = try advisory(
      """
      {"cve": "CVE-2026-99001", "remediations": [
        {"category": "\(category)", "details": "The GC-100 is out of support.", "product_ids": ["P1"]}]}
      """)
    #expect(briefing.actions.isEmpty)
    #expect(briefing.text.contains("The GC-100 is out of support."))
  }

  @Test func `a change of a remediation's products changes the text`() throws {
    func text(_ product: String) throws -> String {
      try advisory(
        """
        {"remediations": [{"category": "mitigation", "details": "Close port 8443.",
          "product_ids": ["\(product)"]}]}
        """
      ).text
    }
    #expect(try text("P1") != text("P2"))
  }

  @Test(arguments: [
    ("Important", Severity.high), ("moderate", .medium), ("CRITICAL", .critical), ("Low", .low),
  ])
  func `the document's own word for the severity comes first`(
    word: String, severity: Severity
  )
    throws
  {
    let briefing = try advisory(
      """
      {"scores": [{"products": ["P1"], "cvss_v3": {"baseScore": 5.0, "baseSeverity": "MEDIUM"}}]}
      """, document: "\"aggregate_severity\": {\"text\": \"\(word)\"},")
    #expect(briefing.severity == severity)
    #expect(briefing.text.contains(word))
  }

  @Test func `without a word the worst score counts, and without a score nothing`() throws {
    let scores = try advisory(
      """
      {"scores": [{"cvss_v3": {"version": "3.1", "baseScore": 7.5, "baseSeverity": "HIGH",
        "vectorString": "CVSS:3.1/AV:N"}}]}, {"metrics": [{"content": {"cvss_v4": {"baseScore": 9.3,
        "baseSeverity": "CRITICAL"}}}]}
      """)
    #expect(scores.severity == .critical)
    #expect(scores.text.contains("CVSS 3.1: 7.5 high, CVSS:3.1/AV:N"))
    let old = try advisory("{\"scores\": [{\"cvss_v2\": {\"baseScore\": 10.0}}]}")
    #expect(old.severity == nil)
  }

  @Test func `notes become sections and the lawyers' words go last`() throws {
    let briefing = try advisory(
      """
      {"cve": "CVE-2026-99001", "notes": [{"category": "description", "text": "A second request is let in."},
        {"category": "other", "title": "Statement", "text": "Seen in the field."}]}
      """,
      document: """
        "notes": [{"category": "legal_disclaimer", "title": "Terms", "text": "As is."},
          {"category": "summary", "title": "Summary", "text": "Sign-in can be skipped."},
          {"category": "general", "title": "Recommended practices", "text": "Keep it behind a firewall."},
          {"category": "general", "title": "Recommended practices", "text": "Change passwords."},
          {"category": "details", "text": "The state is shared."}],
        """)
    #expect(briefing.sections.prefix(3).map(\.kind) == [.summary, .other, .technicalDetails])
    #expect(briefing.sections[1].blocks.count == 2)
    #expect(briefing.sections.last?.heading == "Terms")
    #expect(briefing.summary == "Sign-in can be skipped.")
    #expect(briefing.actions.isEmpty)
    let flaw = try #require(briefing.sections.first { $0.heading == "CVE-2026-99001" })
    #expect(flaw.text == "A second request is let in.\n\nStatement:\n\nSeen in the field.")
  }

  @Test func `a VEX text says which products have which status, and why not`() throws {
    let briefing = try advisory(
      """
      {"cve": "CVE-2026-99001", "product_status": {"known_not_affected": ["P2"], "known_affected": ["P1"]},
        "flags": [{"label": "vulnerable_code_not_present", "product_ids": ["P2"]}],
        "threats": [{"category": "impact", "details": "The library is not shipped."}]}
      """)
    let status = try #require(briefing.sections.first { $0.kind == .whoIsAffected })
    #expect(
      status.blocks == [
        .table(
          header: ["Status", "Products"],
          rows: [
            ["Known not affected", "Torvik GC-200 4.1.7"],
            ["Known affected", "Torvik GC-200 4.1.6"],
          ])
      ])
    #expect(briefing.text.contains("Vulnerable code not present: Torvik GC-200 4.1.7"))
    #expect(briefing.text.contains("Impact: The library is not shipped."))
    #expect(briefing.severity == nil)
  }

  @Test func `thanks, weaknesses and where it is used in attacks are kept`() throws {
    let briefing = try advisory(
      """
      {"cve": "CVE-2026-99001", "title": "Skipped sign-in", "cwe": {"id": "CWE-287", "name": "Improper Authentication"},
        "first_known_exploitation_dates": [{"date": "2026-02-20T00:00:00Z"}],
        "acknowledgments": [{"names": ["Ada Ochs"], "organization": "Lab Nine", "summary": "reporting it"}]}
      """)
    #expect(briefing.isExploited)
    #expect(briefing.text.contains("CVE-2026-99001: Skipped sign-in"))
    #expect(briefing.text.contains("Weakness: CWE-287 Improper Authentication"))
    #expect(briefing.text.contains("Ada Ochs, Lab Nine \u{2013} reporting it"))
  }

  @Test func `an address alone is no title`() throws {
    let briefing = try advisory(
      """
      {"remediations": [{"category": "vendor_fix", "details": "https://torvik.example/fw"},
        {"category": "vendor_fix", "details": "Update to V2.8 or later - Download: https://torvik.example/v28"},
        {"category": "mitigation", "url": "https://torvik.example/how"}]}
      """)
    #expect(
      briefing.actions.map(\.title) == [
        "Apply the vendor fix", "Update to V2.8 or later", "Apply the mitigation",
      ])
    #expect(briefing.actions[1].detail.contains("https://torvik.example/v28"))
    #expect(briefing.actions[2].detail == "https://torvik.example/how")
  }
}
