public import DocketModel

/// A briefing with what its record needs of it alone: its bytes, and the name of its content.
///
/// Making one is most of the work of taking a briefing in, asks no store, and can be done on any thread.
public struct SaidBriefing: Sendable {
  public let briefing: Briefing
  let content: ContentID
  /// The canonical JSON of the briefing, as it stands in records and in the state.
  let bytes: [UInt8]

  public init(_ briefing: Briefing) {
    self.briefing = briefing
    content = Identity.content(of: briefing)
    bytes = briefing.json.canonicalBytes()
  }
}
