import DocketModel
import DocketStore

/// Fills a store with the sample briefings, part of them already worked on.
enum SampleDesk {
  static func fill(
    _ store: Store, asker: Asker, zone: Zone, now: Timestamp
  ) throws(StoreError) {
    let samples = SampleBriefings.all(today: asker.today, now: now)
    let report = try store.keep(samples.map(\.briefing))
    for (sample, kept) in zip(samples, report.kept) {
      guard let stored = try store.briefing(kept.key, for: asker) else { continue }
      for step in sample.steps { try perform(step, on: stored, in: store, asker: asker) }
    }
    try store.sync()
  }

  private static func perform(
    _ step: Sample.Step, on stored: StoredBriefing, in store: Store, asker: Asker
  ) throws(StoreError) {
    let subjects: [Subject]
    if step.actions.isEmpty {
      subjects = [.briefing(stored.row.key)]
    } else {
      subjects = stored.actions.filter { step.actions.contains($0.number) }
        .map { .action($0.id) }
    }
    guard !subjects.isEmpty else { return }
    var person = asker
    person.me = step.by ?? asker.me
    _ = try store.act(step.act, on: subjects, for: person)
  }
}

/// A sample briefing and what was done to it before the demo begins.
struct Sample {
  var briefing: Briefing
  var steps: [Step] = []

  /// An act on some of its actions, by number; on the briefing itself when there are none.
  struct Step {
    var act: Act
    var actions: [Int]
    /// Who did it; nil for whoever opens the demo.
    var by: String?

    init(_ act: Act, _ actions: Int..., by: String? = nil) {
      self.act = act
      self.actions = actions
      self.by = by
    }
  }
}
