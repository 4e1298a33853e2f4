/// An action of a stored briefing as the records say it: everything about it but what people did.
public struct FoldedAction: Sendable, Hashable {
  /// The id it was first seen with.
  public var id: ActionID
  /// All ids it goes by: sources of one story may give the same action different ones.
  public var ids: [ActionID]
  /// Given once per briefing in the order of the fold, never reused.
  public var number: Int
  /// As the fullest source that has it says it now; as last said, when it is withdrawn.
  public var action: Action
  /// The source dropped it.
  public var isWithdrawn: Bool
  /// The earliest due date a current source gives, and who gave it.
  public var due: Day?
  public var dueOrigin: Action.Origin
  /// The contents that say it differently, or not at all.
  public var differences: [Difference]

  /// How one content differs from what is shown now.
  public struct Difference: Sendable, Hashable {
    public var content: ContentID
    /// What it said; nil when the action is not in it.
    public var detail: String?
    /// A reader of that content who came after this clock has seen the action all the same, said by
    /// another source; `UInt64.max` when only a newer content has it.
    public var unseenBefore: UInt64
  }
}

/// An action that a person wrote.
public struct AddedAction: Sendable, Hashable {
  public var stamp: Stamp
  public var id: ActionID
  public var title: String
  public var detail: String
  /// Not undone.
  ///
  /// An undone one keeps its number.
  public var isLive: Bool

  public init(stamp: Stamp, id: ActionID, title: String, detail: String, isLive: Bool) {
    self.stamp = stamp
    self.id = id
    self.title = title
    self.detail = detail
    self.isLive = isLive
  }
}

extension ActionID {
  /// The id of an action that an event added to its target with that place, counted from 0.
  public init(addedBy event: EventID, target: Int) {
    self.init(rawValue: "user:\(event.rawValue)" + (target == 0 ? "" : ":\(target + 1)"))
  }
}
