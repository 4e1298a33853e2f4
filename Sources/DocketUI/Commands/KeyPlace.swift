import DocketModel

/// Where a key is pressed: a pane, or a screen with keys of its own.
public enum KeyPlace: Sendable, Hashable, CaseIterable {
  case list, briefing, checklist
  /// The screen of the feeds.
  case feeds
}

extension KeyPlace {
  /// What people call it.
  var name: String {
    switch self {
    case .list: "the list"
    case .briefing: "the text"
    case .checklist: "the checklist"
    case .feeds: "the feeds"
    }
  }
}

extension Command {
  /// Where it works, as one place: `in the list`.
  var firstPlace: String {
    KeyPlace.allCases.first(where: places.contains).map { "in \($0.name)" } ?? ""
  }

  /// Where it works, in full: `in the list and the text`.
  var allPlaces: String {
    "in " + Wording.names(KeyPlace.allCases.filter(places.contains).map(\.name))
  }
}

extension Pane {
  var place: KeyPlace {
    switch self {
    case .list: .list
    case .briefing: .briefing
    case .checklist: .checklist
    }
  }
}

extension App {
  /// Where the next key is meant for.
  var keyPlace: KeyPlace {
    switch overlays.last {
    // Acts are done to the row of that screen, as in the checklist.
    case .since: .checklist
    case .feeds: .feeds
    default: browse.focus.place
    }
  }
}
