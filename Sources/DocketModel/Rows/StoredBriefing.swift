/// A briefing as the reader shows it.
public struct StoredBriefing: Sendable, Hashable {
  public var row: BriefingRow
  public var content: ContentID
  public var revision: Int
  public var briefing: Briefing
  public var received: Timestamp
  public var readBy: [String]
  public var tags: [String]
  public var notes: [Note]
  public var actions: [ActionRow]
  /// What it says otherwise than when who asks looked at it before its newest revision.
  public var changes: [BriefingChange]

  public init(
    row: BriefingRow, content: ContentID, revision: Int, briefing: Briefing,
    received: Timestamp, readBy: [String] = [], tags: [String] = [], notes: [Note] = [],
    actions: [ActionRow] = [], changes: [BriefingChange] = []
  ) {
    self.row = row
    self.content = content
    self.revision = revision
    self.briefing = briefing
    self.received = received
    self.readBy = readBy
    self.tags = tags
    self.notes = notes
    self.actions = actions
    self.changes = changes
  }
}
