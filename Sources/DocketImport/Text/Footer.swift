/// Closing lines that send the reader to more of the same.
enum Footer {
  /// The topic that such a line names, empty when it names none; nil for any other line.
  ///
  /// `For more news about X, click TOPIC to read more.`, `For more on X, visit our TOPIC page.`
  /// One sentence only, and it must point to this page: `For more than a year visitors could see
  /// the files.` and `To learn more, follow the advisory of the vendor.` are text.
  static func topic(of line: String) -> String? {
    guard line.utf8.count <= 400,
      let head = HeadingKey(Substring(line.unicodeScalars.prefix(40))), opens(head.phrase),
      ListMarker(line) == nil, let phrase = HeadingKey(line, limit: 400)?.phrase
    else { return nil }
    let words = line.split(separator: " ").map { String($0) }
    guard let verb = words.firstIndex(where: { pointers.contains(bare($0)) }),
      verb > 0 || phrase.hasPrefix("click"), pointsHere(words, verb, phrase),
      Sentences.split(line).count == 1
    else { return nil }
    return topic(words[(verb + 1)...])
  }

  private static let starts = [
    "for more", "to read more", "read more", "want more", "to learn more", "click here",
    "more news", "mehr zum thema", "weitere nachrichten", "mehr nachrichten", "pour plus d",
    "para mas noticias", "para mais noticias", "per altre notizie", "voor meer nieuws",
  ]

  private static func opens(_ phrase: String) -> Bool {
    guard let start = starts.first(where: { phrase.hasPrefix($0) }) else { return false }
    let rest = phrase.dropFirst(start.count)
    return start.hasSuffix(" d") || rest.isEmpty || rest.first == " " && !rest.hasPrefix(" than ")
  }

  private static let pointers: Set<String> = [
    "click", "visit", "see", "browse", "tap", "follow", "klicken", "besuchen", "cliquez",
    "consultez", "haga", "visite", "clique", "acesse", "visita", "clicca", "klik", "bezoek",
  ]

  /// Only a page that holds news says so.
  private static let ofNews = [
    "for more news", "for more stories", "for more coverage", "for more articles",
    "for more like this", "more news", "weitere nachrichten", "mehr nachrichten", "pour plus d",
    "para mas noticias", "para mais noticias", "per altre notizie", "voor meer nieuws",
  ]

  private static let clicks: Set<String> = [
    "click", "tap", "klicken", "cliquez", "haga", "clique", "clicca", "klik",
  ]

  /// Words by which a page speaks of itself.
  private static let own: Set<String> = [
    "our", "here", "us", "hier", "unsere", "unseren", "ici", "notre", "nos", "aqui", "aquí",
    "nuestra", "nuestro", "nossa", "nosso", "qui", "nostra", "nostro", "onze",
  ]

  private static func pointsHere(_ words: [String], _ verb: Int, _ phrase: String) -> Bool {
    if clicks.contains(bare(words[verb])) || phrase.hasSuffix("read more") { return true }
    if ofNews.contains(where: { phrase.hasPrefix($0) }) { return true }
    return words[(verb + 1)...].contains { own.contains(bare($0)) }
  }

  private static func bare(_ word: String) -> String { word.lowercased().filter(\.isLetter) }

  /// The words between the pointer and `to read more`: the name of the link.
  private static func topic(_ words: ArraySlice<String>) -> String {
    var taken: [String] = []
    for word in words {
      let bare = bare(word)
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
