internal import DocketModel

/// A short title for an action whose source gives only prose, such as the details of a remedy.
///
/// The whole prose is the detail of the action, so the title may leave things out; it never says
/// more than the prose does.
enum AdvisoryActionTitle {
  static let limit = 110

  /// The first sentence without addresses and without who recommends it to whom.
  static func of(_ prose: String, otherwise: String) -> String {
    let line = prose.split(separator: "\n").lazy.map { $0.trimmed() }.first { $0.hasWords } ?? ""
    let bare = withoutAddress(String(line.prefix(2_000)))
    guard bare.hasWords else { return otherwise }
    let order = order(in: Sentences.first(of: bare))
    let title = ActionText.withoutEnd(order)
    return title.hasWords ? title.shortened(to: limit) : otherwise
  }

  /// What stands before the first address, without the words that lead to it.
  private static func withoutAddress(_ line: String) -> String {
    var end = line.endIndex
    for mark in ["https://", "http://", "www."] {
      if let place = line.firstRange(ofText: mark), place.lowerBound < end {
        end = place.lowerBound
      }
    }
    guard end < line.endIndex else { return line }
    var words = line[..<end].split(separator: " ")
    let leading: Set<String> = [
      "download", "downloads", "link", "url", "see", "at", "from", "via", "visit", "here", "and",
      "available", "in", "on", "to", "the", "refer", "is", "under",
    ]
    while let last = words.last {
      let word = last.lowercased().filter { $0.isLetter }
      let isSign = word.isEmpty && !last.contains(where: \.isNumber)
      guard isSign || leading.contains(word) else { break }
      words.removeLast()
    }
    return words.joined(separator: " ")
  }

  /// `Acme recommends that users disable X` asks to `Disable X`.
  private static func order(in sentence: String) -> String {
    let words = sentence.split(separator: " ")
    for (place, word) in words.prefix(14).enumerated() {
      let verb = word.lowercased()
      let isAdvice = advising.contains(verb)
      let isDuty = duties.contains(verb) && words[..<place].allSatisfy { isReader($0) }
      guard isAdvice || isDuty, place > 0 else { continue }
      var next = place + 1
      while next < words.count, fillers.contains(words[next].lowercased()) { next += 1 }
      if next < words.count, !Imperatives.opens(String(words[next])) {
        // `recommends users of version 2 and prior update to version 3`
        next =
          words[next...].prefix(12).firstIndex { orders.contains($0.lowercased()) } ?? words.count
      }
      guard next < words.count else { return sentence }
      let rest = words[next...].joined(separator: " ")
      return rest.prefix(1).uppercased() + rest.dropFirst()
    }
    return sentence
  }

  private static func isReader(_ word: Substring) -> Bool {
    let word = word.lowercased().filter { $0 != "," }
    return fillers.contains(word) || duties.contains(word)
  }

  private static let advising: Set<String> = [
    "recommends", "recommend", "recommended", "advises", "advise", "advised", "encourages",
    "encouraged", "urges", "urged", "suggests", "asks",
  ]
  /// Verbs that are hardly ever nouns in the words between.
  private static let orders: Set<String> = [
    "update", "upgrade", "apply", "install", "disable", "replace", "migrate", "restrict", "remove",
    "follow", "implement", "configure", "download", "minimize", "uninstall",
  ]
  private static let duties: Set<String> = ["should", "must"]
  private static let fillers: Set<String> = [
    "that", "all", "users", "user", "customers", "customer", "operators", "owners", "organizations",
    "organisations", "administrators", "admins", "their", "our", "the", "of", "affected", "to",
    "you", "and", "its", "strongly", "highly", "it", "is", "are", "we", "asset", "these", "this",
    "following", "products", "product", "please", "therefore", "affected:", "those", "who",
  ]
}
