import DocketModel
import DocketStore
import DocketUI

/// Briefings on their way into the store, a part at a time.
struct Keeping {
  /// So many go in with one call: what the store is kept from answering acts by.
  static let part = 500

  private var rest: ArraySlice<Briefing>
  private let title: String
  private var total: Int
  private var refused: [String]
  private var counts: [KeepReport.Outcome: Int] = [:]
  private(set) var kept: [KeptBriefing] = []

  init(_ taken: ReaderSetup.TakenIn) {
    rest = taken.briefings[...]
    title = taken.briefings.first?.title ?? ""
    total = taken.briefings.count
    refused = taken.refused
  }

  var isOver: Bool { rest.isEmpty }

  mutating func add(_ taken: ReaderSetup.TakenIn) {
    rest += taken.briefings
    total += taken.briefings.count
    refused += taken.refused
  }

  mutating func keepMore(in store: Store) throws(StoreError) {
    let report = try store.keep(Array(rest.prefix(Self.part)))
    rest = rest.dropFirst(Self.part)
    for one in report.kept {
      if case .refused(let why) = one.outcome {
        refused.append("\(one.title): \(why)")
        continue
      }
      counts[one.outcome, default: 0] += 1
      kept.append(KeptBriefing(key: one.key, isNew: one.outcome == .new))
    }
  }

  var sentence: String {
    Wording.kept(
      new: counts[.new] ?? 0, revised: counts[.revised] ?? 0, unchanged: counts[.unchanged] ?? 0,
      refused: refused, title: total == 1 ? title : nil)
  }

  var message: Message { .kept(kept, sentence: sentence) }
}
