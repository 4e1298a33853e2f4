import DocketModel

/// Where a key is pressed: a pane, or a screen with keys of its own.
public enum KeyPlace: Sendable, Hashable, CaseIterable {
  case list, briefing, checklist
  /// The screen of the feeds.
  case feeds
  /// A page of text over the panes: the log, why, a link.
  case page
}

extension KeyPlace {
  /// Where that is, in words.
  var phrase: String {
    switch self {
    case .list: "in the list"
    case .briefing: "in the text"
    case .checklist: "in the checklist"
    case .feeds: "in the feeds"
    case .page: "on a page"
    }
  }
}

extension Command {
  /// Where it works, as one place: `in the list`.
  var firstPlace: String {
    KeyPlace.allCases.first(where: places.contains)?.phrase ?? ""
  }

  /// Where it works, in full: `in the list and in the text`.
  var allPlaces: String {
    Wording.names(KeyPlace.allCases.filter(places.contains).map(\.phrase))
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
    case .page: .page
    default: browse.focus.place
    }
  }
}
