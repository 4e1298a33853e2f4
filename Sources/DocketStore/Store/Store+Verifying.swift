internal import DocketModel

// Who really wrote: in a shared store a file belongs to the user it names, or what it says is doubtful.

extension Store {
  /// The sessions whose files belong to another user than they name.
  private var unverifiedSessions: Set<String> {
    guard folder?.file.isShared == true else { return [] }
    return Set(
      health.notes.compactMap { note in
        guard case .unverifiedAuthor(let file) = note else { return nil }
        return file.split(separator: "/").last.flatMap { SegmentName(String($0))?.session }
      })
  }

  func marked(_ logLines: [LogLine]) -> [LogLine] {
    let sessions = unverifiedSessions
    guard !sessions.isEmpty else { return logLines }
    return logLines.map {
      var logLine = $0
      logLine.isUnverified = sessions.contains(logLine.event.id.session)
      return logLine
    }
  }

  func marked(_ answer: WhyAnswer) -> WhyAnswer {
    let sessions = unverifiedSessions
    guard !sessions.isEmpty else { return answer }
    var answer = answer
    for index in answer.pages.indices {
      let session = answer.pages[index].decision.event.session
      answer.pages[index].isUnverified = sessions.contains(session)
    }
    return answer
  }
}

extension EventID {
  /// The session that recorded it.
  fileprivate var session: String { String(rawValue.prefix { $0 != "." }) }
}
