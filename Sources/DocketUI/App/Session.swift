public import DocketModel

/// Where a reader was when its connection was lost, so that the next one can go on there.
public struct Session: Sendable, Hashable {
  public var view: View
  public var subject: Subject?
  public var focus: Pane
  public var narrowing: String
  public var isZoomed: Bool
  public var line: Int
  public var action: Int

  public init(
    view: View, subject: Subject?, focus: Pane, narrowing: String, isZoomed: Bool, line: Int,
    action: Int
  ) {
    self.view = view
    self.subject = subject
    self.focus = focus
    self.narrowing = narrowing
    self.isZoomed = isZoomed
    self.line = line
    self.action = action
  }
}

extension App {
  /// What is kept when the connection is lost.
  public var session: Session {
    Session(
      view: browse.view, subject: browse.list.selectedSubject, focus: browse.focus,
      narrowing: browse.list.narrowing, isZoomed: browse.isZoomed,
      line: browse.reading?.line ?? 0, action: browse.reading?.checklist.selected ?? 0)
  }

  mutating func resume(_ session: Session) {
    browse.isZoomed = session.isZoomed
    browse.list.narrowing = session.narrowing
    resuming = session
  }
}
