import DocketModel
import DocketStore
import DocketUI

extension StoreDesk {
  /// The page that tells how a decision came to be, or that there is none yet.
  func why(_ subject: Subject) throws(StoreError) -> [PageLine] {
    let answer = try store.why(subject, for: asker)
    var lines: [PageLine] = []
    for page in answer.pages {
      if !lines.isEmpty { lines.append(PageLine(text: "")) }
      lines += Wording.why(page, zone: setup.clock.zone, today: setup.clock.today).map {
        PageLine(label: $0.label, text: $0.text, isHeading: $0.isHeading)
      }
    }
    if !lines.isEmpty { return lines }
    let logLines = try store.log(LogFilter(subjects: [subject]), for: asker)
    return try name(of: subject)
      + [PageLine(text: "Nothing was decided here yet.", isHeading: true)]
      + (try facts(of: subject))
      + logLines.map {
        PageLine(
          text: Wording.logLine($0, zone: setup.clock.zone, today: setup.clock.today))
      }
  }

  /// What the page is about: short id and title.
  private func name(of subject: Subject) throws(StoreError) -> [PageLine] {
    switch subject {
    case .briefing(let key):
      return try store.briefingRows([key], for: asker).map {
        PageLine(text: "\($0.short) \($0.title)", isHeading: true)
      }
    case .action(let id):
      return try store.actionRows([id], for: asker).map {
        PageLine(text: "\($0.short) \($0.action.title)", isHeading: true)
      }
    case .feed: return []
    }
  }

  /// What stands before any decision: the date and who set it, and which words of the watch list it names.
  private func facts(of subject: Subject) throws(StoreError) -> [PageLine] {
    var lines: [PageLine] = []
    var briefing: BriefingKey?
    switch subject {
    case .briefing(let key): briefing = key
    case .action(let id):
      guard let row = try store.actionRows([id], for: asker).first else { return [] }
      briefing = row.briefing
      if let due = Wording.due(row, today: asker.today) { lines.append(PageLine(text: due)) }
    case .feed: break
    }
    guard let briefing else { return lines }
    let words = try ours(briefing)
    if !words.isEmpty {
      lines.append(PageLine(text: "touches us: " + words.joined(separator: ", ")))
    }
    return lines
  }

  /// The words of the watch list that a briefing answers to.
  private func ours(_ key: BriefingKey) throws(StoreError) -> [String] {
    var words: [String] = []
    guard try store.briefingRows([key], for: asker).first?.touchesUs == true else { return [] }
    for word in asker.watch {
      var one = asker
      one.watch = [word]
      if try store.briefingRows([key], for: one).first?.touchesUs == true { words.append(word) }
    }
    return words
  }
}
