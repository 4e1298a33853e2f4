extension FeedRow {
  /// Whether this person fetches the feed.
  ///
  /// A folder is read only by who added it, on the host it is on: an address in a shared store could
  /// else make others read files of their own into it.
  public func isRead(by person: Person) -> Bool {
    feed.kind != .folder || (addedOn == person.host && addedBy == person.me)
  }
}
