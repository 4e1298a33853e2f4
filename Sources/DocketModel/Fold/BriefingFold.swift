/// Folds all records of one story into what is shown: the content, its revisions and its actions.
///
/// A pure function of the set of records: their order and repetition do not matter. Each source of
/// each key has a chain of contents, whose last one is current. The current content with the most
/// text is shown, of equals the newest. Every content that was ever shown has a revision number, in
/// the order of first showing.
public struct BriefingFold: Sendable {
  /// The own key of the oldest record.
  public let key: BriefingKey
  /// The record that is shown.
  public let shown: BriefingRecord
  /// What was shown over time, oldest first; never empty.
  public let revisions: [Revision]
  public let actions: [FoldedAction]
  /// How many other sources tell the same story.
  public let otherSources: Int
  /// When the first of the records came in.
  public let received: Timestamp
  /// The contents of other keys that are current beside the one shown, oldest first.
  public let others: [BriefingRecord]
  /// Every record of it was taken in as known; the first that was not makes it news.
  public let isBaseline: Bool

  /// What was shown from one record on.
  public struct Revision: Sendable, Hashable {
    public var clock: UInt64
    /// When the record that made it so came in.
    public var received: Timestamp
    public var content: ContentID
    public var number: Int
    /// The worst that a current source said.
    public var severity: Severity?
    /// Whether a current source said it is used in attacks.
    public var isExploited: Bool
    /// How often a source had said one of its facts otherwise by then: see ``BriefingChange``.
    public var factChanges: Int

    public init(
      clock: UInt64, received: Timestamp, content: ContentID, number: Int, severity: Severity?,
      isExploited: Bool, factChanges: Int = 0
    ) {
      self.clock = clock
      self.received = received
      self.content = content
      self.number = number
      self.severity = severity
      self.isExploited = isExploited
      self.factChanges = factChanges
    }
  }

  /// Nil when there is no record.
  ///
  /// Records with the same id count once.
  public init?(records: [BriefingRecord], added: [AddedAction] = []) {
    if records.count == 1, let only = records.first, added.isEmpty {
      self.init(only)
    } else {
      self.init(several: records, added)
    }
  }

  private init?(several records: [BriefingRecord], _ added: [AddedAction]) {
    var chains = Chains()
    var revisions: [Revision] = []
    for record in records.count < 2 ? records : records.sorted(by: { $0.precedes($1) }) {
      guard chains.take(record) else { continue }
      let now = chains.revision(from: record)
      if revisions.last.map({ now.differs(from: $0) }) ?? true { revisions.append(now) }
    }
    guard let first = chains.kept.first, let shown = chains.shown else { return nil }
    self.key = first.key
    self.shown = shown
    self.revisions = revisions
    self.otherSources = Set(chains.current.keys.map(\.source)).count - 1
    self.received = first.received
    self.others = chains.current.values.filter { $0.key != shown.key }
      .sorted { $0.stamp < $1.stamp }
    self.isBaseline = records.allSatisfy(\.isBaseline)
    self.actions = ActionMerge(chains, added: added).actions
  }

  /// The same for the common case of one record, without comparing it to others.
  private init(_ only: BriefingRecord) {
    key = only.key
    shown = only
    revisions = [
      Revision(
        clock: only.clock, received: only.received, content: only.content, number: 1,
        severity: only.briefing.severity, isExploited: only.briefing.isExploited)
    ]
    otherSources = 0
    received = only.received
    others = []
    isBaseline = only.isBaseline
    var actions: [FoldedAction] = []
    var held: Set<ActionID> = []
    for (action, id) in zip(only.briefing.actions, only.actionIDs) {
      guard held.insert(id).inserted else { continue }
      actions.append(
        FoldedAction(
          id: id, ids: [id], number: actions.count + 1, action: action, isWithdrawn: false,
          due: action.due, dueOrigin: action.origin, differences: []))
    }
    self.actions = actions
  }
}

