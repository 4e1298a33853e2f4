/// Verbs that start an order in English, the language in which lists of findings and lists of
/// things to do go by the same heading.
enum Imperatives {
  /// Whether the text starts by telling the reader to do something.
  static func opens(_ text: String) -> Bool {
    guard let first = HeadingKey(text.prefix(60))?.words.first else { return false }
    return verbs.contains(first)
  }

  /// Whether the text asks for something anywhere: `users should upgrade`.
  static func asks(_ text: String) -> Bool {
    if opens(text) { return true }
    // `Applying the patch resolves this.`
    let first = text.prefix { $0.isLetter }.lowercased()
    if ["applying", "installing", "updating", "upgrading"].contains(first) { return true }
    // Thanks for what was done, and hopes, ask only where they say so.
    let wanted = ["thanks", "thank"].contains(first) ? requests : asking
    for word in text.prefix(2_000).split(whereSeparator: { !$0.isLetter }) {
      if wanted.contains(word.lowercased()) { return true }
    }
    return false
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
