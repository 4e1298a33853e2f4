public import DocketModel

/// What became of briefings that were taken in.
public struct KeepReport: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    case new
    /// The source changed what it said, or another source tells a story that was here.
    case revised
    /// The same source said exactly this before: nothing was written.
    case unchanged
    /// Not stored: too large for a record.
    case refused(StoreError)
  }

  public struct Kept: Sendable, Hashable {
    public var key: BriefingKey
    public var title: String
    public var outcome: Outcome
    /// Stored as known: it was old when its source was read for the first time.
    public var isBaseline = false
  }

  /// In the order they were given.
  public var kept: [Kept] = []

  public init() {}

  public func count(_ outcome: Outcome) -> Int { kept.count { $0.outcome == outcome } }

  /// How many of the new ones were taken in as known.
  public var baselineCount: Int { kept.count { $0.isBaseline } }
}

extension Store {
  /// Takes briefings in; one that its source says unchanged is not written again.
  ///
  /// Throws ``StoreError/noSpace(_:)`` before what would take the room that acts need on an almost full
  /// disk. Everything is on the disk when this returns, whatever the durability.
  /// The first failure ends it with ``StoreError/keptInPart(_:of:cause:)``, which tells what is on the
  /// disk; without the part in memory only, which is tried again with every call.
  public func keep(
    _ briefings: [Briefing], as taking: TakingIn = TakingIn()
  ) throws(StoreError) -> KeepReport {
    try keep([Delivery(briefings.map(SaidBriefing.init), as: taking)])
  }

  /// The same for briefings that were made ready on another thread, of one place or of many.
  ///
  /// The report has them in the order in which they came.
  public func keep(_ deliveries: [Delivery]) throws(StoreError) -> KeepReport {
    try beginWriting()
    try requireSpace()
    // What is unsaved from here on is of this import.
    try sync()
    var report = KeepReport()
    var written: [Int] = []
    let entries = deliveries.flatMap { delivery in
      delivery.briefings.map { Entry(delivery.taking.placed($0), delivery.taking) }
    }
    var shared = try sharedNames(in: entries.map(\.said))
    for delivery in deliveries { shared.formUnion(delivery.taking.shared) }
    do throws(StoreError) {
      var rest = entries[...]
      while !rest.isEmpty {
        let part = Self.part(of: rest)
        try keep(part, shared, into: &report, &written)
        if let unsavedFailure { throw unsavedFailure }
        rest = rest.dropFirst(part.count)
      }
      try sync()
    } catch {
      // What is told to be on the disk must be there; what cannot be put there counts as unsaved.
      try? sync()
      throw failure(error, report, written, of: entries.count)
    }
    return report
  }

  private struct Entry {
    let said: SaidBriefing
    let taking: TakingIn

    init(_ said: SaidBriefing, _ taking: TakingIn) {
      self.said = said
      self.taking = taking
    }
  }

  /// The next that are written together.
  ///
  /// Bounded, so that neither records nor rows of a large import pile up, and a disk is used up to the room for acts.
  private static func part(of rest: ArraySlice<Entry>) -> ArraySlice<Entry> {
    var bytes = 0
    let count = rest.prefix(2_000).prefix {
      bytes += $0.said.bytes.count
      return bytes <= 4 << 20
    }.count
    return rest.prefix(max(count, 1))
  }

  /// What stands in the report before the first record that is not on the disk.
  private func failure(
    _ cause: StoreError, _ report: KeepReport, _ written: [Int], of count: Int
  ) -> StoreError {
    let durable = max(written.count - health.unsaved, 0)
    var report = report
    let end = durable < written.count ? written[durable] : report.kept.count
    report.kept.removeSubrange(end...)
    return report.kept.isEmpty ? cause : .keptInPart(report, of: count, cause: cause)
  }

  /// `written` gets the place in the report of each record that was handed to the writer.
  private func keep(
    _ entries: ArraySlice<Entry>, _ shared: SharedNames,
    into report: inout KeepReport, _ written: inout [Int]
  ) throws(StoreError) {
    var batch = Batch()
    try state.database.reading { () throws(StoreError) in
      for entry in entries { try add(entry, to: &batch, shared) }
    }
    try requireSpace(for: batch.payloads.reduce(0) { $0 + $1.count })
    // Only now is anything of it on its way to the disk.
    written += batch.places.map { report.kept.count + $0 }
    report.kept += batch.kept
    if batch.records.isEmpty { return }
    try record(batch.records, payloads: batch.payloads, says: batch.says)
  }

  /// Records that are written together.
  private struct Batch {
    /// What becomes of each entry, and the places there of those with a record.
    var kept: [KeepReport.Kept] = []
    var places: [Int] = []
    var records: [StoreRecord] = []
    var payloads: [[UInt8]] = []
    var says: [EventID: SaidBriefing] = [:]
    /// What was said last in each revision chain.
    var newest: [Chain: ContentID] = [:]
    /// The names of all stories in it.
    var keys: Set<BriefingKey> = []
  }

