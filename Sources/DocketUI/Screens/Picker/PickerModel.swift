import CellGrid
import DocketModel

/// A list to choose from by typing: the palette, links, sections, sort orders, actions.
struct PickerModel: Sendable, Hashable {
  var title: String
  /// What the last row says of Enter.
  var enterLabel: String
  var choices: [Choice]
  var filter = LineEditor()
  var selected = 0
  var top = 0
  /// Further keys offered while this is open.
  var hint: String = ""

  /// One line: what it is, how it is also called, and what it stands for.
  struct Choice: Sendable, Hashable {
    /// What is shown in front; a command shows the first of its keys.
    var key: String
    /// Everything that finds it when typed as it stands.
    var keys: [String] = []
    var label: String
    var detail: String
    var synonyms: [String] = []
    /// Where else it works, for what does not apply here; empty for what does.
    var place: String = ""
    var value: Value

    var isElsewhere: Bool { !place.isEmpty }
  }

  enum Value: Sendable, Hashable {
    case run(Verb)
    /// A command of another place: Enter only says of which.
    case explain(Command)
    case link(String)
    case section(Int)
    case sort(SortOrder)
    case sameAs(ActionID, [Subject])
  }

  init(title: String, enterLabel: String, choices: [Choice], hint: String = "") {
    self.title = title
    self.enterLabel = enterLabel
    self.choices = choices
    self.hint = hint
  }

  /// The choices that hold every typed word, the better matches first.
  var shown: [Choice] {
    let words = filter.text.lowercased().split(separator: " ").map(String.init)
    guard !words.isEmpty else { return choices }
    let scored = choices.enumerated().compactMap { index, choice -> (Int, Int, Choice)? in
      var score = 0
      for word in words {
        guard let found = choice.score(of: word, typed: filter.text) else { return nil }
        score += found
      }
      return (score, index, choice)
    }
    return scored.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  var selectedChoice: Choice? {
    let shown = shown
    return shown.indices.contains(selected) ? shown[selected] : nil
  }
}

extension PickerModel.Choice {
  /// How well a typed word fits; smaller is better, nil does not fit.
  func score(of word: String, typed: String) -> Int? {
    if keys.contains(typed) || (!key.isEmpty && key == typed) { return 0 }
    if label.lowercased().hasPrefix(word) { return 1 }
    if synonyms.contains(where: { $0.hasPrefix(word) }) { return 2 }
    if label.lowercased().contains(word) { return 3 }
    if synonyms.contains(where: { $0.contains(word) }) { return 4 }
    if detail.lowercased().contains(word) || key.lowercased().contains(word) { return 5 }
    return nil
  }
}
