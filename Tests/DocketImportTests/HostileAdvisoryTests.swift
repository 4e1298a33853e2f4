import DocketImport
import DocketModel
import TestSupport
import Testing

@Suite struct HostileAdvisoryTests {
  private static let formats: [ImportFormat] = [.csaf, .kev, .osv]

  private func read(_ text: String, _ format: ImportFormat) throws -> Document {
    try readDocument(Array(text.utf8), options: ImportOptions(format: format))
  }

  @Test(arguments: formats)
  func `a member named twice is refused`(format: ImportFormat) {
    #expect(throws: ImportError.overLimit(.duplicateKey)) {
      try read("{\"a\": 1, \"a\": 2}", format)
    }
  }

  @Test(arguments: formats)
  func `brackets without end are refused`(format: ImportFormat) {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: ImportError.overLimit(.depth)) { try read(text, format) }
  }

  @Test(arguments: formats)
  func `what is no JSON is refused by line`(format: ImportFormat) {
    #expect(throws: ImportError.malformed(line: 3)) { try read("{\n\"a\": 1,\nx}", format) }
  }

  @Test(arguments: formats)
  func `JSON that says nothing is no briefing`(format: ImportFormat) {
    for text in ["{}", "[]", "[1, null, \"a\"]", "{\"document\": 7, \"vulnerabilities\": {}}", "0"]
    {
      #expect(throws: ImportError.noBriefing) { try read(text, format) }
    }
  }

  @Test func `more entries than a catalogue can have are refused`() {
    let text = "[" + Array(repeating: "1", count: 50_001).joined(separator: ",") + "]"
    #expect(throws: ImportError.overLimit(.briefings)) { try read(text, .kev) }
    #expect(throws: ImportError.overLimit(.briefings)) { try read(text, .osv) }
  }

  /// Each value of a whole document replaced by values of other kinds.
  @Test(arguments: Payload.all("P7").filter { $0.name.hasPrefix("other-") })
  func `a value of any other kind never traps`(other: Payload) throws {
    let csaf = """
      {"document": {"csaf_version": "2.0", "title": "T", "lang": "en", "publisher": {"name": "P"},
        "aggregate_severity": {"text": "High"}, "notes": [{"category": "summary", "text": "S"}],
        "references": [{"url": "https://a.example/x", "category": "self", "summary": "s"}],
        "acknowledgments": [{"names": ["n"], "urls": ["u"]}], "distribution": {"tlp": {"label": "CLEAR"}},
        "tracking": {"id": "I", "aliases": ["A"], "current_release_date": "2026-01-01T00:00:00Z",
          "revision_history": [{"date": "d", "number": "1"}]}},
       "product_tree": {"branches": [{"category": "vendor", "name": "V", "product": {"product_id": "p", "name": "N"},
          "branches": [{"name": "b"}]}], "full_product_names": [{"product_id": "q", "name": "Q"}],
          "relationships": [{"product_reference": "p", "full_product_name": {"product_id": "r"}}],
          "product_groups": [{"group_id": "g", "product_ids": ["p"]}]},
       "vulnerabilities": [{"cve": "CVE-2026-99001", "title": "t", "ids": [{"text": "x"}], "cwe": {"id": "CWE-1"},
          "notes": [{"text": "n", "title": "t"}], "scores": [{"cvss_v3": {"baseScore": 9.8, "baseSeverity": "x"}}],
          "metrics": [{"content": {"cvss_v4": {"baseScore": 1}}}], "threats": [{"category": "impact", "details": "High"}],
          "flags": [{"label": "l", "product_ids": ["p"]}], "involvements": [{"party": "v"}],
          "product_status": {"fixed": ["p", "r"]}, "remediations": [{"category": "mitigation", "details": "d",
            "product_ids": ["p"], "group_ids": ["g"], "restart_required": {"category": "none"}}]}]}
      """
    let osv = """
      {"id": "I", "aliases": ["A"], "summary": "s", "details": "d", "published": "2026-01-01T00:00:00Z",
       "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N"}], "withdrawn": "w",
       "affected": [{"package": {"name": "n", "ecosystem": "e"}, "versions": ["1"], "severity": [{"score": "s"}],
         "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1"}]}],
         "ecosystem_specific": {"imports": [{"path": "p", "symbols": ["s"]}], "severity": "High"}}],
       "references": [{"type": "WEB", "url": "https://a.example/x"}], "credits": [{"name": "c"}],
       "database_specific": {"severity": "HIGH", "url": "u", "cwe_ids": ["c"]}, "related": ["r"]}
      """
    let kev = """
      {"title": "T", "vulnerabilities": [{"cveID": "CVE-2026-99001", "vendorProject": "V", "product": "P",
        "vulnerabilityName": "N", "dateAdded": "2026-01-01", "shortDescription": "s", "requiredAction": "r",
        "dueDate": "2026-01-02", "knownRansomwareCampaignUse": "Known", "notes": "n", "cwes": ["c"]}]}
      """
    for (text, format) in [(csaf, ImportFormat.csaf), (osv, .osv), (kev, .kev)] {
      let whole = try JSON(parsing: Array(text.utf8))
      let value = try JSON(parsing: other.bytes())
      for index in 0..<count(of: whole) {
        var left = index
        let changed = replacing(whole, at: &left, by: value)
        let options = ImportOptions(format: format)
        _ = try? readDocument(changed.canonicalBytes(), options: options)
      }
    }
  }

  private func count(of json: JSON) -> Int {
    switch json {
    case .array(let elements): elements.reduce(1) { $0 + count(of: $1) }
    case .object(let members): members.reduce(1) { $0 + count(of: $1.value) }
    default: 1
    }
  }

  private func replacing(_ json: JSON, at left: inout Int, by other: JSON) -> JSON {
    defer { left -= 1 }
    if left == 0 { return other }
    left -= 1
    defer { left += 1 }
    switch json {
    case .array(let elements):
      var changed: [JSON] = []
      for element in elements { changed.append(replacing(element, at: &left, by: other)) }
      return .array(changed)
    case .object(let members):
      var changed: [JSON.Member] = []
      for member in members {
        changed.append(JSON.Member(member.name, replacing(member.value, at: &left, by: other)))
      }
      return .object(changed)
    default: return json
    }
  }

  @Test(arguments: Payload.all("P7").filter { $0.name.hasPrefix("date-") })
  func `dates that lie never trap and invent no day`(payload: Payload) throws {
    let date = payload.text()
    let text = JSON.string(date).canonicalBytes()
    let quoted = String(decoding: text, as: UTF8.self)
    let kev = try read(
      "[{\"cveID\": \"CVE-2026-99001\", \"product\": \"P\", \"dateAdded\": \(quoted), "
        + "\"requiredAction\": \"Apply it.\", \"dueDate\": \(quoted)}]", .kev)
    let osv = try read("{\"id\": \"I\", \"published\": \(quoted), \"modified\": \(quoted)}", .osv)
    let due = try #require(kev.briefings.first?.actions.first).due
    #expect(due == nil || due?.iso == date)
    let published = try #require(osv.briefings.first).published
    #expect(published == nil || published?.rfc3339.hasPrefix(date) == true)
  }

  @Test(arguments: ["CVE-2026-123", "CVE-26-12345", "XCVE-2026-12345", "CVE-2026-12345x", "CVE--"])
  func `only ids of the right shape are ids`(name: String) throws {
    let document = try read("[{\"cveID\": \"\(name)\", \"product\": \"P\"}]", .kev)
    #expect(document.briefings.first?.cves == [])
    #expect(document.briefings.first?.guid == nil)
  }

  @Test func `control characters behind escapes are cleaned away`() throws {
    let text = """
      [{"cveID": "CVE-2026-99001", "product": "P\\u001b]52;c;eA==\\u0007Q", "vulnerabilityName": "N\\r\\nM\\u0085"}]
      """
    let briefing = try #require(try read(text, .kev).briefings.first)
    let all = briefing.title + briefing.text + briefing.topics.joined()
    #expect(
      !all.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F) ~= $0.value })
    #expect(!briefing.title.contains("\n"))
  }

  @Test func `groups of products named by many take no longer than the file`() throws {
    let text = try Payload.named("products.csaf", in: "P7").text(atMost: 20_000)
    let briefing = try #require(try read(text, .csaf).briefings.first)
    #expect(briefing.cves.count == 1_000)
    #expect(briefing.actions.count == 1_000)
    #expect(briefing.actions.allSatisfy { $0.products.count <= 60 })
    #expect(briefing.text.contains("and 19941 more"))
    #expect(briefing.text.utf8.count < 4 << 20)
  }

  @Test func `relationships in a ring end`() throws {
    let text = try Payload.named("ring.csaf", in: "P7").text()
    let briefing = try #require(try read(text, .csaf).briefings.first)
    #expect(briefing.text.contains("b in a"))
  }

  @Test func `branches as deep as the standard allows are read`() throws {
    var branch = "{\"product\": {\"product_id\": \"p\", \"name\": \"Deep gate\"}}"
    for _ in 0..<29 { branch = "{\"branches\": [\(branch)]}" }
    let text = """
      {"document": {"csaf_version": "2.1", "title": "T"}, "product_tree": {"branches": [\(branch)]},
       "vulnerabilities": [{"product_status": {"fixed": ["p"]}}]}
      """
    #expect(try read(text, .csaf).briefings.first?.text.contains("Deep gate") == true)
  }
}