  /// Makes the record of an entry, where it says something new and fits into one.
  private func add(
    _ entry: Entry, to batch: inout Batch, _ shared: SharedNames
  ) throws(StoreError) {
    let said = entry.said
    var named = Identity.of(
      said, sharesLink: shared.hasLink(of: said), sharesGuid: shared.hasGuid(of: said))
    if let catalogue = entry.taking.catalogueID, said.briefing.source.feed == nil {
      named.sourceID = catalogue
    }
    let chain = Chain(key: named.key, source: named.sourceID)
    let earlier = batch.newest[chain]
    let found = try outcome(named, earlier: earlier, in: batch)
    batch.newest[chain] = named.content
    // What the same source says otherwise in the next file is news, though nothing of it is stored yet.
    let isBaseline = earlier == nil ? try isKnown(named, found, as: entry.taking) : false
    var kept = KeepReport.Kept(
      key: named.key, title: said.briefing.title, outcome: isBaseline ? .new : found,
      isBaseline: isBaseline)
    defer { batch.kept.append(kept) }
    if kept.outcome == .unchanged { return }
    let record = BriefingRecord(
      id: nextID(), clock: try nextClock(above: try clockFloor(named, found)),
      received: options.clock(), person: person,
      content: named.content, keys: named.keys, sourceID: named.sourceID,
      briefing: said.briefing, actionIDs: named.actionIDs, isBaseline: isBaseline)
    let payload = BriefingRecordCodec.payload(record, says: said.bytes)
    if payload.count > RecordFrame.payloadLimit {
      kept.outcome = .refused(.tooLarge(bytes: payload.count))
      kept.isBaseline = false
      return
    }
    batch.places.append(batch.kept.count)
    batch.records.append(.briefing(record))
    batch.payloads.append(payload)
    batch.says[record.id] = said
    batch.keys.formUnion(named.keys)
  }

  /// Whether it is no news: old, and said for the first time by a source that is read for the first time.
  ///
  /// An old text is no news either where another source told of it before; what this one says anew is.
  private func isKnown(
    _ named: IdentifiedBriefing, _ outcome: KeepReport.Outcome, as taking: TakingIn
  ) throws(StoreError) -> Bool {
    guard outcome != .unchanged, taking.isKnown(named.briefing, in: options.zone) else {
      return false
    }
    if outcome == .new { return true }
    let wasTold = try asking { () throws(StateError) in
      try self.state.holds(key: named.key, source: named.sourceID)
    }
    return !wasTold
  }

  /// What names none of the entries: by their document, or by what their feeds had earlier.
  private func sharedNames(in said: [SaidBriefing]) throws(StoreError) -> SharedNames {
    var shared = SharedNames(in: said)
    for feed in shared.feeds {
      let pages = try asking { () throws(StateError) in
        try self.state.sharedPages(ofSource: Identity.sourceID(ofFeed: feed))
      }
      shared.add(pages: pages, of: feed)
    }
    return shared
  }

  private struct Chain: Hashable {
    var key: BriefingKey
    var source: String
  }

  private func outcome(
    _ named: IdentifiedBriefing, earlier: ContentID?, in batch: Batch
  ) throws(StoreError) -> KeepReport.Outcome {
    if let earlier { return earlier == named.content ? .unchanged : .revised }
    let isInBatch = named.keys.contains { batch.keys.contains($0) }
    return try asking { () throws(StateError) in
      if try self.state.holds(content: named.content, source: named.sourceID) { return .unchanged }
      if isInBatch { return .revised }
      for key in named.keys where try self.state.story(of: .briefing(key)) != nil {
        return .revised
      }
      return .new
    }
  }

  /// The largest clock of what is here of a story, which its next record must come behind.
  private func clockFloor(
    _ named: IdentifiedBriefing, _ outcome: KeepReport.Outcome
  ) throws(StoreError) -> UInt64 {
    guard hasFarClock, outcome == .revised else { return 0 }
    return try asking { () throws(StateError) in
      try self.state.largestClock(ofStories: named.keys)
    }
  }

  /// The short ids of briefings, in their order; empty for one that is not stored.
  public func shorts(of keys: [BriefingKey]) throws(StoreError) -> [String] {
    try asking { () throws(StateError) in
      var shorts: [String] = []
      for key in keys {
        let isHeld = try self.state.story(of: .briefing(key)) != nil
        shorts.append(isHeld ? try self.state.named(.briefing(key)).short : "")
      }
      return shorts
    }
  }

  /// Imports stop while there is still room for acts: 4 MiB, or a sixteenth of a small disk, stay free.
  private func requireSpace(for bytes: Int = 0) throws(StoreError) {
    guard let folder, let space = try? Syscalls.space(folder.segments.descriptor.number) else {
      return
    }
    let free = min(4 << 20, space.total / 16)
    if space.available < free + UInt64(bytes) { throw .noSpace("segments") }
  }
}
