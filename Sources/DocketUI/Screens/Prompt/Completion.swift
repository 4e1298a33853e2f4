import CellGrid
import DocketModel

/// What Tab makes of a half-typed word.
enum Completion {
  /// The text with its last word completed, nil where it stays; and what fits, where that is more
  /// than one.
  struct Found: Sendable, Hashable {
    var text: String?
    var candidates: [String] = []
  }

  static func complete(
    _ prompt: PromptModel, people: Set<String>, feeds: [String], commands: [Command],
    themes: [String]
  ) -> Found {
    let text = prompt.editor.text
    switch prompt.purpose {
    case .assign, .waitOn: return completed(text, from: people.sorted())
    case .commandLine:
      if text.hasPrefix("theme ") { return completed(text, from: themes) }
      return text.contains(" ")
        ? Found() : completed(text, from: commands.map(\.name) + ["theme", "help", "q"])
    case .narrow, .selectByQuery:
      let found = QueryCompletion(
        text, vocabulary: .init(owners: people.sorted(), feeds: feeds))
      let head = String(decoding: Array(text.utf8.prefix(found.range.lowerBound)), as: UTF8.self)
      let typed = String(
        decoding: Array(text.utf8.dropFirst(found.range.lowerBound)), as: UTF8.self)
      return Found(text: longest(found.candidates, beyond: typed).map { head + $0 })
    default: return Found()
    }
  }

  /// What stands behind `feed:` as the last word of a query; nil where that is another word.
  static func typedFeed(_ prompt: PromptModel) -> String? {
    switch prompt.purpose {
    case .narrow, .selectByQuery:
      let text = prompt.editor.text
      let word = String(
        decoding: Array(text.utf8.dropFirst(QueryCompletion(text).range.lowerBound)), as: UTF8.self)
      return word.hasPrefix("feed:") ? String(word.dropFirst(5)) : nil
    default: return nil
    }
  }

  private static func completed(_ text: String, from all: [String]) -> Found {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let last = words.last ?? ""
    let fitting = all.filter { $0.hasPrefix(last) }
    let offered = fitting.count > 1 ? fitting : []
    // Before the first letter nothing is meant yet: what there is, is only shown.
    guard !last.isEmpty, let word = longest(fitting, beyond: last) else {
      return Found(candidates: offered)
    }
    return Found(text: (words.dropLast() + [word]).joined(separator: " "), candidates: offered)
  }

  /// What all candidates begin with, else the first of them.
  private static func longest(_ candidates: [String], beyond typed: String) -> String? {
    guard let first = candidates.first else { return nil }
    let common = candidates.dropFirst().reduce(first) { left, right in
      String(zip(left, right).prefix { $0 == $1 }.map(\.0))
    }
    return common.count > typed.count ? common : first
  }
}
