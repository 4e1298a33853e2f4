public import DocketModel

/// A briefing with what its record needs of it alone: its bytes, its names, and the words it is found by.
///
/// Making one is most of the work of taking a briefing in, asks no store, and can be done on any thread.
public final class SaidBriefing: Sendable {
  public let briefing: Briefing
  /// How it is named where no other entry of its document has its link or guid.
  let named: IdentifiedBriefing
  /// The canonical JSON of the briefing, as it stands in records and in the state.
  let bytes: [UInt8]
  /// What the full-text index holds of it, where nobody else tells its story.
  let columns: SearchColumns
  /// The page it leads to, in its canonical form.
  let page: String?

  public init(_ briefing: Briefing) {
    self.briefing = briefing
    named = Identity.of(briefing)
    bytes = briefing.json.canonicalBytes()
    columns = SearchColumns(shown: briefing, others: [], actions: briefing.actions)
    page = SharedNames.page(of: briefing)
  }
}
