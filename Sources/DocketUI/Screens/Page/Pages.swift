import DocketModel

extension App {
  /// Opens a page that the store fills.
  mutating func openPage(_ verb: Verb) -> [Effect] {
    switch verb {
    case .log:
      overlays.append(.page(PageModel(title: PageModel.log, lines: [], isWaiting: true)))
      return [.log(.init())]
    default:
      guard browse.reading?.isPractice != true, let subject = whyTarget else {
        toast = Toast(text: "Nothing is selected here")
        return []
      }
      overlays.append(.page(PageModel(title: PageModel.why, lines: [], isWaiting: true)))
      return [.why(subject)]
    }
  }

  private var whyTarget: Subject? {
    if case .since(let since)? = overlays.last { return since.targets(1).first }
    if browse.focus == .checklist, let action = browse.reading?.selectedAction {
      return .action(action.id)
    }
    return browse.list.selectedSubject
  }

  /// Gives a page its lines, unless it was closed or another one was opened meanwhile.
  mutating func fill(_ title: String, with lines: [PageLine]) {
    guard case .page(var page)? = overlays.last, page.isWaiting, page.title == title else {
      return
    }
    page.lines = lines.isEmpty ? [PageLine(text: "Nothing is written about this yet.")] : lines
    page.isWaiting = false
    overlays[overlays.count - 1] = .page(page)
  }
}

/// The history as lines: newest first, a heading for each day.
enum LogPage {
  static func lines(_ logLines: [LogLine], moment: Moment) -> [PageLine] {
    var lines: [PageLine] = []
    var day: Day?
    for logLine in logLines {
      let local = moment.zone.local(logLine.event.at)
      if local.day != day {
        day = local.day
        lines.append(PageLine(text: local.day.weekdayAndDate(from: moment.today), isHeading: true))
      }
      lines.append(
        PageLine(
          text: Wording.logLine(
            logLine, zone: moment.zone, today: moment.today, isUnderDay: true)))
    }
    return lines
  }
}
