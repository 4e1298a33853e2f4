internal import DocketModel

/// Nothing but versions under a heading that calls them fixed: they are choices of one update.
enum FixedVersions {
  /// One update for each product; none under other headings, and where there is more than versions.
  static func orders(of draft: SectionBuilder.Draft) -> [ActionText] {
    guard let key = HeadingKey(draft.heading, limit: 60),
      let wording = all.first(where: { $0.headings.contains(key.phrase) }),
      let versions = versions(in: draft)
    else { return [] }
    var products: [(name: String, versions: [String])] = []
    for version in versions {
      let name = product(in: version)
      if let place = products.firstIndex(where: { $0.name == name }) {
        products[place].versions.append(version)
      } else {
        products.append((name, [version]))
      }
      guard products.count <= productLimit else { return [] }
    }
    return products.map { wording.order($0.versions) }
  }

  private static let productLimit = 20

  /// What stands in it beside the version.
  private static func product(in text: String) -> String {
    text.split(separator: " ").filter { !$0.contains { $0.isNumber } }.joined(separator: " ")
      .lowercased()
  }

  /// Nil where there is anything else.
  private static func versions(in draft: SectionBuilder.Draft) -> [String]? {
    var versions: [String] = []
    for block in draft.blocks {
      switch block {
      case .list(_, let items): versions += items
      case .paragraph(let text) where text.endsWithColon: continue
      case .paragraph(let text): versions += text.split(separator: "\n").flatMap(parts)
      // A third column tells what is affected.
      case .table(let header, let rows)
      where header.count <= 2 && rows.allSatisfy { $0.count <= 2 }:
        versions += rows.map { row in row.map { $0.trimmed() }.joined(separator: " ").trimmed() }
      default: return nil
      }
    }
    versions = versions.map { ActionText.withoutEnd($0.trimmed()) }
    guard !versions.isEmpty, versions.count <= 1_000, versions.allSatisfy(isVersion) else {
      return nil
    }
    return versions
  }

  /// `3.2.1, 4.0.2`.
  private static func parts(of line: Substring) -> [String] {
    let parts = line.split(separator: ",").map { $0.trimmed() }
    return parts.allSatisfy(isVersion) ? parts : [String(line)]
  }

  /// A few words with a number in them: `Acme Gateway 4.1`.
  private static func isVersion(_ text: String) -> Bool {
    text.utf8.count <= 80 && text.wordCount <= 8 && !text.contains("\n") && !text.endsSentence
      && text.contains { $0.isNumber } && !Imperatives.asks(text) && !NothingToDo.isSaid(in: text)
      && !WebAddress.isLink(text) && !text.contains { ":(".contains($0) } && !saysMore(text)
  }

  /// Words that say no, or of another day: `not affected`, `end of life`, `March 3`, `2026-03-03`.
  private static func saysMore(_ text: String) -> Bool {
    let words = HeadingKey(text, limit: 80)?.words ?? []
    return words.contains { others.contains($0) || MonthNames.number(of: $0) != nil }
      || text.contains(" - ") || text.contains("-") && Dates.leading(text[...]) != nil
  }

  private static let others: Set<String> = [
    "not", "no", "none", "end", "planned", "pending", "coming", "affected", "unaffected",
    "vulnerable",
    "until", "tbd", "cve",
  ]

  /// How one language says it.
  private struct Wording {
    static let named = 4

    /// In the folded form of ``HeadingKey``.
    var headings: Set<String>
    var before: String
    var after = ""
    var between = ", "
    var last: String
    var another: String

    func order(_ versions: [String]) -> ActionText {
      let isWhole = versions.count <= Self.named
      return ActionText(
        title: title(versions),
        detail: isWhole ? "" : versions.map { "- " + $0 }.joined(separator: "\n"))
    }

    private func title(_ versions: [String]) -> String {
      var text = versions.prefix(Self.named).joined(separator: between)
      if versions.count > Self.named {
        text += another
      } else if let final = versions.last, versions.count > 1 {
        text = versions.dropLast().joined(separator: between) + last + final
      }
      return (before + text + after).shortened(to: 200)
    }
  }

  private static let all = [
    Wording(
      headings: [
        "fixed version", "fixed versions", "fixed in", "fixed in version", "fixed in versions",
        "fixed releases", "patched version", "patched versions", "patched in", "patched releases",
        "first fixed version", "first patched version", "fixed software",
      ], before: "Update to ", last: " or ", another: " or another fixed version"),
    Wording(
      headings: [
        "behobene versionen", "korrigierte versionen", "gepatchte versionen", "behoben in",
      ],
      before: "Aktualisieren auf ", last: " oder ", another: " oder eine andere korrigierte Version"
    ),
    Wording(
      headings: ["version corrigee", "versions corrigees", "corrige dans"],
      before: "Mettre à jour vers ", last: " ou ", another: " ou une autre version corrigée"),
    Wording(
      headings: ["version corregida", "versiones corregidas", "corregido en"],
      before: "Actualizar a ", last: " o ", another: " u otra versión corregida"),
    Wording(
      headings: ["versao corrigida", "versoes corrigidas", "corrigido em"],
      before: "Atualizar para ", last: " ou ", another: " ou outra versão corrigida"),
    Wording(
      headings: ["修正バージョン", "修正済みバージョン", "対策バージョン", "対策済みバージョン"],
      before: "", after: "に更新する", between: "、", last: "または", another: "など"),
  ]
}
