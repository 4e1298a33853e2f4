internal import DocketModel

/// What the full-text index holds of a story, a text for each of its columns.
struct SearchColumns: Sendable, Hashable {
  let title: String
  let body: String
  let actions: String
  let ids: String
  let topics: String
  let products: String

  /// `others` tell the same story beside the one that is shown; `actions` are those of all.
  init(shown: Briefing, others: [Briefing], actions: [Action]) {
    let all = [shown] + others
    title = SearchText.indexed(shown.title)
    body = SearchText.indexed((shown.summary.map { $0 + "\n" } ?? "") + shown.text)
    self.actions = SearchText.indexed(Self.lines(actions.flatMap { [$0.title, $0.detail] }))
    ids = SearchText.indexed(Self.lines(all.flatMap { $0.cves + $0.identifiers }))
    topics = SearchText.indexed(Self.lines(all.flatMap(\.topics)))
    products = SearchText.indexed(
      Self.lines(actions.flatMap(\.products) + all.compactMap(\.source.name)))
  }

  /// In the order of the columns.
  var texts: [String] { [title, body, actions, ids, topics, products] }

  private static func lines(_ texts: [String]) -> String { texts.joined(separator: "\n") }
}
