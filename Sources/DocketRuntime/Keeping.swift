import DocketModel
import DocketStore
import DocketUI

/// Briefings on their way into the store, a part at a time.
struct Keeping {
  /// So many go in with one call: what the store is kept from answering acts by.
  static let part = 500

  private var parts: [ReaderSetup.TakenIn.Part]
  /// How the first of them is taken in, once it was asked.
  private var taking: TakingIn?
  private let title: String
  private var total: Int
  private var refused: [String]
  private var known = 0
  private var counts: [KeepReport.Outcome: Int] = [:]
  private(set) var kept: [KeptBriefing] = []

  init(_ taken: ReaderSetup.TakenIn) {
    parts = taken.parts
    title = taken.parts.first?.briefings.first?.title ?? ""
    total = taken.count
    refused = taken.refused
  }

  var isOver: Bool { parts.isEmpty }

  mutating func add(_ taken: ReaderSetup.TakenIn) {
    parts += taken.parts
    total += taken.count
    refused += taken.refused
  }

  mutating func keepMore(in store: Store) throws(StoreError) {
    guard let part = parts.first else { return }
    let taking = if let known = self.taking { known } else { try Self.taking(part, in: store) }
    let report = try store.keep(Array(part.briefings.prefix(Self.part)), as: taking)
    parts[0].briefings.removeFirst(min(Self.part, part.briefings.count))
    self.taking = taking
    if parts[0].briefings.isEmpty {
      parts.removeFirst()
      self.taking = nil
    }
    add(report)
  }

  private static func taking(
    _ part: ReaderSetup.TakenIn.Part, in store: Store
  ) throws(StoreError) -> TakingIn {
    var taking = try store.takingIn(part.origin)
    taking.shared = SharedNames(of: part.briefings, inPartsOf: Self.part)
    return taking
  }

  private mutating func add(_ report: KeepReport) {
    known += report.baselineCount
    for one in report.kept {
      if case .refused(let why) = one.outcome {
        refused.append("\(one.title): \(why)")
        continue
      }
      if !one.isBaseline { counts[one.outcome, default: 0] += 1 }
      kept.append(KeptBriefing(key: one.key, isNew: one.outcome == .new && !one.isBaseline))
    }
  }

  var sentence: String {
    Wording.kept(
      new: counts[.new] ?? 0, revised: counts[.revised] ?? 0, unchanged: counts[.unchanged] ?? 0,
      known: known, refused: refused, title: total == 1 ? title : nil)
  }

  var message: Message { .kept(kept, sentence: sentence) }
}

extension ReaderSetup.TakenIn {
  fileprivate var count: Int { parts.reduce(0) { $0 + $1.briefings.count } }
}
