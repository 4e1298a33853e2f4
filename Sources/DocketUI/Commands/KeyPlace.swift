/// Where a key is pressed: a pane, or a screen with keys of its own.
public enum KeyPlace: Sendable, Hashable, CaseIterable {
  case list, briefing, checklist
  /// The screen of the feeds.
  case feeds
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