extension BriefingFold.Revision {
  fileprivate func differs(from other: Self) -> Bool {
    content != other.content || severity != other.severity || isExploited != other.isExploited
      || factChanges != other.factChanges
  }
}

extension [BriefingFold.Revision] {
  /// What was shown to somebody who had that content on screen at that clock.
  ///
  /// The clock alone cannot say it, because records of other hosts may come later with earlier
  /// clocks: the content decides, the clock only between several times it was shown.
  public func shown(content: ContentID?, at clock: UInt64) -> BriefingFold.Revision? {
    guard let content, contains(where: { $0.content == content }) else {
      return last { $0.clock < clock } ?? first
    }
    return last { $0.content == content && $0.clock < clock }
      ?? first { $0.content == content }
  }
}

/// The chains of one story while its records are taken in order.
struct Chains {
  struct Name: Hashable {
    var key: BriefingKey
    var source: String
  }

  private(set) var current: [Name: BriefingRecord] = [:]
  /// The records that brought something new to their chain, oldest first.
  private(set) var kept: [BriefingRecord] = []
  private(set) var shown: BriefingRecord?
  private var shownSize = 0
  private var numbers: [ContentID: Int] = [:]
  private var factChanges = 0

  /// False for a repetition of what its source says already.
  mutating func take(_ record: BriefingRecord) -> Bool {
    let name = Name(key: record.key, source: record.sourceID)
    let before = current[name]
    if before?.content == record.content { return false }
    current[name] = record
    if let before, before.briefing.facts != record.briefing.facts { factChanges += 1 }
    kept.append(record)
    show(record, replacing: before)
    if let content = shown?.content, numbers[content] == nil {
      numbers[content] = numbers.count + 1
    }
    return true
  }

  private mutating func show(_ record: BriefingRecord, replacing before: BriefingRecord?) {
    let size = record.briefing.textSize
    let shrank = size < shownSize && before?.id == shown?.id
    guard shown == nil || size >= shownSize || shrank else { return }
    (shown, shownSize) = (record, size)
    if shrank {
      for other in current.values where isFuller(other) {
        (shown, shownSize) = (other, other.briefing.textSize)
      }
    }
  }

  private func isFuller(_ record: BriefingRecord) -> Bool {
    let size = record.briefing.textSize
    return size == shownSize ? shown.map { $0.stamp < record.stamp } ?? true : size > shownSize
  }

  func revision(from record: BriefingRecord) -> BriefingFold.Revision {
    let content = shown?.content ?? ContentID(rawValue: "")
    return BriefingFold.Revision(
      clock: record.clock, received: record.received, content: content,
      number: numbers[content] ?? 0,
      severity: current.values.compactMap(\.briefing.severity).max(),
      isExploited: current.values.contains { $0.briefing.isExploited }, factChanges: factChanges)
  }
}

extension BriefingRecord {
  /// The order of the fold; records that wrongly share an id are told apart by what they say.
  fileprivate func precedes(_ other: BriefingRecord) -> Bool {
    if stamp != other.stamp { return stamp < other.stamp }
    return (content.rawValue, sourceID) < (other.content.rawValue, other.sourceID)
  }

  /// The briefing's own key.
  public var key: BriefingKey { keys.first ?? BriefingKey(rawValue: "content:" + content.rawValue) }
}

extension Briefing {
  /// Bytes of text, for telling a teaser from the full page.
  var textSize: Int {
    var size = summary?.utf8.count ?? 0
    for section in sections {
      size += section.heading.utf8.count
      for block in section.blocks { size += block.textSize }
    }
    return size
  }
}

extension Block {
  var textSize: Int {
    switch self {
    case .paragraph(let text), .quote(let text), .code(let text, _): text.utf8.count
    case .list(_, let items): items.reduce(0) { $0 + $1.utf8.count }
    case .table(let header, let rows):
      (rows + [header]).reduce(0) { $0 + $1.reduce(0) { $0 + $1.utf8.count } }
    }
  }
}
