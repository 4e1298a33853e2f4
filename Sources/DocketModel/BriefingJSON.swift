// A briefing as JSON, for records and for the state. Every value comes back exactly as it went in:
// instants are milliseconds, days are ISO dates. What is absent or empty is left out; members that
// are not known are ignored, so an older program reads what a newer one wrote. This is not the form
// of `--json`, which is written for people and their scripts.

/// Why a JSON value is not a briefing: the member that is missing or of another kind.
public struct BriefingJSONError: Error, Sendable, Hashable {
  public var member: String

  public init(member: String) { self.member = member }
}

// MARK: - Writing

extension Briefing {
  /// The briefing as a JSON object that ``init(json:)`` reads back.
  public var json: JSON {
    JSON.object([
      "actions": some(actions.map(\.json)), "author": author.map(JSON.string),
      "cves": .someStrings(cves), "exploited": isExploited ? .bool(true) : nil,
      "guid": guid.map(JSON.string), "identifiers": .someStrings(identifiers),
      "language": language.map(JSON.string), "link": link.map(JSON.string),
      "links": some(links.map(\.json)),
      "published": published.map { .integer($0.milliseconds) },
      "related": some(related.map(\.json)), "sections": some(sections.map(\.json)),
      "severity": severity.map { .string($0.word) }, "source": source.json,
      "summary": summary.map(JSON.string), "title": .string(title),
      "topics": .someStrings(topics), "updated": updated.map { .integer($0.milliseconds) },
    ])
  }
}

/// An array, or nothing when it is empty.
private func some(_ elements: [JSON]) -> JSON? { elements.isEmpty ? nil : .array(elements) }

extension Source {
  /// The source as a JSON object; nil when nothing is known about it.
  public var json: JSON? {
    if name == nil, feed == nil, path == nil { return nil }
    return JSON.object([
      "feed": feed.map(JSON.string), "name": name.map(JSON.string), "path": path.map(JSON.string),
    ])
  }
}

extension Related {
  /// The pointer as a JSON object.
  public var json: JSON {
    JSON.object([
      "excerpt": excerpt.map(JSON.string), "link": link.map(JSON.string), "title": .string(title),
    ])
  }
}

extension Link {
  /// The link as a JSON object.
  public var json: JSON { JSON.object(["text": .string(text), "url": .string(url)]) }
}

extension Action {
  /// The action as a JSON object that ``init(json:)`` reads back.
  public var json: JSON {
    JSON.object([
      "anchor": anchor.map {
        .array([.integer(Int64($0.section)), .integer(Int64($0.block))])
      },
      "detail": detail.isEmpty ? nil : .string(detail), "due": due.map { .string($0.iso) },
      "ordinal": .integer(Int64(ordinal)),
      "origin": origin == .article ? nil : .string(origin.rawValue),
      "products": .someStrings(products), "title": .string(title),
    ])
  }
}

extension Section {
  /// The section as a JSON object that ``init(json:)`` reads back.
  public var json: JSON {
    JSON.object([
      "blocks": some(blocks.map(\.json)), "heading": heading.isEmpty ? nil : .string(heading),
      "kind": .string(kind.rawValue),
    ])
  }
}

extension Block {
  /// The block as a JSON object that ``init(json:)`` reads back.
  public var json: JSON {
    switch self {
    case .paragraph(let text):
      JSON.object(["paragraph": .string(text)])
    case .list(let ordered, let items):
      JSON.object([ordered ? "ordered" : "list": .strings(items)])
    case .code(let text, let language):
      JSON.object(["code": .string(text), "language": language.map(JSON.string)])
    case .quote(let text):
      JSON.object(["quote": .string(text)])
    case .table(let header, let rows):
      JSON.object(["header": .someStrings(header), "table": .array(rows.map { .strings($0) })])
    }
  }
}

// MARK: - Reading

extension Briefing {
  /// Reads what ``json`` writes.
  public init(json: JSONText) throws(BriefingJSONError) {
    let object = Members(json)
    self.init(
      title: try object.text("title"), link: try object.optionalText("link"),
      guid: try object.optionalText("guid"), author: try object.optionalText("author"),
      published: try object.instant("published"), updated: try object.instant("updated"),
      language: try object.optionalText("language"), topics: try object.texts("topics"),
      severity: try object.optionalText("severity").flatMap(Severity.init(word:)),
      isExploited: object["exploited"]?.bool ?? false, cves: try object.texts("cves"),
      identifiers: try object.texts("identifiers"), summary: try object.optionalText("summary"))
    for element in try object.elements("sections") { sections.append(try Section(json: element)) }
    for element in try object.elements("actions") { actions.append(try Action(json: element)) }
    for element in try object.elements("related") { related.append(try Related(json: element)) }
    for element in try object.elements("links") { links.append(try Link(json: element)) }
    if let element = object["source"] { source = try Source(json: element) }
  }
}

