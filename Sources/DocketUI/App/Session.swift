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
  /// More exactly where in the list and the briefing, for a place to come back to in this session.
  var trace: BrowseModel.Trace?

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

  /// Goes on at a place once its listing and its briefing are here.
  mutating func resume(at trace: BrowseModel.Trace) {
    resuming = Session(
      view: trace.view, subject: trace.subject, focus: trace.focus, narrowing: trace.narrowing,
      isZoomed: browse.isZoomed, line: trace.place.line, action: 0)
    resuming?.trace = trace
  }

  mutating func resume(_ session: Session) {
    browse.isZoomed = session.isZoomed
    browse.list.narrowing = session.narrowing
    resuming = session
  }
}
