internal import DocketModel

/// What the headings below one that promises actions are: the actions, or groups of them.
extension ActionFinder {
  /// Whether a section of actions stands below the heading: then it says whose they are.
  func holdsActions(_ part: Int) -> Bool {
    guard drafts.indices.contains(part + 1) else { return false }
    let next = drafts[part + 1]
    return next.kind == .actions && next.parent == nil && next.level > drafts[part].level
  }

  /// Whether the headings below are the actions; otherwise they group the lists under them.
  func headingsAreActions(_ root: Int, _ parts: [Int], hasList: Bool) -> Bool {
    if hasList { return false }
    if parts.allSatisfy({ ListMarker(drafts[$0].heading)?.isNumbered == true }) { return true }
    if drafts[root].count == parts.count { return true }
    return !parts.allSatisfy { part in
      drafts[part].blocks.contains { if case .list = $0 { true } else { false } }
    }
  }
}
