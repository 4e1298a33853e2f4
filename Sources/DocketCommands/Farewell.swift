import CellGrid
import DocketModel
import DocketRuntime

extension Saving {
  /// What is said on the normal screen when the reader is closed: what is on the disk, and the name
  /// of each act that is not.
  ///
  /// Only where the disk has everything is that said.
  /// What others do not have is said with it. A demo has no disk.
  func farewell(_ sending: Sending?, of store: ReaderRequest.StorePlace) -> [SafeText] {
    switch self {
    case .all where store == .demo: return ["docket: nothing of the demo was kept"]
    case .all: return ["docket: all saved\(sending?.clause ?? "")"]
    case .unread(let count):
      let counted = Wording.counted(count, "import")
      return ["docket: all saved, but \(counted) had not been read to the end and did not come in"]
    case .unopened: return []
    case .unknown: return ["docket: the store did not answer; acts may not be saved"]
    case .missing(let count, let acts):
      let counted = Wording.counted(count, "act")
      let more: [SafeText] = acts.count > 50 ? ["  and \(acts.count - 50) more"] : []
      return ["docket: \(counted) could not be saved; docket doctor tells why"]
        + acts.prefix(50).map { "  not saved: \(SafeText(line: $0))" } + more
    }
  }
}

extension Sending {
  /// `, all sent`, or what is not and why.
  fileprivate var clause: SafeText {
    switch self {
    case .all: ", all sent"
    case .missing(let tally, let why): ", \(SafeText(line: Wording.notSent(tally, why: why)))"
    }
  }
}
