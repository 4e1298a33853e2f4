/// Verbs that start an order in English, the language in which lists of findings and lists of
/// things to do go by the same heading.
enum Imperatives {
  /// Whether the text starts by telling the reader to do something.
  static func opens(_ text: String) -> Bool {
    guard let words = HeadingKey(text.prefix(60))?.words, let first = words.first,
      verbs.contains(first)
    else { return false }
    // `Fix has been merged`, `Update is available`: a noun.
    return words.count < 2 || !finite.contains(words[1])
  }

  /// Whether a paragraph begins with an act on a system, be it behind a condition or a word that counts.
  ///
  /// `Upgrade to 3.2.`, `First, determine who uses it.`, `If you use it, disable it.`
  static func acts(_ text: String) -> Bool {
    guard let first = Sentences.split(text, limit: 1).first, first.utf8.count <= 400 else {
      return false
    }
    if opens(first) { return acts(first: first[...]) }
    guard let comma = first.firstRange(ofText: ", "),
      ["If ", "First, ", "Then, ", "Next, ", "Finally, "].contains(where: first.hasPrefix)
    else { return false }
    let rest = first[comma.upperBound...]
    return opens(String(rest)) && acts(first: rest)
  }

  private static func acts(first text: Substring) -> Bool {
    HeadingKey(text.prefix(60))?.words.first.map { !talks.contains($0) } == true
  }

  /// What asks to read, to write or to wait.
  private static let talks = Set(
    """
    access claim contact count design expect follow give have help hold issue keep know learn let \
    look measure name note offer order print provide read record report request scope script see \
    send share stage start stay subscribe support take talk turn use watch work
    """.split(separator: " ").map { String($0) })

  private static let finite: Set<String> = ["has", "have", "had", "is", "are", "was", "were"]

  /// Whether the text asks for something anywhere: `users should upgrade`.
  static func asks(_ text: String) -> Bool {
    if opens(text) { return true }
    // `Applying the patch resolves this.`
    let first = text.prefix { $0.isLetter }.lowercased()
    if ["applying", "installing", "updating", "upgrading"].contains(first) { return true }
    // Thanks for what was done, and hopes, ask only where they say so.
    let wanted = ["thanks", "thank"].contains(first) ? requests : asking
    var isPolite = false
    for word in text.prefix(2_000).split(whereSeparator: { !$0.isLetter }) {
      let word = word.lowercased()
      // `please don't hesitate to write` asks for nothing that has to be done.
      if isPolite, word == "hesitate" { return false }
      if wanted.contains(word) {
        if word != "please" { return true }
        isPolite = true
      }
    }
    return isPolite
  }

  private static let requests: Set<String> = [
    "should", "must", "recommend", "recommends", "recommended", "advise", "advised", "please",
    "urge", "urged",
  ]

  private static let asking: Set<String> = [
    "should", "must", "recommend", "recommends", "recommended", "advise", "advised", "advises",
    "upgrade", "update", "please", "urge", "urged", "urges", "consider", "workaround", "avoid",
    "disable", "ensure", "mitigate", "mitigated",
    "replace", "switch", "migrate", "need",
  ]

  private static let verbs = Set(
    """
    accept activate add adopt adjust agree alert align allow amend analyze apply ask assess assign \
    assume audit authenticate automate avoid back backup ban bind block brief budget build bring \
    change check claim classify close collect communicate compare compile conduct configure confirm \
    consider contact continue coordinate count create cut define delay delete demand deny deploy \
    deprecate design detect determine develop diff disable disconnect discover discuss do document \
    download draft drill dry educate eliminate empower enable encourage encrypt enforce engage \
    enhance ensure escalate establish evaluate examine exclude exercise expect expire export extend \
    fix flag focus follow force forward gather get give go grant harden have help hold hunt \
    identify immediately implement improve include increase inform inspect install instruct \
    integrate inventory invest investigate isolate issue join keep know launch learn let leverage \
    limit list load lock log look maintain make manage map measure migrate minimize mitigate modify \
    monitor move name never notify obtain offer only open order patch pin plan practice prepare \
    preserve prevent print prioritize prioritise protect prove provide pull push put quarantine \
    raise read reassess rebuild recheck record recover reduce refresh refuse rehearse reimage \
    reject remind remove rename replace report request require rerun reset restart restore \
    restrict retain rethink retire review revise revisit revoke rewrite roll rotate run scan \
    schedule scope script search secure see segment send separate set settle share shift shorten \
    sign simulate staff stage start stay stop store strengthen strip subscribe support suspend \
    switch sync take talk teach tell terminate test tie tighten track train treat try turn \
    uninstall unplug update upgrade use validate verify wait walk warn watch whitelist work write
    """.split(separator: " ").map { String($0) })
}
