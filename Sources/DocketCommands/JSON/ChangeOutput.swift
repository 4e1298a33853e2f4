import DocketModel

extension Output {
  /// Something that a source says otherwise; with the time where it is known.
  static func change(_ change: BriefingChange, at moment: Timestamp? = nil) -> JSON {
    let members: (name: String, rest: KeyValuePairs<String, JSON?>) =
      switch change {
      case .title(let from, let to): ("title", ["from": .string(from), "to": .string(to)])
      case .exploited(let isExploited): ("exploited", ["to": .bool(isExploited)])
      case .severity(let from, let to):
        (
          "severity",
          ["from": from.map { .string($0.word) }, "to": to.map { .string($0.word) }]
        )
      case .due(let action, let from, let to):
        ("due", ["action": text(action), "from": day(from), "to": day(to)])
      case .fact(let heading, let from, let to):
        ("fact", ["of": .string(heading), "from": .string(from), "to": .string(to)])
      case .text(let headings): ("text", ["of": .strings(headings)])
      }
    return object(
      [("at", moment.map(instant)), ("change", .string(members.name))]
        + members.rest.map { ($0.key, $0.value) })
  }
}
