/// The headline of a page.
enum PageTitle {
  /// The headline as the page shows it, else as its head says it, without the name of the site.
  static func find(_ tree: HTMLTree, _ facts: PageFacts, never: [Bool]) -> String? {
    let titles = facts.titles.map { withoutSite($0, facts.siteName) }
    let headings = headings(tree, never)
    let known = facts.titles.map(\.comparable)
    var best: String?
    for heading in headings {
      let text = heading.comparable
      guard text.utf8.count >= 6, known.contains(where: { $0.contains(text) }) else { continue }
      if text.utf8.count > (best?.utf8.count ?? 0) { best = heading }
    }
    if let best, titles.isEmpty || best.utf8.count * 2 >= titles[0].utf8.count { return best }
    // The head of some pages only names the part of the site they belong to.
    if let first = titles.first, headings.count == 1, headings[0].wordCount >= 3,
      !first.isEastern, namesPlace(first)
    {
      return headings[0]
    }
    return titles.first ?? headings.first
  }

  /// Whether all parts of the title are as short as the name of a place in a site.
  private static func namesPlace(_ title: String) -> Bool {
    var parts = [title]
    for separator in separators { parts = parts.flatMap { $0.parts(apart: separator) } }
    return parts.allSatisfy { $0.wordCount <= 2 }
  }

  /// The first headings of the first level, or of the second where there are none.
  private static func headings(_ tree: HTMLTree, _ never: [Bool]) -> [String] {
    for tag: HTMLTag in [.h1, .h2] {
      let found = tree.nodes.indices.lazy.filter { tree.tag($0) == tag && !never[$0] }.prefix(20)
        .map { tree.line($0) }.filter { !$0.isEmpty && $0.utf8.count <= 1_000 && !$0.isNumbering }
      if !found.isEmpty { return Array(found) }
    }
    return []
  }

  private static let separators = [
    " | ", " - ", " \u{2013} ", " \u{2014} ", " :: ", " \u{BB} ", " \u{B7} ", " \u{2022} ", " / ",
    ": ",
  ]

  /// The title without the name of the site before or behind it.
  static func withoutSite(_ title: String, _ site: String?) -> String {
    let title = title.trimmed()
    let name = site?.comparable ?? ""
    for separator in separators {
      let parts = title.parts(apart: separator)
      guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
      if !name.isEmpty {
        if last.comparable == name {
          return parts.dropLast().joined(separator: separator).trimmed()
        }
        if first.comparable == name {
          return parts.dropFirst().joined(separator: separator).trimmed()
        }
      }
    }
    guard site == nil else { return title }
    for separator in separators.dropLast() {
      let parts = title.parts(apart: separator)
      guard parts.count > 1 else { continue }
      let head = parts.dropLast().joined(separator: separator).trimmed()
      if head.wordCount >= 4 || head.isEastern && head.count >= 8 { return head }
    }
    return title
  }
}

extension String {
  /// The parts between the separators, compared byte by byte.
  fileprivate func parts(apart separator: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(self)
    while let place = String(rest).firstRange(ofText: separator), parts.count < 20 {
      let text = String(rest)
      parts.append(String(text[..<place.lowerBound]))
      rest = Substring(text[place.upperBound...])
    }
    parts.append(String(rest))
    return parts
  }
}
