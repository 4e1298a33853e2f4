import CellGrid
import DocketModel

extension App {
  /// Copying, printing, saving, piping and taking in.
  mutating func give(_ verb: Verb) -> [Effect] {
    if verb == .takeIn { return ask(PromptModel(.takeIn)) }
    guard let reading = browse.reading, !reading.isPractice else {
      toast = Toast(text: "No briefing is open here")
      return []
    }
    switch verb {
    case .copy(let kind): return copy(kind, reading)
    case .printPlain: return [.printPlain(BriefingText.plain(reading.stored))]
    case .save: return ask(PromptModel(.save, text: reading.stored.row.short + ".md"))
    case .pipe: return ask(PromptModel(.pipe))
    default: return []
    }
  }

  private mutating func copy(_ kind: Verb.CopyKind, _ reading: ReadingModel) -> [Effect] {
    let briefing = reading.stored.briefing
    let action = browse.focus == .checklist ? reading.selectedAction : nil
    let text: String
    switch kind {
    case .url: text = briefing.link ?? ""
    case .cves: text = briefing.cves.joined(separator: " ")
    case .ticket:
      let title = action.map { "\($0.short) \($0.action.title)" }
      let head = title ?? "\(reading.stored.row.short) \(briefing.title)"
      text = [head, briefing.cves.joined(separator: " "), briefing.link ?? ""]
        .filter { !$0.isEmpty }.joined(separator: " · ")
    case .action:
      let row = action ?? reading.selectedAction
      text =
        row.map { $0.action.title + ($0.action.detail.isEmpty ? "" : ": " + $0.action.detail) }
        ?? ""
    case .markdown: text = BriefingText.markdown(reading.stored)
    }
    return copy(text)
  }

  mutating func copy(_ text: String) -> [Effect] {
    guard !text.isEmpty else {
      toast = Toast(
        text: isOnPage ? "This page has no address" : "This briefing has nothing of that kind")
      return []
    }
    // The cap keeps mosh and screen from dropping the request silently.
    guard text.utf8.count <= 6_000 else {
      let offers = [offer(.printPlain, "prints it"), offer(.save, "saves it")].joinedParts(", ")
      toast = Toast(text: "Too long for the clipboard over SSH", offers: offers)
      return []
    }
    toast = Toast(
      text: "Sent to the terminal's clipboard (OSC 52)", offers: offer(.printPlain, "shows it"))
    return [.copy(SafeText(text).string)]
  }

  mutating func submitSave(_ path: String) -> [Effect] {
    guard let reading = browse.reading, !path.isEmpty else { return [] }
    let text =
      path.hasSuffix(".md")
      ? BriefingText.markdown(reading.stored) : BriefingText.plain(reading.stored)
    return [.save(SafeText(text).string, to: path, overwrites: false)]
  }

  mutating func submitPipe(_ command: String) -> [Effect] {
    let words = ArgumentWords.split(command)
    guard let reading = browse.reading, !words.isEmpty else { return [] }
    let text = SafeText(BriefingText.plain(reading.stored)).string
    let effect = Effect.pipe(text, to: words)
    let question = "Run \(ArgumentWords.joined(words)) with this briefing?"
    overlays.append(.prompt(PromptModel(.confirm(question, effect))))
    return []
  }

  /// The `:` line: a command by its name, a theme, `help`, or `q`.
  mutating func run(_ text: String, _ prompt: PromptModel) -> [Effect] {
    let words = text.split(separator: " ").map(String.init)
    guard let name = words.first else { return [] }
    if name == "q" || name == "wq" { return quit() }
    if name == "help" { return perform(.palette) }
    if name == "theme" { return setTheme(words.dropFirst(), prompt) }
    if name == "save-elsewhere", words.count > 1 {
      // A folder may have blanks in its name.
      return saveElsewhere(in: text.dropFirst(name.count).description.trimmed)
    }
    guard let command = settings.keymap.commands.first(where: { $0.name == name }) else {
      let ways = ["Tab completes", offer(.palette, "lists them")].joinedParts(", ")
      return complain("there is no command \(Wording.shortened(name)); \(ways)", prompt)
    }
    guard words.count > 1 else { return perform(command.verb) }
    guard command.takesCount, let count = Int(words[1]), 1...9_999 ~= count else {
      return complain(
        "\(name) takes \(command.takesCount ? "a number from 1" : "nothing more")", prompt)
    }
    return perform(command.verb, count: count)
  }
}

extension App {
  private mutating func setTheme(_ names: ArraySlice<String>, _ prompt: PromptModel) -> [Effect] {
    if let name = names.first, names.count == 1 { return [.setTheme(name)] }
    let known = settings.themes.joined(separator: ", ")
    return complain("theme needs one name: " + (known.isEmpty ? "nord, say" : known), prompt)
  }
}

/// Splits a command line into arguments: blanks part them, quotes keep them together.
enum ArgumentWords {
  /// The words in one line, in quotes where they would not stay together without.
  static func joined(_ words: [String]) -> String {
    words.map { word in
      let isPlain = !word.isEmpty && !word.contains { $0 == " " || $0 == "\"" || $0 == "'" }
      if isPlain { return word }
      return word.contains("'") ? "\"\(word)\"" : "'\(word)'"
    }.joined(separator: " ")
  }

  static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == " " {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let done = word { words.append(done) }
    return words
  }
}
