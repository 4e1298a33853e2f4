import DocketImport
import DocketModel

// What crosses the wall beside briefings, as JSON. Both ends are the same program, so a member that
// is missing or of another kind is no older version: it is a lie, and the reading answers nil.

extension ImportOptions {
  var json: JSON {
    .object([
      "format": format.map { .string($0.rawValue) }, "type": contentType.map(JSON.string),
      "base": base.map(JSON.string), "path": path.map(JSON.string),
      "today": today.map { .integer(Int64($0.number)) },
    ])
  }

  init(json: JSONText) {
    self.init(
      format: json["format"]?.string.flatMap(ImportFormat.init),
      contentType: json["type"]?.string, base: json["base"]?.string, path: json["path"]?.string,
      today: json["today"]?.integer.map { Day(number: Int(truncatingIfNeeded: $0)) })
  }
}

extension Document {
  /// Everything but the briefings, and how many those are.
  var restJSON: JSON {
    .object([
      "format": .string(format.rawValue), "title": title.map(JSON.string),
      "link": link.map(JSON.string), "briefings": .integer(Int64(briefings.count)),
      "feeds": .array(feeds.map(\.json)),
      "left": .array(leftOut.map { .strings([$0.reason.rawValue, $0.line]) }),
      "note": note.map(\.json),
    ])
  }

  init?(rest json: JSONText, briefings: [Briefing]) {
    guard let format = json["format"]?.string.flatMap(ImportFormat.init),
      json["briefings"]?.integer == Int64(briefings.count), let feeds = json["feeds"]?.elements,
      let left = json["left"]?.elements
    else { return nil }
    self.init(
      format: format, title: json["title"]?.string, link: json["link"]?.string,
      briefings: briefings)
    for element in feeds {
      guard let feed = FeedOutline(json: element) else { return nil }
      self.feeds.append(feed)
    }
    for element in left {
      guard let pair = element.strings, pair.count == 2,
        let reason = LeftOut.Reason(rawValue: pair[0])
      else { return nil }
      leftOut.append(LeftOut(reason, pair[1]))
    }
    if let element = json["note"] {
      guard let note = Note(json: element) else { return nil }
      self.note = note
    }
  }
}

extension FeedOutline {
  fileprivate var json: JSON {
    .object(["title": title.map(JSON.string), "url": .string(url), "path": .strings(path)])
  }

  fileprivate init?(json: JSONText) {
    guard let url = json["url"]?.string, let path = json["path"]?.strings else { return nil }
    self.init(title: json["title"]?.string, url: url, path: path)
  }
}

extension Document.Note {
  fileprivate var json: JSON {
    switch self {
    case .replacedBytes(let count): .object(["replaced": .integer(Int64(count))])
    case .readAsText: .object(["text": .bool(true)])
    case .illFormed(let line): .object(["line": .integer(Int64(line))])
    }
  }

  fileprivate init?(json: JSONText) {
    if let count = json.count("replaced") {
      self = .replacedBytes(count: count)
    } else if json["text"] != nil {
      self = .readAsText
    } else if let line = json.count("line") {
      self = .illFormed(line: line)
    } else {
      return nil
    }
  }
}

extension ImportError {
  var json: JSON {
    switch self {
    case .empty: .object(["why": .string("empty")])
    case .binary(let offset): .object(["why": .string("binary"), "at": .integer(Int64(offset))])
    case .tooLarge(let size, let limit):
      .object([
        "why": .string("size"), "size": .integer(Int64(size)), "limit": .integer(Int64(limit)),
      ])
    case .noBriefing: .object(["why": .string("nothing")])
    case .missingLibrary(let package):
      .object(["why": .string("library"), "package": .string(package)])
    case .unsupported(let format):
      .object(["why": .string("format"), "format": .string(format.rawValue)])
    case .malformed(let line):
      .object(["why": .string("broken"), "line": line.map { .integer(Int64($0)) }])
    case .overLimit(let limit):
      .object(["why": .string("limit"), "limit": .string(limit.rawValue)])
    }
  }

  init?(json: JSONText) {
    switch json["why"]?.string {
    case "empty": self = .empty
    case "binary":
      guard let offset = json.count("at") else { return nil }
      self = .binary(at: offset)
    case "size":
      guard let size = json.count("size"), let limit = json.count("limit") else { return nil }
      self = .tooLarge(size: size, limit: limit)
    case "nothing": self = .noBriefing
    case "library":
      guard let package = json["package"]?.string else { return nil }
      self = .missingLibrary(package: package)
    case "format":
      guard let format = json["format"]?.string.flatMap(ImportFormat.init) else { return nil }
      self = .unsupported(format)
    case "broken": self = .malformed(line: json.count("line"))
    case "limit":
      guard let limit = json["limit"]?.string.flatMap(Limit.init) else { return nil }
      self = .overLimit(limit)
    default: return nil
    }
  }
}

extension JSONText {
  /// A member that counts something.
  fileprivate func count(_ name: String) -> Int? {
    self[name]?.integer.flatMap { $0 >= 0 ? Int(exactly: $0) : nil }
  }
}
