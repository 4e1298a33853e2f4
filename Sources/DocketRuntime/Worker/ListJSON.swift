import DocketModel

// What crosses the wall of a provider's list, as JSON; see DocumentJSON.

/// How the list ends: which kind it was, and what is not in the frames before.
enum ListRest {
  case advisories(Int)
  case lists([String])
  case none

  init(_ list: ProviderList?) {
    self =
      switch list {
      case .advisories(let advisories): .advisories(advisories.count)
      case .lists(let links): .lists(links)
      case nil: .none
      }
  }

  var json: JSON {
    switch self {
    case .advisories(let count): .object(["advisories": .integer(Int64(count))])
    case .lists(let links): .object(["lists": .strings(links)])
    case .none: .object([])
    }
  }

  init?(json: JSONText) {
    if let count = json["advisories"] {
      guard let number = count.integer, let count = Int(exactly: number) else { return nil }
      self = .advisories(count)
    } else if let links = json["lists"] {
      guard let links = links.strings else { return nil }
      self = .lists(links)
    } else {
      guard json.members?.isEmpty == true else { return nil }
      self = .none
    }
  }
}

extension [ProviderList.Advisory] {
  /// Links and milliseconds in turn.
  var json: JSON {
    .array(flatMap { [.string($0.link), .integer($0.updated.milliseconds)] })
  }

  init?(json: JSONText) {
    guard var values = json.elements else { return nil }
    self = []
    while let value = values.next() {
      guard let link = value.string, let milliseconds = values.next()?.integer else { return nil }
      let updated = Timestamp(milliseconds: milliseconds)
      guard WorkerCaps.allow(updated) else { return nil }
      append(ProviderList.Advisory(link: link, updated: updated))
    }
  }
}
