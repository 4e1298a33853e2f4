public import DocketModel

extension Store {
  /// Records one act on one or many subjects, as one event that is undone as one.
  ///
  /// A briefing stands for all its open actions where the act is one on actions. Fills in what the
  /// author had seen, the content on screen and, for a decision, what this host had read. Every act
  /// but opening and marking also makes the briefings it touches read, in the same event, so that
  /// one undo takes all of it back. Opening what is read already records nothing and returns the
  /// event that read it.
  ///
  /// Throws ``StoreError/unknownSubject(_:)`` and ``StoreError/nothingOpen`` before anything is
  /// written.
  public func act(
    _ act: Act, on subjects: [Subject], for asker: Asker
  ) throws(StoreError) -> Receipt {
    switch act {
    case .follow, .unfollow: return try actOnFeeds(act, for: asker, subjects)
    default: break
    }
    try beginWriting()
    let subjects = try expanded(act, subjects.uniqued(), for: asker)
    let briefings = try briefings(of: subjects)
    if case .opened = act, let earlier = try reading(subjects, for: asker) {
      return try receipt(earlier, act, subjects, for: asker)
    }
    var targets = try targets(act, subjects, for: asker)
    if case .decide(let decision) = act, decision.state == .doing {
      try takeUnowned(&targets, for: asker)
    }
    if act.alsoReads { try read(briefings, &targets, for: asker) }
    let event = Event(
      id: nextID(), clock: try nextClock(above: try clockFloor(targets)), at: options.clock(),
      person: person(for: asker), act: act, targets: targets, basis: act.isDecision ? basis : [:])
    do throws(StoreError) {
      try record([.event(event)])
    } catch {
      guard case .tooLarge(let bytes) = error else { throw error }
      throw try overCap(event, bytes, subjects)
    }
    return try receipt(event.id, act, subjects, for: asker)
  }

  /// Why an act fits into no record: it is on too many, or its words alone are too long.
  private func overCap(
    _ event: Event, _ bytes: Int, _ subjects: [Subject]
  ) throws(StoreError) -> StoreError {
    var bare = event
    bare.targets = []
    var room = RecordFrame.payloadLimit - StoreRecord.event(bare).payload().count
    let sizes = Dictionary(
      event.targets.map { ($0.subject, EventCodec.size(of: $0)) }, uniquingKeysWith: max)
    var counted: Set<Subject> = []
    var fitting = 0
    for (subject, key) in zip(subjects, try briefingKeys(of: subjects)) {
      // The first action of a briefing brings the reading of it along.
      for part in [subject, key.map(Subject.briefing)].compactMap(\.self)
      where counted.insert(part).inserted { room -= sizes[part] ?? 0 }
      guard room >= 0 else { break }
      fitting += 1
    }
    guard fitting > 0, fitting < subjects.count else { return .tooLarge(bytes: bytes) }
    let areActions = subjects.contains { if case .action = $0 { true } else { false } }
    return .tooManyAtOnce(
      subjects.count, areActions ? .actions : .briefings, fitting: fitting)
  }

  /// The largest clock of what the targets replace, which the act must come behind.
  func clockFloor(_ targets: [Target]) throws(StoreError) -> UInt64 {
    guard hasFarClock else { return 0 }
    return try asking { () throws(StateError) in
      try self.state.largestClock(of: targets.flatMap { $0.seen.values.joined() })
    }
  }

  /// The account of this process under the name of who asks.
  func person(for asker: Asker) -> Person {
    var person = person
    person.me = asker.me
    return person
  }

  /// Puts the open actions in place of their briefing where the act is one on actions.
  private func expanded(
    _ act: Act, _ subjects: [Subject], for asker: Asker
  ) throws(StoreError) -> [Subject] {
    guard act.isOnActions else { return subjects }
    var expanded: [Subject] = []
    for subject in subjects {
      guard case .briefing(let key) = subject else {
        expanded.append(subject)
        continue
      }
      let rows = try asking { () throws(StateError) -> [ActionRow]? in
        guard let story = try self.state.story(of: subject) else { return nil }
        return try self.state.actionRows(ofStory: story, for: asker)
      }
      guard let rows else { throw .unknownSubject(key.rawValue) }
      expanded += rows.filter { !$0.isSettled }.map { .action($0.id) }
    }
    guard !expanded.isEmpty else { throw .nothingOpen }
    return expanded.uniqued()
  }

  /// Starting on an action that nobody owns makes it mine.
  private func takeUnowned(_ targets: inout [Target], for asker: Asker) throws(StoreError) {
    for index in targets.indices {
      guard case .action(let id) = targets[index].subject,
        try actionRows([id], for: asker).first?.owners.isEmpty == true
      else { continue }
      let subject = targets[index].subject
      targets[index].seen[.owner] = try asking { () throws(StateError) in
        try self.state.heads(subject, .owner, person: nil)
      }
    }
  }

