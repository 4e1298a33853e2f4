internal import DocketModel

/// Checks records against one another: content ids, ids used twice, events about nothing.
struct RecordExamination {
  private var findings: [DoctorReport.Finding] = []
  private var fingerprints: [EventID: Int] = [:]
  private var keys: Set<BriefingKey> = []
  private var actions: Set<ActionID> = []
  /// What events point to, each subject once, with the first place.
  private var pointers: [String: Pointer] = [:]

  private struct Pointer {
    var target: Kind
    var path: String
    var offset: Int
    var event: String

    enum Kind {
      case subject(Subject)
      case event(EventID)
    }
  }

  mutating func examine(_ records: [SegmentCatalog.Located]) {
    for located in records {
      let id = located.record.id
      let fingerprint = located.record.hashValue
      // The same record again is how packing and copying leave things: no finding.
      if let known = fingerprints.updateValue(fingerprint, forKey: id) {
        if known != fingerprint {
          findings.append(
            .sameID(path: located.path, offset: located.offset, record: id.rawValue))
        }
      }
      switch located.record {
      case .briefing(let record): examine(record, located)
      case .event(let event): examine(event, located)
      }
    }
  }

  private mutating func examine(_ record: BriefingRecord, _ located: SegmentCatalog.Located) {
    keys.formUnion(record.keys)
    actions.formUnion(record.actionIDs)
    if Identity.content(of: record.briefing) != record.content {
      findings.append(
        .contentMismatch(
          path: located.path, offset: located.offset, record: record.id.rawValue))
    }
  }

  private mutating func examine(_ event: Event, _ located: SegmentCatalog.Located) {
    if case .add = event.act {
      for index in event.targets.indices {
        actions.insert(ActionID(addedBy: event.id, target: index))
      }
    }
    var kinds = event.targets.map { Pointer.Kind.subject($0.subject) }
    if case .undo(let id) = event.act { kinds.append(.event(id)) }
    for kind in kinds {
      let name =
        switch kind {
        case .subject(let subject): subject.stored
        case .event(let id): "e" + id.rawValue
        }
      guard pointers[name] == nil else { continue }
      pointers[name] = Pointer(
        target: kind, path: located.path, offset: located.offset, event: event.id.rawValue)
    }
  }

  /// All findings, once every record has been seen.
  func finish() -> [DoctorReport.Finding] {
    var orphans: [DoctorReport.Finding] = []
    for (name, pointer) in pointers.sorted(by: { $0.key < $1.key }) {
      let isKnown =
        switch pointer.target {
        case .subject(.briefing(let key)): keys.contains(key)
        case .subject(.action(let id)): actions.contains(id)
        // A feed is there by being followed.
        case .subject(.feed): true
        case .event(let id): fingerprints[id] != nil
        }
      if isKnown { continue }
      orphans.append(
        .orphan(
          path: pointer.path, offset: pointer.offset, event: pointer.event,
          subject: String(name.dropFirst())))
    }
    return findings + orphans
  }
}
