internal import DocketModel

/// One entry of the catalogue; what is absent there or a lonely dash is absent here.
///
/// Members and their meaning: the JSON schema of CISA's catalogue.
struct KEVEntry {
  private let json: JSON
  private let cve: String?
  private let vendor: String?
  private let product: String?

  /// Nil for what is no entry: nothing in it says what it is about.
  init?(_ json: JSON) {
    self.json = json
    cve = CVE.parse(json.line("cveID"))
    vendor = Self.stated(json.line("vendorProject"))
    product = Self.stated(json.line("product"))
    guard cve != nil || product != nil || Self.stated(json.line("vulnerabilityName")) != nil else {
      return nil
    }
  }

  private static func stated(_ text: String?) -> String? {
    guard let text, text != "-" else { return nil }
    return text
  }

  private func stated(_ name: String) -> String? { Self.stated(json.text(name)) }

  func briefing(from source: Source) -> Briefing {
    var briefing = Briefing(
      title: BriefingTitle.cut(title), guid: cve,
      published: json.line("dateAdded").flatMap(Day.init(iso:)).map(Self.midnight),
      topics: [vendor, product].compactMap { $0 }, isExploited: true,
      cves: cve.map { [$0] } ?? [], identifiers: stated("euvdID").map { [$0] } ?? [],
      summary: stated("shortDescription"), source: source)
    briefing.links = WebAddress.links(in: [stated("notes") ?? ""])
    briefing.link = page(of: briefing.links)
    addSections(to: &briefing)
    return briefing
  }

  private static func midnight(_ day: Day) -> Timestamp {
    Timestamp(seconds: Int64(day.number) * 86_400)
  }

  /// The name of the vulnerability with its id, because many entries share a name.
  private var title: String {
    var title = Self.stated(json.line("vulnerabilityName")) ?? subject
    if title.isEmpty { title = cve ?? "" }
    if let vendor, title != cve, !Self.names(title, vendor) { title = vendor + ": " + title }
    guard let cve, title.firstRange(ofText: cve) == nil else { return title }
    return "\(title) (\(cve))"
  }

  /// Whether the title says the vendor's name, or begins with the first word of it.
  private static func names(_ title: String, _ vendor: String) -> Bool {
    let words = title.lowercased().split(separator: " ").prefix(40)
    guard let first = vendor.lowercased().split(separator: " ").first else { return true }
    return words.contains(first)
  }

  /// Vendor and product as people say them, the vendor once.
  private var subject: String {
    guard let product else { return vendor ?? cve ?? "" }
    guard let vendor, !product.lowercased().hasPrefix(vendor.lowercased()) else { return product }
    return vendor + " " + product
  }

  /// The page about this flaw: of the addresses in the notes the one that ends in its id.
  private func page(of links: [Link]) -> String? {
    guard let cve else { return links.first?.url }
    return links.first { $0.url.uppercased().hasSuffix("/" + cve) }?.url
      ?? "https://nvd.nist.gov/vuln/detail/" + cve
  }

  // MARK: - Sections

  private func addSections(to briefing: inout Briefing) {
    var sections: [Section] = []
    if let text = stated("shortDescription") {
      sections.append(
        Section(kind: .whatHappened, heading: "Description", blocks: NoteBlocks.of(text)))
    }
    if vendor != nil || product != nil {
      sections.append(
        Section(kind: .whoIsAffected, heading: "Affected product", blocks: [.paragraph(subject)]))
    }
    if let use = stated("knownRansomwareCampaignUse") {
      let text = "Used in ransomware campaigns: " + use.onOneLine
      sections.append(
        Section(kind: .whyItMatters, heading: "Ransomware use", blocks: [.paragraph(text)]))
    }
    if let required = stated("requiredAction") { add(required, to: &briefing, &sections) }
    let facts = facts
    if !facts.isEmpty {
      sections.append(
        Section(
          kind: .technicalDetails, heading: "Details", blocks: [.list(ordered: false, items: facts)]
        ))
    }
    if let notes = stated("notes") {
      let items = notes.split(separator: ";").map { $0.trimmed() }.filter { !$0.isEmpty }
      sections.append(
        Section(
          kind: .references, heading: "Notes", blocks: [.list(ordered: false, items: items)]))
    }
    briefing.sections = sections
  }

  /// Adds the one thing to do.
  ///
  /// The date stands in the text too: a new one is a revision.
  private func add(_ required: String, to briefing: inout Briefing, _ sections: inout [Section]) {
    let due = json.line("dueDate")
    var blocks = NoteBlocks.of(required)
    if let due { blocks.append(.paragraph("Due: " + due)) }
    briefing.actions = [
      Action(
        ordinal: 1, title: RequiredAction.title(required, for: subject), detail: required,
        origin: .kev, due: due.flatMap(Day.init(iso:)), products: product.map { [$0] } ?? [],
        anchor: Action.Anchor(section: sections.count, block: 0))
    ]
    sections.append(Section(kind: .actions, heading: "Required action", blocks: blocks))
  }

  /// What other members say, by their names.
  private var facts: [String] {
    let told: Set<String> = [
      "cveID", "vendorProject", "product", "vulnerabilityName", "dateAdded", "shortDescription",
      "requiredAction", "dueDate", "knownRansomwareCampaignUse", "notes", "euvdID",
    ]
    var facts: [String] = []
    for member in (json.members ?? []).prefix(40) where !told.contains(member.name) {
      let values = [member.value.cleanText].compactMap { $0 } + json.lines(member.name)
      let text = values.filter { $0 != "-" }.map(\.onOneLine).joined(separator: ", ")
      if !text.isEmpty { facts.append(Self.words(member.name) + ": " + text) }
    }
    return facts
  }

  /// `patchedSince` as `Patched since`, `cwes` as `Weaknesses`.
  private static func words(_ name: String) -> String {
    if name == "cwes" { return "Weaknesses" }
    var words = ""
    for character in DecodedText.cleaned(name).onOneLine.prefix(60) {
      if character.isUppercase, !words.isEmpty { words += " " }
      words += words.isEmpty ? character.uppercased() : character.lowercased()
    }
    return words
  }
}
