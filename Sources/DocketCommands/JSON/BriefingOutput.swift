import DocketModel

/// Briefings, actions and events as `--json` prints them; the schema is in this folder's README.
///
/// Lists are there even when empty; single values that are absent are left out.
enum Output {
  static let schema = JSON.integer(1)

  static func instant(_ instant: Timestamp) -> JSON { .string(instant.rfc3339) }
  static func number(_ number: Int) -> JSON { .integer(Int64(number)) }
  static func text(_ text: String?) -> JSON? { text.map(JSON.string) }
  static func day(_ day: Day?) -> JSON? { day.map { .string($0.iso) } }

  /// A briefing with its text, and more that only stored ones have.
  static func briefing(
    _ briefing: Briefing, id: ContentID, key: BriefingKey, actions: LazyJSON,
    more: KeyValuePairs<String, JSON?> = [:]
  ) -> LazyJSON {
    var members = head(briefing, id: id, key: key).map(lazy)
    members += [
      ("text", .value(.string(briefing.text))),
      ("sections", .array(briefing.sections, section)), ("actions", actions),
      ("related", .array(briefing.related) { .value(related($0)) }),
      ("links", .array(briefing.links) { .value(link($0)) }),
      ("source", .value(source(briefing.source))),
    ]
    return .object(members + more.map(lazy))
  }

  static func lazy(_ name: String, _ value: JSON?) -> (String, LazyJSON?) {
    (name, value.map(LazyJSON.value))
  }

  /// A briefing as it stands in a list, without its text.
  static func row(_ stored: StoredBriefing) -> JSON {
    var members = head(
      stored.briefing, id: stored.content, key: stored.row.key)
    members += [("source", source(stored.briefing.source))]
    return object(members + self.stored(stored).map { ($0.key, $0.value) })
  }

  /// A stored briefing with everything known about it.
  static func whole(_ stored: StoredBriefing) -> LazyJSON {
    briefing(
      stored.briefing, id: stored.content, key: stored.row.key,
      actions: .array(stored.actions) { .value(action($0, inBriefing: true)) },
      more: self.stored(stored))
  }

  private static func head(
    _ briefing: Briefing, id: ContentID, key: BriefingKey
  ) -> [(String, JSON?)] {
    [
      ("schema", schema), ("type", .string("briefing")), ("id", .string(id.rawValue)),
      ("key", .string(key.rawValue)), ("title", .string(briefing.title)),
      ("link", text(briefing.link)), ("guid", text(briefing.guid)),
      ("author", text(briefing.author)), ("published", briefing.published.map(instant)),
      ("updated", briefing.updated.map(instant)), ("language", text(briefing.language)),
      ("topics", .strings(briefing.topics)),
      ("severity", briefing.severity.map { .string($0.word) }),
      ("exploited", briefing.isExploited ? .bool(true) : nil),
      ("cves", .strings(briefing.cves)), ("identifiers", .strings(briefing.identifiers)),
      ("summary", text(briefing.summary)),
    ]
  }

  private static func stored(_ stored: StoredBriefing) -> KeyValuePairs<String, JSON?> {
    let row = stored.row
    return [
      "received": instant(stored.received), "short": .string(row.short),
      "revision": number(stored.revision), "read": .bool(!row.isUnread),
      "read_by": .strings(stored.readBy), "tags": .strings(stored.tags),
      "notes": .array(stored.notes.map(note)),
      "progress": .object([
        "open": number(row.total - row.settled), "settled": number(row.settled),
        "total": number(row.total),
      ]),
      "changed": row.isChanged ? .bool(true) : nil,
      "conflict": row.hasConflict ? .bool(true) : nil,
      "ours": row.touchesUs ? .bool(true) : nil,
      "baseline": row.isBaseline ? .bool(true) : nil,
      "changes": stored.changes.isEmpty ? nil : .array(stored.changes.map { change($0) }),
    ]
  }

  static func object(_ members: [(String, JSON?)]) -> JSON {
    .object(
      members.compactMap { name, value in value.map { JSON.Member(name, $0) } })
  }

  // MARK: - Parts

  private static func section(_ section: Section) -> LazyJSON {
    .object([
      ("kind", .value(.string(section.kind.rawValue))),
      ("heading", .value(.string(section.heading))), ("text", .value(.string(section.text))),
      ("blocks", .array(section.blocks) { .value(block($0)) }),
    ])
  }

  private static func block(_ block: Block) -> JSON {
    switch block {
    case .paragraph(let text): .object(["type": .string("paragraph"), "text": .string(text)])
    case .list(let ordered, let items):
      .object(["type": .string("list"), "ordered": .bool(ordered), "items": .strings(items)])
    case .code(let text, let language):
      .object(["type": .string("code"), "text": .string(text), "language": self.text(language)])
    case .quote(let text): .object(["type": .string("quote"), "text": .string(text)])
    case .table(let header, let rows):
      .object([
        "type": .string("table"), "header": .strings(header),
        "rows": .array(rows.map { JSON.strings($0) }),
      ])
    }
  }

  private static func related(_ related: Related) -> JSON {
    .object([
      "title": .string(related.title), "excerpt": text(related.excerpt),
      "link": text(related.link),
    ])
  }

  private static func link(_ link: Link) -> JSON {
    .object(["text": .string(link.text), "url": .string(link.url)])
  }

  private static func source(_ source: Source) -> JSON {
    .object([
      "name": text(source.name), "feed": text(source.feed), "path": text(source.path),
    ])
  }

  static func note(_ note: Note) -> JSON {
    .object([
      "id": .string(note.id.rawValue), "text": .string(note.text), "who": .string(note.who),
      "at": instant(note.at),
    ])
  }
}
