import DocketModel

/// Briefings of invented vendors, in the shapes the reader has to show.
enum Samples {
  static let all: [StoredBriefing] = [
    briefing(
      "edge", "Halden EdgeGate: memory overread leaks sessions", .critical, kev: true,
      source: "Halden", due: "2026-11-13", actions: ["Install 14.1-47", "End all sessions"]),
    briefing(
      "sso", "Corvid SSO: rotate support tokens", .medium, source: "Corvid", due: "2026-11-20",
      actions: ["Rotate the tokens", "Tell the help desk"]),
    briefing(
      "share", "Brightdesk Share: code execution without login", .critical, kev: true,
      source: "Brightdesk", due: "2026-11-23",
      actions: [
        "Disconnect servers without scanning", "Install the November emergency update",
        "Rotate machine keys, restart the service", "Hunt for the web shell since 7 Nov",
      ]),
    briefing(
      "wall", "Paloma FireWall: SQL injection, proof of concept is public", .critical,
      source: "Paloma", due: "2026-12-08", actions: ["Patch to 7.6.4", "Close the admin port"]),
    briefing(
      "wide", "東京のクラウド事業者、AI基盤に一兆円規模の投資を発表 ⚠️", .high, source: "日経",
      actions: ["データの保存場所を見直す"]),
    briefing("flow", "Fluxline mail filter: header smuggling", .high, source: "Fluxline"),
    briefing(
      "hidden", "Reset now \u{1B}[31mRED\u{202E}fdp.exe\u{2066}", nil,
      source: "\u{1B}]0;x\u{7}feed",
      actions: ["Do not \u{9B}31m click"]),
  ]

  static func briefing(
    _ name: String, _ title: String, _ severity: Severity?, kev: Bool = false,
    source: String, due: String? = nil, actions: [String] = []
  ) -> StoredBriefing {
    let key = BriefingKey(rawValue: "test:\(name)")
    let headline = title
    let day = due.flatMap { Day(iso: $0) }
    let rows = actions.enumerated().map { number, title in
      ActionRow(
        id: ActionID(rawValue: "\(name).\(number + 1)"), briefing: key, briefingTitle: headline,
        short: "\(name).\(number + 1)", number: number + 1,
        action: Action(
          ordinal: number + 1, title: title,
          detail: "Use the vendor's package for your version, then restart the service.",
          origin: number == 0 && day != nil ? .kev : .article, due: number == 0 ? day : nil,
          anchor: .init(section: 3, block: 0)),
        due: number == 0 ? day : nil, dueFrom: day == nil ? nil : .kev)
    }
    let briefing = Briefing(
      title: title, link: "https://example.org/\(name)",
      severity: severity, isExploited: kev, cves: ["CVE-2026-10\(name.utf8.count)1"],
      sections: sections(actions), actions: rows.map(\.action),
      related: [Related(title: "Older flaws of the same product")],
      links: [Link(text: "advisory", url: "https://example.org/advisory/\(name)")])
    var row = BriefingRow(
      key: key, short: name, title: title, source: source,
      date: Timestamp(rfc3339: "2026-11-20T10:00:00Z") ?? Timestamp(seconds: 0),
      severity: severity, isExploited: kev, total: rows.count, due: day)
    row.otherSources = name == "share" ? 4 : 0
    row.touchesUs = ["share", "wall"].contains(name)
    return StoredBriefing(
      row: row, content: ContentID(rawValue: name), revision: 1,
      briefing: briefing, received: row.date, actions: rows)
  }

  private static func sections(_ actions: [String]) -> [Section] {
    var sections = [
      Section(
        kind: .whatHappened, heading: "What happened",
        blocks: [
          .paragraph(
            "Attackers chain a deserialization flaw in on-premises servers to run code without "
              + "logging in. Waves were seen on 18 and 19 November; the web shell they leave "
              + "steals the machine keys of the server.")
        ]),
      Section(
        kind: .whoIsAffected, heading: "Who is affected",
        blocks: [
          .paragraph(
            "Every version before 14.1 that can be reached from outside. The hosted edition is "
              + "not affected.")
        ]),
      Section(
        kind: .whyItMatters, heading: "Why CISOs should care",
        blocks: [
          .paragraph(
            "Stolen keys stay valid after patching: the attacker comes back with signed requests. "
              + "Patch, rotate, then hunt.")
        ]),
    ]
    if !actions.isEmpty {
      sections.append(
        Section(
          kind: .actions, heading: "\(actions.count) practical actions",
          blocks: [.list(ordered: true, items: actions.map { "\($0): as the vendor says." })]))
    }
    return sections + [
      Section(
        kind: .technicalDetails, heading: "Technical details",
        blocks: [.list(ordered: false, items: ["POST /api/v1/share", "Indicator spin.aspx"])])
    ]
  }
}