extension Source {
  /// Reads what ``json`` writes.
  public init(json: JSONText) throws(BriefingJSONError) {
    let object = Members(json)
    self.init(
      name: try object.optionalText("name"), feed: try object.optionalText("feed"),
      path: try object.optionalText("path"))
  }
}

extension Related {
  /// Reads what ``json`` writes.
  public init(json: JSONText) throws(BriefingJSONError) {
    let object = Members(json)
    self.init(
      title: try object.text("title"), excerpt: try object.optionalText("excerpt"),
      link: try object.optionalText("link"))
  }
}

extension Link {
  /// Reads what ``json`` writes.
  public init(json: JSONText) throws(BriefingJSONError) {
    let object = Members(json)
    self.init(text: try object.text("text"), url: try object.text("url"))
  }
}

extension Action {
  /// Reads what ``json`` writes.
  public init(json: JSONText) throws(BriefingJSONError) {
    let object = Members(json)
    self.init(
      ordinal: try object.count("ordinal"), title: try object.text("title"),
      detail: try object.optionalText("detail") ?? "",
      origin: try object.optionalText("origin").flatMap(Origin.init(rawValue:)) ?? .article,
      due: try object.optionalText("due").flatMap(Day.init(iso:)),
      products: try object.texts("products"))
    if let place = object["anchor"]?.elements.map({ Array($0.prefix(3)) }), place.count == 2,
      let section = place[0].integer, let block = place[1].integer,
      let section = Int(exactly: section), let block = Int(exactly: block)
    {
      anchor = Anchor(section: section, block: block)
    }
  }
}

extension Section {
  /// Reads what ``json`` writes; a kind that is not known becomes `other`.
  public init(json: JSONText) throws(BriefingJSONError) {
    let object = Members(json)
    self.init(
      kind: Kind(rawValue: try object.text("kind")) ?? .other,
      heading: try object.optionalText("heading") ?? "", blocks: [])
    for element in try object.elements("blocks") {
      if let block = try Block(json: element) { blocks.append(block) }
    }
  }
}

extension Block {
  /// Reads what ``json`` writes; nil for a block of a kind that is not known.
  public init?(json: JSONText) throws(BriefingJSONError) {
    let object = Members(json)
    if let text = try object.optionalText("paragraph") {
      self = .paragraph(text)
    } else if object["ordered"] != nil {
      self = .list(ordered: true, items: try object.texts("ordered"))
    } else if object["list"] != nil {
      self = .list(ordered: false, items: try object.texts("list"))
    } else if let text = try object.optionalText("code") {
      self = .code(text, language: try object.optionalText("language"))
    } else if let text = try object.optionalText("quote") {
      self = .quote(text)
    } else if object["table"] != nil {
      var rows: [[String]] = []
      for row in try object.elements("table") {
        guard let cells = row.strings else { throw BriefingJSONError(member: "table") }
        rows.append(cells)
      }
      self = .table(header: try object.texts("header"), rows: rows)
    } else {
      return nil
    }
  }
}

/// An object whose members are asked for by name and kind.
private struct Members {
  private let all: [JSONText.Member]

  init(_ json: JSONText) { all = json.members ?? [] }

  subscript(_ name: String) -> JSONText? {
    for member in all where member.name == name { return member.value }
    return nil
  }

  func text(_ name: String) throws(BriefingJSONError) -> String {
    guard let text = self[name]?.string else { throw BriefingJSONError(member: name) }
    return text
  }

  func optionalText(_ name: String) throws(BriefingJSONError) -> String? {
    guard let value = self[name] else { return nil }
    guard let text = value.string else { throw BriefingJSONError(member: name) }
    return text
  }

  func texts(_ name: String) throws(BriefingJSONError) -> [String] {
    guard let value = self[name] else { return [] }
    guard let texts = value.strings else { throw BriefingJSONError(member: name) }
    return texts
  }

  /// One by one, so that a long array never stands beside what is made of it.
  func elements(_ name: String) throws(BriefingJSONError) -> JSONText.Values {
    guard let value = self[name] else { return .none }
    guard let elements = value.elements else { throw BriefingJSONError(member: name) }
    return elements
  }

  func instant(_ name: String) throws(BriefingJSONError) -> Timestamp? {
    guard let value = self[name] else { return nil }
    guard let number = value.integer else { throw BriefingJSONError(member: name) }
    return Timestamp(milliseconds: number)
  }

  func count(_ name: String) throws(BriefingJSONError) -> Int {
    guard let number = self[name]?.integer, let count = Int(exactly: number) else {
      throw BriefingJSONError(member: name)
    }
    return count
  }
}
