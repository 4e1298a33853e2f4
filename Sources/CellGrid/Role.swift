/// What a piece of text is, so that a theme can say how it looks.
///
/// The raw value is the name used in theme files; a role without a colour of its own inherits from
/// the part before its last dot, in the end from ``text``.
public enum Role: String, Sendable, Hashable, CaseIterable {
  case text
  case textDim = "text.dim"
  case textStrong = "text.strong"
  case background
  case border
  case borderFocus = "border.focus"
  case title
  case listRow = "list.row"
  case listUnread = "list.unread"
  case listRead = "list.read"
  case listSelected = "list.selected"
  case listMarked = "list.marked"
  case listChanged = "list.changed"
  case listSettled = "list.settled"
  case listStale = "list.stale"
  case sectionHeading = "section.heading"
  case sectionBody = "section.body"
  case sectionWhy = "section.why"
  case quote
  case code
  case link
  case linkVisited = "link.visited"
  case cve
  case vendor
  case severityCritical = "severity.critical"
  case severityHigh = "severity.high"
  case severityMedium = "severity.medium"
  case severityLow = "severity.low"
  case severityNone = "severity.none"
  case action
  case actionOpen = "action.open"
  case actionDone = "action.done"
  case actionNA = "action.na"
  case actionDeferred = "action.deferred"
  case actionDue = "action.due"
  case actionOverdue = "action.overdue"
  case actionConflict = "action.conflict"
  case actionOwner = "action.owner"
  case searchMatch = "search.match"
  case searchCurrent = "search.current"
  case selection
  case cursorline
  case status
  case statusError = "status.error"
  case statusOK = "status.ok"
  case hintKey = "hint.key"
  case hintText = "hint.text"
  case prompt
  case toast
  case paletteMatch = "palette.match"
  case chart1 = "chart.1"
  case chart2 = "chart.2"
  case chart3 = "chart.3"
  case chart4 = "chart.4"
  case chart5 = "chart.5"
  case chart6 = "chart.6"
  case chartAxis = "chart.axis"
  case calendarToday = "calendar.today"
}
