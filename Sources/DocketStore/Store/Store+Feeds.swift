public import DocketModel

// The feeds a store follows. They are in it, so that all its hosts and people read the same.

extension Store {
  /// The feeds that are followed, by title, with what came of them.
  ///
  /// How fetching went is known to each host alone: `health` is empty here.
  public func feeds(for asker: Asker) throws(StoreError) -> [FeedRow] {
    try asking { () throws(StateError) in try self.state.feeds(for: asker) }
  }

  /// How many feeds are followed.
  public func feedCount() throws(StoreError) -> Int {
    try asking { () throws(StateError) in try self.state.feedCount() }
  }

  /// Follows feeds, as one act; those that are followed just so are left out.
  ///
  /// A feed under another spelling of its address is one that is followed already, and is renamed by a
  /// new title. Nil when there is nothing to do.
  public func add(_ feeds: [Feed], for asker: Asker) throws(StoreError) -> Receipt? {
    let known = try self.feeds(for: asker).map(\.feed)
    var bySource: [String: Feed] = [:]
    for feed in known { bySource[Identity.sourceID(ofFeed: feed.address)] = feed }
    var new: [Feed] = []
    for var feed in feeds {
      let source = Identity.sourceID(ofFeed: feed.address)
      if let held = bySource[source] {
        feed = Feed(address: held.address, title: feed.title ?? held.title, kind: feed.kind)
        if feed == held { continue }
        new.removeAll { $0.address == feed.address }
      }
      bySource[source] = feed
      new.append(feed)
    }
    if new.isEmpty { return nil }
    return try act(.follow(new), on: new.map { .feed($0.address) }, for: asker)
  }

  /// Follows a feed no more; its briefings stay.
  ///
  /// Throws ``StoreError/unknownSubject(_:)`` for an address that is not followed.
  public func remove(_ addresses: [String], for asker: Asker) throws(StoreError) -> Receipt {
    try act(.unfollow, on: addresses.map(Subject.feed), for: asker)
  }

  /// Gives a feed a name; nil takes it away, so that the feed's own is shown.
  public func rename(
    _ address: String, to title: String?, for asker: Asker
  ) throws(StoreError) -> Receipt {
    guard var feed = try followed([address]).first else { throw .unknownSubject(address) }
    feed.title = title
    return try act(.follow([feed]), on: [.feed(address)], for: asker)
  }

  /// Those of the addresses that are followed.
  func followed(_ addresses: [String]) throws(StoreError) -> [Feed] {
    try asking { () throws(StateError) in
      var feeds: [Feed] = []
      for address in addresses {
        if let feed = try self.state.feed(address) { feeds.append(feed) }
      }
      return feeds
    }
  }

  /// Records an act on feeds; the other subjects of it do not count.
  func actOnFeeds(
    _ act: Act, for asker: Asker, _ subjects: [Subject]
  ) throws(StoreError) -> Receipt {
    try beginWriting()
    let addresses = subjects.uniqued().compactMap { subject -> String? in
      if case .feed(let address) = subject { address } else { nil }
    }
    let before = try followed(addresses)
    if act == .unfollow {
      for address in addresses where !before.contains(where: { $0.address == address }) {
        throw .unknownSubject(address)
      }
    }
    for address in addresses where Identifiers.feed(address) == nil {
      throw .unknownSubject(address)
    }
    var targets: [Target] = []
    for address in addresses {
      let seen = try asking { () throws(StateError) in
        try self.state.heads(.feed(address), .feed)
      }
      targets.append(Target(subject: .feed(address), seen: [.feed: seen]))
    }
    let event = Event(
      id: nextID(), clock: try nextClock(above: try clockFloor(targets)), at: options.clock(),
      person: person(for: asker), act: act, targets: targets)
    try record([.event(event)])
    let after = try followed(addresses)
    return Receipt(event: event.id, act: act, feeds: after.isEmpty ? before : after)
  }
}
