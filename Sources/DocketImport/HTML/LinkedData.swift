internal import DocketModel

/// What a page says of its article in JSON-LD (schema.org).
struct LinkedData {
  private(set) var headline: String?
  private(set) var authors: [String] = []
  private(set) var published: String?
  private(set) var modified: String?
  private(set) var publisher: String?
  private(set) var description: String?
  private(set) var keywords: [String] = []
  private(set) var language: String?

  /// Reads all `application/ld+json` scripts; the first article among them counts.
  init(_ tree: HTMLTree) {
    var size = 0
    for node in tree.nodes.indices where tree.tag(node) == .script {
      guard tree.attribute(.type, of: node)?.lowercased().hasPrefix("application/ld+json") == true
      else { continue }
      var bytes: [UInt8] = []
      for inside in tree.range(of: node) { bytes += tree.text(inside) }
      size += bytes.count
      guard size <= 1 << 20, let json = Self.json(bytes) else { continue }
      if take(json) { return }
    }
  }

  /// Authors put line ends into strings, and marks of comments around the whole.
  private static func json(_ bytes: [UInt8]) -> JSON? {
    let plain = bytes.map { $0 < 0x20 ? 0x20 : $0 }
    guard let from = plain.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
      let to = plain.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }), from < to
    else { return nil }
    return try? JSON(parsing: Array(plain[from...to]))
  }

  /// Whether an article was found in the value: itself, in a list, or in `@graph`.
  private mutating func take(_ json: JSON) -> Bool {
    var waiting = [json]
    var steps = 0
    while let next = waiting.popLast(), steps < 1_000 {
      steps += 1
      if let list = next.array { waiting += list.reversed() }
      guard next.members != nil else { continue }
      if Self.isArticle(next) {
        read(next)
        return true
      }
      for name in ["@graph", "mainEntity", "mainEntityOfPage"] {
        if let inside = next[name] { waiting.append(inside) }
      }
    }
    return false
  }

  private static func isArticle(_ json: JSON) -> Bool {
    let types = json["@type"].map { $0.array?.compactMap(\.string) ?? [$0.string ?? ""] } ?? []
    return types.contains { type in
      let name = type.split(separator: "/").last.map { String($0) } ?? type
      return name.hasSuffix("Article") || name.hasSuffix("BlogPosting") || name == "Report"
        || name == "SocialMediaPosting" || name == "Review" || name == "AnalysisNewsArticle"
    }
  }

  private mutating func read(_ json: JSON) {
    headline = Self.text(json["headline"]) ?? Self.text(json["name"])
    authors = Self.names(json["author"] ?? json["creator"])
    published = Self.text(json["datePublished"]) ?? Self.text(json["dateCreated"])
    modified = Self.text(json["dateModified"])
    publisher = Self.names(json["publisher"]).first
    description = Self.text(json["description"])
    language = Self.text(json["inLanguage"])
    if let words = json["keywords"] {
      let texts = words.array?.compactMap(\.string) ?? [words.string ?? ""]
      keywords = texts.flatMap { $0.split(separator: ",").map { $0.trimmed() } }
    }
  }

  private static func text(_ json: JSON?) -> String? {
    guard let text = json?.string.map({ Entities.resolved($0).trimmed() }), !text.isEmpty else {
      return nil
    }
    return text
  }

  private static func names(_ json: JSON?) -> [String] {
    guard let json else { return [] }
    return (json.array ?? [json]).prefix(20).compactMap { text($0) ?? text($0["name"]) }
  }
}
