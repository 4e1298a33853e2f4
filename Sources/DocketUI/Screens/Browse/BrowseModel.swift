import DocketModel

/// The reader: the list of one view, and the briefing under its cursor.
struct BrowseModel: Sendable, Hashable {
  var view: View
  var focus = Pane.list
  var isZoomed = false
  var list: ListModel
  var reading: ReadingModel?
  /// The briefing that is asked for but not here yet.
  var wanted: BriefingKey?
  /// The briefing that was asked for in vain; not asked for again until another one is shown.
  var notFound: BriefingKey?
  /// A key that acts on a briefing that is still on its way.
  var waitingVerb: WaitingVerb?
  /// Places to come back to, newest last.
  var trail: [Trace] = []

  struct WaitingVerb: Sendable, Hashable {
    var verb: Verb
    var count: Int?
  }

  /// A place: which view, which row of it, which pane, and where in the briefing.
  struct Trace: Sendable, Hashable {
    var view: View
    var narrowing: String
    var subject: Subject?
    /// The first line of the list that is shown.
    var top: Int
    var focus: Pane
    var place: ReadingPlace
  }

  init(view: View, request: ListingRequest) {
    self.view = view
    self.list = ListModel(request: request)
  }

  var trace: Trace {
    Trace(
      view: view, narrowing: list.narrowing, subject: list.selectedSubject, top: list.top,
      focus: focus, place: reading?.place ?? ReadingPlace())
  }

  mutating func leaveTrace() {
    if trail.last != trace { trail.append(trace) }
    if trail.count > 100 { trail.removeFirst() }
  }
}

extension View {
  /// What a view asks the state for.
  func request(order: SortOrder) -> ListingRequest {
    ListingRequest(kind: kind, query: query, order: order)
  }

  var kind: RowKind {
    switch self {
    case .inbox, .briefings: .briefings
    case .mine, .overdue, .waiting, .actions: .actions
    }
  }

  var query: Query {
    switch self {
    case .inbox: .inbox
    case .briefings: .all
    case .mine: .mine
    case .overdue: .overdue
    case .waiting: .waitingAndLater
    case .actions: .all
    }
  }

  var order: SortOrder {
    switch self {
    case .inbox: .inbox
    case .briefings: .newest
    case .mine, .overdue, .waiting, .actions: .due
    }
  }
}