  /// Marks the briefings as read by the same event.
  private func read(
    _ briefings: [BriefingKey], _ targets: inout [Target], for asker: Asker
  ) throws(StoreError) {
    for index in targets.indices {
      guard case .briefing = targets[index].subject else { continue }
      let subject = targets[index].subject
      targets[index].seen[.read] = try asking { () throws(StateError) in
        try self.state.heads(subject, .read, person: asker.me)
      }
    }
    let named = Set(targets.map(\.subject))
    let others = briefings.map(Subject.briefing).filter { !named.contains($0) }
    targets += try readTargets(others, for: asker)
  }

  /// What was written and how it stands now, with the briefings of the actions.
  func receipt(
    _ event: EventID, _ act: Act, _ subjects: [Subject], for asker: Asker
  ) throws(StoreError) -> Receipt {
    var actions: [ActionID] = []
    var feeds: [String] = []
    for subject in subjects {
      if case .action(let id) = subject { actions.append(id) }
      if case .feed(let address) = subject { feeds.append(address) }
    }
    let briefings = try briefingKeys(of: subjects).compactMap(\.self).uniqued()
    // Rows cost time and matter for the answer to a person, who reads some of them.
    return Receipt(
      event: event, act: act, subjects: subjects, briefingCount: briefings.count,
      actions: try actionRows(Array(actions.prefix(Self.receiptLimit)), for: asker),
      briefings: try briefingRows(Array(briefings.prefix(Self.receiptLimit)), for: asker),
      feeds: try followed(feeds))
  }

  /// The most rows of a kind that a receipt holds.
  public static var receiptLimit: Int { 5_000 }

  // MARK: - Targets

  /// The briefings the subjects belong to, each once; throws for a subject nobody knows.
  private func briefings(of subjects: [Subject]) throws(StoreError) -> [BriefingKey] {
    var keys: [BriefingKey] = []
    for (subject, key) in zip(subjects, try briefingKeys(of: subjects)) {
      guard let key else { throw .unknownSubject(subject.text) }
      if case .action = subject { keys.append(key) }
    }
    return keys.uniqued()
  }

  /// The briefing that each subject is or belongs to; nil for one nobody knows.
  private func briefingKeys(of subjects: [Subject]) throws(StoreError) -> [BriefingKey?] {
    try state.database.reading { () throws(StoreError) in
      var keys: [BriefingKey?] = []
      keys.reserveCapacity(subjects.count)
      for subject in subjects { keys.append(try briefingKey(of: subject)) }
      return keys
    }
  }

  private func targets(
    _ act: Act, _ subjects: [Subject], for asker: Asker
  ) throws(StoreError) -> [Target] {
    try asking { () throws(StateError) in
      let contents = try self.state.contents(of: subjects)
      var targets: [Target] = []
      targets.reserveCapacity(subjects.count)
      for subject in subjects {
        var target = Target(subject: subject, seen: [:], content: contents[subject])
        for field in act.fields(of: target, besideActions: false) {
          target.seen[field] = try self.state.heads(
            subject, field, person: field == .read ? asker.me : nil)
        }
        targets.append(target)
      }
      return targets
    }
  }

  private func readTargets(
    _ subjects: [Subject], for asker: Asker
  ) throws(StoreError) -> [Target] {
    try asking { () throws(StateError) in
      let contents = try self.state.contents(of: subjects)
      var targets: [Target] = []
      for subject in subjects {
        let seen = try self.state.heads(subject, .read, person: asker.me)
        targets.append(
          Target(subject: subject, seen: [.read: seen], content: contents[subject]))
      }
      return targets
    }
  }

  /// The event that read a single briefing as it is now, if one did.
  private func reading(_ subjects: [Subject], for asker: Asker) throws(StoreError) -> EventID? {
    guard subjects.count == 1, case .briefing(let key)? = subjects.first,
      let row = try briefingRows([key], for: asker).first, !row.isUnread, !row.isChanged
    else { return nil }
    return try asking { () throws(StateError) in
      try self.state.heads(.briefing(key), .read, person: asker.me).last
    }
  }
}

extension Subject {
  /// The id itself.
  var text: String {
    switch self {
    case .briefing(let key): key.rawValue
    case .action(let id): id.rawValue
    case .feed(let address): address
    }
  }
}

extension Act {
  /// Whether a briefing stands for its open actions.
  var isOnActions: Bool {
    switch self {
    case .decide, .assign, .reason: true
    case .opened, .mark, .tag, .note, .add, .follow, .unfollow, .undo: false
    }
  }

  /// Whether who does this has read the briefing.
  var alsoReads: Bool {
    switch self {
    case .decide, .assign, .reason, .tag, .note, .add: true
    case .opened, .mark, .follow, .unfollow, .undo: false
    }
  }

  var isDecision: Bool {
    if case .decide = self { true } else { false }
  }
}
