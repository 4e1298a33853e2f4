import DocketModel

/// A sample briefing in few words; days count from the day the demo is opened.
struct SampleText {
  var title: String
  var source: String
  /// How long ago it was published.
  var hoursAgo: Int64
  var severity: Severity?
  var isExploited = false
  var cves: [String] = []
  var topics: [String] = []
  var what: String
  var who: String
  var care: String
  var actions: [Step]
  var related: [String] = []

  /// An action: title, detail, and in how many days its source wants it done.
  struct Step {
    var title: String
    var detail: String
    var due: Int?

    init(_ title: String, _ detail: String, due: Int? = nil) {
      self.title = title
      self.detail = detail
      self.due = due
    }
  }

  func briefing(today: Day, now: Timestamp) -> Briefing {
    let link = "https://briefings.example/\(slug)"
    var sections = [
      Section(kind: .whatHappened, heading: "What happened", blocks: [.paragraph(what)]),
      Section(kind: .whoIsAffected, heading: "Who is affected", blocks: [.paragraph(who)]),
      Section(kind: .whyItMatters, heading: "Why CISOs should care", blocks: [.paragraph(care)]),
    ]
    if !actions.isEmpty {
      let items = actions.map { "\($0.title): \($0.detail)" }
      sections.append(
        Section(
          kind: .actions, heading: "\(actions.count) practical actions",
          blocks: [.list(ordered: true, items: items)]))
    }
    var briefing = Briefing(
      title: title, link: link, published: now.adding(seconds: -hoursAgo * 3_600),
      language: "en", topics: topics, severity: severity, isExploited: isExploited, cves: cves,
      sections: sections, related: related.map { Related(title: $0) },
      links: [Link(text: "The full text", url: link)], source: Source(name: source))
    for (index, step) in actions.enumerated() {
      briefing.actions.append(
        Action(
          ordinal: index + 1, title: step.title, detail: step.detail,
          origin: isExploited && step.due != nil ? .kev : .article,
          due: step.due.map { today.adding(days: $0) },
          anchor: Action.Anchor(section: 3, block: 0)))
    }
    return briefing
  }

  /// The title as a part of an address: small letters, digits and hyphens.
  private var slug: String {
    let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return words.prefix(6).joined(separator: "-")
  }
}
