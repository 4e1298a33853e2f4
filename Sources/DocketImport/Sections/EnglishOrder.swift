/// A sentence in English that asks people for an act on a system.
struct EnglishOrder {
  private let words: [String]

  init(_ words: [String]) { self.words = words }

  var isFound: Bool {
    guard Self.others.isDisjoint(with: Self.withoutHaste(words)) else { return false }
    return words.indices.contains { place in
      if ["attacker", "attackers"].contains(where: { words[..<place].contains($0) }) {
        return false
      }
      switch words[place] {
      case "should": return isTold(before: place) && acts(behind: place)
      case "must":
        return Self.attacks.isDisjoint(with: words) && isTold(before: place) && acts(behind: place)
      case "need" where Self.attacks.isDisjoint(with: words):
        return isTold(before: place, others: ["you"]) && word(place + 1) == "to"
          && acts(behind: place + 1)
      case "please": return acts(behind: place)
      case "advised", "urged", "encouraged", "recommended", "asked", "requested", "required":
        return isPresent(place) && asks(behind: place)
      case "recommend", "recommends", "advise", "advises", "urge", "urges", "encourage",
        "encourages", "suggest", "suggests":
        return word(place - 1) != "to" && asks(behind: place)
      default: return false
      }
    }
  }

  /// Whether an order follows a condition, as in `If you are running 3.2, update to 3.3`.
  static func isFound(behindConditionOf sentence: String) -> Bool {
    guard sentence.hasPrefix("If ") || sentence.hasPrefix("When "),
      let comma = sentence.firstRange(ofText: ", "),
      let condition = HeadingKey(sentence[..<comma.lowerBound], limit: 200)?.words,
      condition.contains("you") || condition.contains("your"),
      let rest = HeadingKey(sentence[comma.upperBound...], limit: 400)?.words,
      others.isDisjoint(with: condition + withoutHaste(rest)), attacks.isDisjoint(with: rest)
    else { return false }
    let order = EnglishOrder(["please"] + rest)
    return order.acts(behind: 0)
  }

  /// `without delay` asks for haste.
  private static func withoutHaste(_ words: [String]) -> [String] {
    guard let place = words.firstIndex(of: "delay"), place > 0,
      ["without", "further"].contains(words[place - 1])
    else { return words }
    return Array(words[..<place]) + words[(place + 1)...]
  }

  private func word(_ place: Int) -> String { words.indices.contains(place) ? words[place] : "" }

  /// The place of the first word behind that is no adverb.
  private func next(_ place: Int) -> Int {
    var next = place + 1
    while Self.adverbs.contains(word(next)) { next += 1 }
    return next
  }

  private func acts(behind place: Int) -> Bool {
    let next = next(place)
    if word(next + 1) == "us" { return false }
    if word(next) == "consider" { return Self.doing.contains(word(next + 1)) }
    return Self.acts.contains(word(next))
  }

  /// `customers using Acme Gateway should`.
  ///
  /// What `you need` is said of how things are as well.
  private func isTold(before place: Int, others: Set<String> = []) -> Bool {
    !Self.people.subtracting(others).isDisjoint(with: words[max(0, place - 10)..<place])
  }

  /// `are strongly advised`; not `were advised`.
  private func isPresent(_ place: Int) -> Bool {
    var before = place - 1
    while Self.adverbs.contains(word(before)) { before -= 1 }
    return ["is", "are"].contains(word(before)) || word(before) == "s" && word(before - 1) == "it"
  }

  /// `updating`, `to update`, `that all users update`, `customers to update`.
  private func asks(behind place: Int) -> Bool {
    let next = next(place)
    if Self.doing.contains(word(next)) { return true }
    if word(next) == "to" { return acts(behind: next) }
    let reach = next..<max(next, min(next + 8, words.count))
    guard let people = words[reach].firstIndex(where: { Self.people.contains($0) }) else {
      return false
    }
    let rest = (people + 1)..<max(people + 1, min(people + 12, words.count))
    return rest.contains { index in
      guard Self.acts.contains(words[index]) else { return false }
      let before = words[index - 1]
      return before == "to" || before == "should" || before == "must"
        || Self.people.contains(before)
        || Self.adverbs.contains(before) || word(index + 1) == "to"
    }
  }

  private static let acts = set(
    """
    upgrade update patch install apply restart reboot rotate revoke disable uninstall remove replace \
    block restrict isolate migrate switch downgrade disconnect
    """)
  private static let doing = set(
    """
    upgrading updating patching installing applying restarting rebooting rotating revoking disabling \
    uninstalling removing replacing blocking restricting isolating migrating switching downgrading \
    disconnecting
    """)
  private static let people = set(
    """
    users customers administrators administrator admins admin you everyone everybody anyone anybody \
    organizations organisations organization organisation operators developers teams agencies owners \
    clients people companies businesses maintainers
    """)
  private static let adverbs = set(
    """
    immediately also therefore strongly urgently promptly quickly always then still now either first \
    highly instead
    """)
  /// What the victim of an attack does is no order, nor is what nobody does, or what a fraud asks for.
  private static let others = set(
    """
    malicious crafted rogue fake none neither nobody nothing no not never t longer delay claim claims \
    claimed says said message messages email emails phishing scam scammers fraud caller callers posing \
    victims
    """)
  /// What must be so for an attack is none either: `users must enable macros for the exploit to work`.
  private static let attacks = set("exploit exploitation exploited vulnerable victim victims work")

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(separator: " ").map { String($0) })
  }
}
