/// The numbers of the status row.
public struct Totals: Sendable, Hashable {
  public var needsMe: Int
  public var overdue: Int
  public var openActions: Int
  public var briefings: Int

  public init(needsMe: Int = 0, overdue: Int = 0, openActions: Int = 0, briefings: Int = 0) {
    self.needsMe = needsMe
    self.overdue = overdue
    self.openActions = openActions
    self.briefings = briefings
  }
}
