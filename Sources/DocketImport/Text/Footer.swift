/// Closing lines that send the reader to more of the same.
enum Footer {
  /// The topic that such a line names, empty when it names none; nil for any other line.
  ///
  /// `For more news about X, click TOPIC to read more.`, `For more on X, visit our TOPIC page.`,
  /// `Read more about X in TOPIC.`
  static func topic(of line: String) -> String? {
    guard line.utf8.count <= 400, let key = HeadingKey(line, limit: 400) else { return nil }
    let phrase = key.phrase
    let starts = [
      "for more news", "for more stories", "for more coverage", "for more articles", "for more on",
      "for more about", "for more like this", "for more", "to read more", "read more", "want more",
      "to learn more", "click here", "more news", "mehr zum thema", "weitere nachrichten",
      "mehr nachrichten", "pour plus d", "para mas noticias", "para mais noticias",
      "per altre notizie", "voor meer nieuws",
    ]
    guard starts.contains(where: { phrase.hasPrefix($0) }) else { return nil }
    let words = line.split(separator: " ").map { String($0) }
    guard let verb = words.firstIndex(where: { isPointer($0) }),
      verb > 0 || phrase.hasPrefix("click")
    else { return nil }
    return topic(words[(verb + 1)...])
  }

  private static func isPointer(_ word: String) -> Bool {
    let bare = word.lowercased().filter { $0.isLetter }
    return [
      "click", "visit", "see", "browse", "tap", "follow", "klicken", "besuchen", "cliquez",
      "consultez", "haga", "visite", "clique", "acesse", "visita", "clicca", "klik", "bezoek",
    ].contains(bare)
  }

  /// The words between the pointer and `to read more`: the name of the link.
  private static func topic(_ words: ArraySlice<String>) -> String {
    var taken: [String] = []
    for word in words {
      let bare = word.lowercased().filter { $0.isLetter }
      if ["to", "for", "and", "page", "section", "category"].contains(bare) { break }
      if ["our", "the", "on", "here", "at", "in", "hier", "ici", "aqui", "qui"].contains(bare) {
        continue
      }
      taken.append(word)
    }
    let topic = taken.joined(separator: " ").trimmed()
    let bare = topic.drop { !$0.isLetter && !$0.isNumber }
    var text = String(bare)
    while let last = text.last, !last.isLetter, !last.isNumber { text.removeLast() }
    return text.count <= 60 && !text.contains("://") && !text.contains("www.") ? text : ""
  }
}
