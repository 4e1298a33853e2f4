import DocketModel

/// What the reader says and offers while the store cannot take acts.
extension App {
  /// The sentence of an act; one that is in memory only is not called done.
  func toast(_ sentence: String, _ verb: Verb, _ words: String) -> Toast {
    guard health.unsaved > 0 else { return Toast(text: sentence, offers: offer(verb, words)) }
    return Toast(
      text: "NOT SAVED: " + sentence, offers: ":save-elsewhere FOLDER", isError: true)
  }

  mutating func learn(_ health: Health) {
    let wasUnsaved = self.health.unsaved > 0
    self.health = health
    if wasUnsaved, health.unsaved == 0 { toast = Toast(text: "Everything is saved now") }
  }

  mutating func askWhereElse() -> [Effect] {
    health.unsaved > 0 ? ask(PromptModel(.saveElsewhere)) : saveElsewhere(in: "")
  }

  mutating func saveElsewhere(in folder: String) -> [Effect] {
    if health.unsaved > 0 { return [.saveElsewhere(folder)] }
    toast = Toast(text: "Everything is saved already")
    return []
  }
}
