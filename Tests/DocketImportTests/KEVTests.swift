import DocketImport
import DocketModel
import Testing

@Suite struct KEVTests {
  static let mitigate = """
    Apply mitigations per vendor instructions, follow applicable BOD 22-01 guidance for cloud services, \
    or discontinue use of the product if mitigations are unavailable.
    """

  private func catalogue(
    vendor: String = "Torvik", product: String = "GC-200 and GC-400",
    name: String = "Torvik GC-200 and GC-400 Missing Authentication Vulnerability",
    required: String = mitigate, ransomware: String = "Unknown", due: String = "2026-03-24"
  ) throws -> Document {
    let text = """
      {"title": "CISA Catalog of Known Exploited Vulnerabilities", "catalogVersion": "2026.03.03",
       "dateReleased": "2026-03-03T15:00:00.000Z", "count": 1, "vulnerabilities": [{
         "cveID": "CVE-2026-99001", "vendorProject": "\(vendor)", "product": "\(product)",
         "vulnerabilityName": "\(name)", "dateAdded": "2026-03-03",
         "shortDescription": "A second sign-in request is let in.", "requiredAction": "\(required)",
         "dueDate": "\(due)", "knownRansomwareCampaignUse": "\(ransomware)",
         "notes": "https://torvik.example/adv ; https://nvd.nist.gov/vuln/detail/CVE-2026-99001",
         "cwes": ["CWE-287"]}]}
      """
    return try readDocument(Array(text.utf8))
  }

  @Test func `an entry is a briefing of its own`() throws {
    let document = try catalogue()
    #expect(document.format == .kev)
    let briefing = try #require(document.briefings.first)
    #expect(
      briefing.title
        == "Torvik GC-200 and GC-400 Missing Authentication Vulnerability (CVE-2026-99001)")
    #expect(briefing.guid == "CVE-2026-99001")
    #expect(briefing.link == "https://nvd.nist.gov/vuln/detail/CVE-2026-99001")
    #expect(briefing.links.count == 2)
    #expect(briefing.published?.rfc3339 == "2026-03-03T00:00:00Z")
    #expect(briefing.isExploited)
    #expect(briefing.severity == nil)
    #expect(briefing.topics == ["Torvik", "GC-200 and GC-400"])
    #expect(briefing.source.name == "CISA KEV")
    #expect(briefing.text.contains("Weaknesses: CWE-287"))
    let action = try #require(briefing.actions.first)
    #expect(action.title == "Torvik GC-200 and GC-400: apply mitigations or stop using it")
    #expect(action.detail == Self.mitigate)
    #expect(action.due == Day(year: 2026, month: 3, day: 24))
    #expect(action.origin == .kev)
    #expect(action.products == ["GC-200 and GC-400"])
  }

  @Test(arguments: [
    ("Apply updates per vendor instructions.", "apply updates"),
    (
      "Apply updates per vendor instructions or discontinue use of the product if updates are unavailable.",
      "apply updates or stop using it"
    ),
    (
      "Apply mitigations per vendor instructions or discontinue use of the product if mitigations are unavailable.",
      "apply mitigations or stop using it"
    ),
    (
      "Apply remediations or mitigations per vendor instructions or discontinue use of the product if remediation or mitigations are unavailable.",
      "apply remediations or mitigations or stop using it"
    ),
    (
      "Apply updates per vendor instructions or disconnect product if it is end-of-life.",
      "apply updates or disconnect it"
    ),
    (
      "The impacted product is end-of-life and should be disconnected if still in use.",
      "disconnect it, it is end-of-life"
    ),
    (
      "The impacted product is end-of-life (EoL) and/or end-of-service (EoS). Users should discontinue utilization of the product.",
      "stop using it, it is end-of-life"
    ),
    (
      "The impacted product could be end-of-life (EoL) and/or end-of-service (EoS). Users should discontinue product utilization if a current mitigation is unavailable.",
      "mitigate or stop using it, it may be end-of-life"
    ),
    ("Block the port at once. Then patch.", "Block the port at once"),
  ])
  func `what is required becomes a few words after the product`(text: String, order: String) throws
  {
    let action = try #require(try catalogue(required: text).briefings.first?.actions.first)
    #expect(action.title == "Torvik GC-200 and GC-400: " + order)
    #expect(action.detail == text)
  }

  @Test func `the vendor stands once before a product that begins with it`() throws {
    let action = try #require(
      try catalogue(product: "Torvik Gate OS").briefings.first?.actions.first)
    #expect(action.title.hasPrefix("Torvik Gate OS: "))
  }

  @Test func `a name without its vendor gets it`() throws {
    let briefing = try #require(try catalogue(name: "Gate Skipping").briefings.first)
    #expect(briefing.title == "Torvik: Gate Skipping (CVE-2026-99001)")
  }

  @Test func `ransomware use and due date are text, so that a change of them is a revision`() throws
  {
    let before = try #require(try catalogue().briefings.first?.text)
    #expect(before.contains("Used in ransomware campaigns: Unknown"))
    let known = try #require(try catalogue(ransomware: "Known").briefings.first?.text)
    #expect(known.contains("Used in ransomware campaigns: Known"))
    #expect(try catalogue(due: "2026-03-20").briefings.first?.text != before)
  }

  @Test func `the European list has the same shape and asks for nothing`() throws {
    let text = """
      [{"cveID": "CVE-2026-99002", "euvdID": "EUVD-2026-12345", "vendorProject": "Quillon", "product": "Backup",
        "vulnerabilityName": "-", "dateReported": "17/01/26", "patchedSince": "tbc", "notes": "-", "cwes": "-"}]
      """
    let briefing = try #require(try readDocument(Array(text.utf8)).briefings.first)
    #expect(briefing.title == "Quillon Backup (CVE-2026-99002)")
    #expect(briefing.identifiers == ["EUVD-2026-12345"])
    #expect(briefing.actions.isEmpty)
    #expect(briefing.isExploited)
    #expect(briefing.published == nil)
    #expect(briefing.text.contains("Date reported: 17/01/26"))
  }
}
