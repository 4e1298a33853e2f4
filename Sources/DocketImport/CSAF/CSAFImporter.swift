internal import DocketModel

/// Reads an advisory of the Common Security Advisory Framework: one document, one briefing.
///
/// Version 2.0, and 2.1 where it says the same. All profiles, VEX among them, are read alike: what a
/// document has is shown, in the order people read it.
func readCSAF(_ bytes: [UInt8], options: ImportOptions) throws(ImportError) -> Document {
  let advisory = CSAFAdvisory(try JSON(advisory: bytes))
  let briefing = advisory.briefing(options)
  guard !briefing.title.isEmpty else { throw .noBriefing }
  return Document(
    format: .csaf, title: briefing.title, link: briefing.link, briefings: [briefing])
}

/// The parts of a document, and how they are put together.
struct CSAFAdvisory {
  private let document: JSON
  private let tracking: JSON
  private let vulnerabilities: [CSAFVulnerability]
  private let products: CSAFProducts

  /// The most bytes of text of an advisory: more does not fit into a record of the store.
  static let textLimit = 2 << 20

  init(_ json: JSON) {
    document = json["document"] ?? .null
    tracking = document["tracking"] ?? .null
    products = CSAFProducts(json["product_tree"] ?? .null)
    vulnerabilities = json.elements("vulnerabilities").map(CSAFVulnerability.init)
  }

  func briefing(_ options: ImportOptions) -> Briefing {
    let id = tracking.line("id")
    let publisher = document["publisher"]?.line("name")
    let title = document.line("title") ?? id ?? vulnerabilities.first?.name ?? ""
    var briefing = Briefing(
      title: BriefingTitle.cut(title), guid: id, author: publisher,
      published: tracking.instant("initial_release_date"),
      updated: tracking.instant("current_release_date"), language: document.line("lang"),
      topics: products.topics, severity: severity,
      isExploited: vulnerabilities.contains(where: \.isExploited), summary: nil,
      source: Source(name: publisher, path: options.path))
    name(&briefing, id)
    briefing.links = links
    briefing.link = page
    let remediations = CSAFRemediations(vulnerabilities, products)
    var sections = CSAFSections(limit: Self.textLimit)
    addText(to: &sections)
    briefing.actions = remediations.actions(section: sections.all.count)
    remediations.addSections(to: &sections)
    addTail(to: &sections)
    briefing.sections = sections.all
    briefing.summary =
      briefing.sections.first { $0.kind == .summary }.map { $0.text.shortened(to: 2_000) }
    return briefing
  }

  /// Every id this text goes by; a tracking id may be that of a CVE.
  private func name(_ briefing: inout Briefing, _ id: String?) {
    var cves = ShortList(limit: 10_000)
    var others = ShortList(limit: 2_000)
    for name in [id].compactMap({ $0 }) + tracking.lines("aliases") {
      if let cve = CVE.parse(name) { cves.add(cve) } else { others.add(name) }
    }
    for one in vulnerabilities {
      if let cve = one.cve { cves.add(cve) }
      for name in one.ids { others.add(name) }
    }
    briefing.cves = cves.all
    briefing.identifiers = others.all
  }

  // MARK: - Severity

  /// The document's own word, else what it says of the impact, else the worst CVSS rating in it.
  private var severity: Severity? {
    let own = document["aggregate_severity"]?.line("text")
    if let word = own.flatMap(CSAFVulnerability.severity) { return word }
    if let word = vulnerabilities.compactMap(\.statedSeverity).max() { return word }
    return vulnerabilities.compactMap(\.ratedSeverity).max()
  }

  // MARK: - Links

  /// The page of the advisory itself, for people rather than for programs.
  private var page: String? {
    let own = document.elements("references").filter { $0.line("category") == "self" }
      .compactMap { $0.line("url") }.filter(WebAddress.isLink)
    return own.first { !$0.lowercased().hasSuffix(".json") } ?? own.first
  }

  private var links: [Link] {
    var links = LinkList()
    for reference in document.elements("references") + vulnerabilities.flatMap(\.references) {
      guard let url = reference.line("url"), WebAddress.isLink(url) else { continue }
      links.add(Link(text: reference.line("summary") ?? url, url: url))
      if links.isFull { break }
    }
    return links.all
  }

  // MARK: - Text

  private func addText(to sections: inout CSAFSections) {
    let notes = CSAFNotes(document.elements("notes"))
    sections.add(notes.sections)
    if let severity = document["aggregate_severity"]?.line("text") {
      sections.add(.whyItMatters, "Severity", [.paragraph(severity)])
    }
    let common = CSAFVulnerability.commonStatus(vulnerabilities)
    if let common, let table = common.statusTable(products) {
      sections.add(.whoIsAffected, "Product status", [table])
    } else if vulnerabilities.isEmpty, !products.all.isEmpty {
      sections.add(.whoIsAffected, "Products", [.list(ordered: false, items: products.all)])
    }
    var left: [String] = []
    for one in vulnerabilities {
      let blocks = sections.isFull ? [] : one.blocks(products, withStatus: common == nil)
      if sections.isFull {
        left.append(one.name)
      } else {
        sections.add(.technicalDetails, one.heading, blocks)
      }
    }
    sections.add(left: left)
  }

  private func addTail(to sections: inout CSAFSections) {
    let addresses = CSAFTail.references(
      document.elements("references") + vulnerabilities.flatMap(\.references))
    sections.add(.references, "References", addresses)
    sections.add(
      .other, "Acknowledgments",
      CSAFTail.acknowledgments(
        document.elements("acknowledgments") + vulnerabilities.flatMap(\.acknowledgments)))
    sections.add(.other, "Revision history", CSAFTail.revisions(tracking))
    sections.add(.other, "Publisher", CSAFTail.publisher(document))
    sections.add(CSAFNotes(document.elements("notes")).legal)
  }
}
