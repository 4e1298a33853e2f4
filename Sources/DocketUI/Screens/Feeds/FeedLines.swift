import CellGrid
import DocketModel

/// The lines of the screen of the feeds: one per feed, and under it what is odd about it.
struct FeedLines: Sendable, Hashable {
  private(set) var lines: [Line] = []

  enum Line: Sendable, Hashable {
    case row(Int)
    case note(SafeText, Role)
  }

  init(
    _ rows: [FeedRow], answers: [String: FeedAnswer] = [:], columns: Int, moment: Moment
  ) {
    let width = max(columns - FeedColumns.start - 3, 8)
    for (index, row) in rows.enumerated() {
      lines.append(.row(index))
      var notes = Wording.notes(on: row, now: moment.now, zone: moment.zone, today: moment.today)
      let answer = answers[row.feed.address]
      if let answer {
        // The newest first.
        let when = Wording.moment(answer.at, zone: moment.zone, today: moment.today)
        notes.insert(Wording.triedNote(answer.trial, at: when, before: row.health.problem), at: 0)
      }
      guard !notes.isEmpty else { continue }
      let text = SafeText(line: notes.joined(separator: " · "))
      // The whole sentence: what, why, and the next step; but no feed takes the screen for itself.
      for piece in text.wrapped(to: width).prefix(4) {
        lines.append(.note(piece, row.isFailing || answer != nil ? .text : .textDim))
      }
    }
  }

  /// The line the given feed stands on.
  func line(of index: Int) -> Int { lines.firstIndex { $0 == .row(index) } ?? 0 }

  /// How many lines the feed takes with its notes.
  func height(of index: Int) -> Int {
    let start = line(of: index)
    let next = lines[min(start + 1, lines.count)...].firstIndex {
      if case .row = $0 { true } else { false }
    }
    return (next ?? lines.count) - start
  }
}

/// Where the columns of a row stand; what has no room is left out.
struct FeedColumns: Sendable, Hashable {
  static let start = 4

  var name: Range<Int>
  var host: Range<Int>?
  var last: Range<Int>?
  var newest: Range<Int>
  var counts: Range<Int>

  init(columns: Int) {
    var end = max(columns - 1, Self.start)
    func take(_ width: Int) -> Range<Int> {
      let start = max(end - width, Self.start)
      defer { end = max(start - 2, Self.start) }
      return start..<end
    }
    counts = take(columns < 60 ? 7 : 11)
    newest = take(columns < 60 ? 3 : 6)
    last = columns < 60 ? nil : take(10)
    host = columns < 100 ? nil : take((end - Self.start) / 2)
    name = Self.start..<end
  }
}

/// Which rows of the screen are what.
struct FeedsLayout: Sendable, Hashable {
  var hasHeader: Bool
  var body: Range<Int>

  init(_ size: Size) {
    hasHeader = size.rows >= 16 && size.columns >= 60
    let top = hasHeader ? 2 : 1
    body = top..<max(size.rows - 1, top)
  }
}
