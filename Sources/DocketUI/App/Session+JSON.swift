public import DocketModel

extension Session {
  /// The place as one JSON object, for the file it is kept in.
  public var json: JSON {
    .object([
      .init("view", .string(view.rawValue)),
      .init("focus", .integer(Int64(focus.rawValue))),
      .init("narrowing", .string(narrowing)),
      .init("zoomed", .bool(isZoomed)),
      .init("line", .integer(Int64(line))),
      .init("action", .integer(Int64(action))),
      .init("subject", subject.map(Self.json) ?? .null),
    ])
  }

  /// Reads what ``json`` wrote; nil for anything else.
  public init?(json: JSON) {
    guard let view = json["view"]?.string.flatMap(View.init(rawValue:)),
      let focus = json["focus"]?.integer.flatMap({ Int(exactly: $0) }).flatMap(Pane.init(rawValue:))
    else { return nil }
    self.init(
      view: view, subject: json["subject"].flatMap(Self.subject), focus: focus,
      narrowing: json["narrowing"]?.string ?? "", isZoomed: json["zoomed"]?.bool ?? false,
      line: Self.count(json["line"]), action: Self.count(json["action"]))
  }

  private static func count(_ json: JSON?) -> Int {
    max(json?.integer.flatMap { Int(exactly: $0) } ?? 0, 0)
  }

  private static func json(_ subject: Subject) -> JSON {
    switch subject {
    case .briefing(let key): .object([.init("briefing", .string(key.rawValue))])
    case .action(let id): .object([.init("action", .string(id.rawValue))])
    case .feed(let address): .object([.init("feed", .string(address))])
    }
  }

  private static func subject(_ json: JSON) -> Subject? {
    if let key = json["briefing"]?.string { return .briefing(BriefingKey(rawValue: key)) }
    return json["action"]?.string.map { .action(ActionID(rawValue: $0)) }
  }
}
