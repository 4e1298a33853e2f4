public import DocketModel

/// What is known of the feeds without looking at each.
public struct FeedFacts: Sendable, Hashable {
  public var count: Int
  /// When they were last asked on this host.
  public var at: Timestamp?

  public init(count: Int, at: Timestamp? = nil) {
    self.count = count
    self.at = at
  }
}

/// How far a fetch is.
public struct FetchProgress: Sendable, Hashable {
  public var done: Int
  /// Zero while nobody has counted.
  public var total: Int
  public var failed: Int

  public init(done: Int = 0, total: Int = 0, failed: Int = 0) {
    self.done = done
    self.total = total
    self.failed = failed
  }

  /// `fetch 12/40, 1 failed`, and what is left of it where the row is narrow.
  var wordings: [String] {
    guard total > 0 else { return ["fetch …"] }
    let count = "fetch \(done)/\(total)"
    return failed > 0 ? ["\(count), \(failed) failed", count] : [count]
  }
}

/// What a feed answered when it was tried, and when.
struct FeedAnswer: Sendable, Hashable {
  var trial: FeedTrial
  var at: Timestamp
}

/// The fetching of feeds, as the reader shows it.
struct FetchModel: Sendable, Hashable {
  /// Nil while nothing is known.
  var facts: FeedFacts?
  /// What `feed:` can be followed by in a query; nil while nobody has asked for it.
  var names: [String]?
  /// Nil while nothing runs: one thing is fetched at a time.
  private(set) var job: Job?
  /// What the fetch before the running sync brought; told when that has ended.
  var brought: FetchReport?
  /// What the last fetch of this session could not read, and when that was.
  var failures: [FetchReport.FailedFeed] = []
  var failedAt: Timestamp?
  /// What a feed answered that is being added.
  var trial: FeedTrial?
  /// What feeds answered when they were tried last, by address, until they are fetched.
  var answers: [String: FeedAnswer] = [:]

  /// What is fetched.
  enum Job: Sendable, Hashable {
    case all(FetchProgress)
    /// A feed that is asked to see whether it works; it is added then where it was typed for that.
    case trial(Feed, isTyped: Bool)
  }

  /// How far all feeds are; nil while they are not fetched.
  var progress: FetchProgress? { if case .all(let progress)? = job { progress } else { nil } }

  var isRunning: Bool { progress != nil }

  mutating func begin() {
    job = .all(FetchProgress())
    answers = [:]
  }

  mutating func beginTrial(of feed: Feed, isTyped: Bool) {
    job = .trial(feed, isTyped: isTyped)
    answers[feed.address] = nil
  }

  mutating func goOn(_ progress: FetchProgress) { if isRunning { job = .all(progress) } }

  /// It came to nothing, or to an answer.
  mutating func end() { job = nil }

  func tries(_ feed: Feed) -> Bool {
    if case .trial(let tried, _)? = job { tried.address == feed.address } else { false }
  }

  func isAdding(_ feed: Feed) -> Bool { job == .trial(feed, isTyped: true) }

  mutating func finish(_ report: FetchReport, _ facts: FeedFacts, at now: Timestamp) {
    end()
    self.facts = facts
    brought = facts.count > 0 ? report : nil
    failures = report.failed
    failedAt = now
  }

  /// Hands out what is to be told, once.
  mutating func take() -> FetchReport? {
    defer { brought = nil }
    return brought
  }
}

extension App {
  /// The parts of the status row that say how it stands with feeds and the other place, the longest
  /// first.
  var outsideStatus: [String] {
    if let progress = fetch.progress { return progress.wordings }
    if let stage = sync.stage { return ["\(stage) …"] }
    guard let at = fetch.facts?.at else { return syncStatus }
    let fetched = "fetched \(Wording.moment(at, zone: moment.zone, today: moment.today))"
    return syncStatus.map { "\(fetched) · \($0)" } + syncStatus + [fetched]
  }

  /// What ran last and failed, for the log.
  var failureLines: [PageLine] {
    guard !fetch.failures.isEmpty, let at = fetch.failedAt else { return [] }
    let when = Wording.moment(at, zone: moment.zone, today: moment.today)
    return [PageLine(text: "Feeds that failed, \(when)", isHeading: true)]
      + fetch.failures.map { PageLine(text: Wording.failed($0)) }
  }
}
