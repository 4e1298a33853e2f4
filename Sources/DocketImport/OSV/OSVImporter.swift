internal import DocketModel

/// Reads records of the Open Source Vulnerability format.
///
/// One, an array of them, or the answer of its interface (`vulns`). Members and their meaning: the OSV
/// schema, version 1.
func readOSV(_ bytes: [UInt8], options: ImportOptions) throws(ImportError) -> Document {
  let json = try JSON(advisory: bytes)
  let records = json.array ?? json["vulns"]?.array ?? [json]
  guard records.count <= briefingCountLimit else { throw .overLimit(.briefings) }
  var document = Document(format: .osv)
  for record in records {
    if let record = OSVRecord(record) { document.briefings.append(record.briefing(options)) }
  }
  guard let first = document.briefings.first else { throw .noBriefing }
  if records.count == 1 { document.title = first.title }
  return document
}

/// One record.
private struct OSVRecord {
  let json: JSON
  let id: String
  let affected: [OSVPackage]

  /// Nil without an id: nothing would tell it from others.
  init?(_ json: JSON) {
    guard let id = json.line("id"), id.utf8.count <= 200 else { return nil }
    self.json = json
    self.id = id
    affected = OSVPackage.all(in: json.elements("affected"))
  }

  func briefing(_ options: ImportOptions) -> Briefing {
    let links = links
    var briefing = Briefing(
      title: id, link: page(of: links), guid: id, published: json.instant("published"),
      updated: json.instant("modified"), topics: topics, severity: severity,
      summary: json.line("summary"), source: Source(path: options.path))
    for name in [id] + json.lines("aliases").prefix(1_000) {
      if let cve = CVE.parse(name) {
        briefing.cves.append(cve)
      } else {
        briefing.identifiers.append(name)
      }
    }
    let details = details
    briefing.sections = withdrawal + details.sections
    let offset = withdrawal.count
    if !isWithdrawn { addActions(to: &briefing, details.actions, offset) }
    addFacts(to: &briefing)
    briefing.links = links
    briefing.title = BriefingTitle.cut(
      briefing.summary ?? BriefingTitle.made(from: details.sections, path: nil))
    if briefing.title.isEmpty { briefing.title = id }
    briefing.addFindings()
    return briefing
  }

  private var isWithdrawn: Bool { json.line("withdrawn") != nil }

  private var withdrawal: [Section] {
    guard let date = json.line("withdrawn") else { return [] }
    let text = "This advisory was withdrawn on \(date)."
    return [Section(kind: .summary, heading: "Withdrawn", blocks: [.paragraph(text)])]
  }

  /// The details are Markdown.
  private var details: SectionBuilder.Result {
    guard let text = json.text("details") else { return SectionBuilder.Result() }
    let isFixed = affected.contains { !$0.fixed.isEmpty }
    let bytes = Array(text.utf8)
    if bytes.count <= markdownSizeLimit, let reader = MarkdownReader(bytes[...]) {
      return SectionBuilder(reader.pieces).result(
        under: json.line("summary"), isAskedForElsewhere: isFixed)
    }
    return SectionBuilder(TextPieces(TextLine.lines(of: bytes)).pieces)
      .result(under: json.line("summary"), isAskedForElsewhere: isFixed)
  }

  /// Packages go by names that people watch for.
  private var topics: [String] {
    var names = ShortList(limit: 12)
    for package in affected where !package.name.isEmpty { names.add(package.name) }
    return names.all
  }

  private var links: [Link] {
    var links = LinkList()
    for reference in json.elements("references") {
      guard let url = reference.line("url"), WebAddress.isLink(url) else { continue }
      links.add(Link(text: url, url: url))
    }
    return links.all
  }

  /// The page that tells of this record: its address holds the id.
  private func page(of links: [Link]) -> String? {
    let own = json["database_specific"]?.line("url").map { [$0] } ?? []
    return (own + links.map(\.url)).first {
      WebAddress.isLink($0)
        && $0.split { "/?=#&".contains($0) }.contains { $0 == id || $0 == id + ".html" }
    }
  }

  // MARK: - Severity

  /// The database's own word, else the rating of the vector it gives.
  private var severity: Severity? {
    var words = [json["database_specific"]?["severity"]?.cleanText]
    for package in json.elements("affected").prefix(100) {
      words.append(package["database_specific"]?["severity"]?.cleanText)
      words.append(package["ecosystem_specific"]?["severity"]?.cleanText)
    }
    let stated = words.compactMap { $0.flatMap(Self.severity) }.max()
    if let stated { return stated }
    let scores = self.scores
    return scores.compactMap { CVSSScore.tenths(of: $0.score) }.max().flatMap {
      CVSSScore.severity(tenths: $0)
    } ?? scores.compactMap { Self.severity($0.score) }.max()
  }

  private static func severity(_ word: String) -> Severity? {
    StatedSeverity.find(in: ["Severity: " + word.onOneLine])
  }

  private var scores: [(type: String, score: String)] {
    let all =
      json.elements("severity") + json.elements("affected").flatMap { $0.elements("severity") }
    var scores: [(String, String)] = []
    for one in all.prefix(100) {
      guard let score = one.line("score")?.shortened(to: 400) else { continue }
      let type = one.line("type")?.shortened(to: 40) ?? ""
      if !scores.contains(where: { $0 == (type, score) }) { scores.append((type, score)) }
    }
    return scores
  }

  // MARK: - Actions and facts

  /// What the text asks for, and the updates; a sentence that names a fixed version says the same
  /// as the update to it.
  private func addActions(to briefing: inout Briefing, _ found: [Action], _ offset: Int) {
    briefing.actions = found.map { action in
      var action = action
      action.anchor?.section += offset
      return action
    }
    OSVUpdates(affected).add(to: &briefing)
  }

  private func addFacts(to briefing: inout Briefing) {
    if let table = OSVPackage.table(affected) {
      briefing.sections.append(
        Section(kind: .whoIsAffected, heading: "Affected packages", blocks: [table]))
    }
    var facts = scores.map { score in
      let tenths = CVSSScore.tenths(of: score.score).map { CVSSScore.text(tenths: $0) + " " } ?? ""
      return "\(score.type): \(tenths)\(score.score)"
    }
    for (name, label) in [("upstream", "Upstream"), ("related", "Related")] {
      let names = json.lines(name).prefix(200)
      if !names.isEmpty { facts.append(label + ": " + names.joined(separator: ", ")) }
    }
    let weaknesses = json["database_specific"]?.lines("cwe_ids") ?? []
    if !weaknesses.isEmpty { facts.append("Weaknesses: " + weaknesses.joined(separator: ", ")) }
    for credit in json.elements("credits").prefix(100) {
      if let name = credit.line("name") { facts.append("Credit: " + name) }
    }
    if !facts.isEmpty {
      let list = Block.list(ordered: false, items: facts)
      briefing.sections.append(
        Section(kind: .technicalDetails, heading: "Details", blocks: [list]))
    }
    let addresses = json.elements("references").prefix(1_000).compactMap { reference in
      reference.line("url").map { url in (reference.line("type").map { $0 + ": " } ?? "") + url }
    }
    if !addresses.isEmpty {
      let list = Block.list(ordered: false, items: addresses)
      briefing.sections.append(Section(kind: .references, heading: "References", blocks: [list]))
    }
  }
}
