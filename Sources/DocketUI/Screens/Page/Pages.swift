import DocketModel

extension App {
  /// Opens a page that the store fills.
  mutating func openPage(_ verb: Verb) -> [Effect] {
    switch verb {
    case .log:
      overlays.append(.page(PageModel(content: .log, isWaiting: true)))
      return [.log(.init())]
    default:
      guard browse.reading?.isPractice != true, let subject = whyTarget else {
        toast = Toast(text: "Nothing is selected here")
        return []
      }
      overlays.append(.page(PageModel(content: .why(subject), isWaiting: true)))
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

  /// Gives the page that waits for them its lines; false where it was closed meanwhile.
  @discardableResult
  mutating func fill(_ content: PageContent, with lines: [PageLine]) -> Bool {
    for (place, overlay) in overlays.enumerated() {
      guard case .page(var page) = overlay, page.isWaiting, page.content == content else {
        continue
      }
      page.lines = lines.isEmpty ? [PageLine(text: "Nothing is written about this yet.")] : lines
      page.isWaiting = false
      overlays[place] = .page(page)
      return true
    }
    return false
  }

  /// Says on the page itself that there is no answer.
  mutating func pageFailed(_ content: PageContent, _ sentence: String) {
    if !fill(content, with: [PageLine(text: sentence)]) {
      toast = Toast(text: sentence, isError: true)
    }
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
