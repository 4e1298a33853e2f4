import DocketModel

/// A key that waits for another one: what it is called, and how the last row shows its keys.
struct PrefixGroup: Sendable, Hashable {
  var key: String
  /// In front of the keys that may follow.
  var title: String
  /// What the last row says of the key itself; nil where it is not offered.
  var hint: String?
  var places: Set<KeyPlace>
  var rank: Int
  var labels: [Label]
  /// What it leads to, where its keys stand behind those of another group.
  var meaning = "…"

  struct Label: Sendable, Hashable {
    var key: String
    var text: String

    init(_ key: String, _ text: String) {
      self.key = key
      self.text = text
    }
  }

  static let all: [PrefixGroup] = [
    PrefixGroup(
      key: "d", title: "n/a because", hint: "n/a…", places: [.list, .checklist], rank: 25,
      labels: [
        Label("n", "not ours"), Label("v", "fixed, absent"), Label("c", "not reachable"),
        Label("m", "mitigated"), Label("?", "more"),
      ], meaning: "not applicable, because…"),
    PrefixGroup(
      key: "c", title: "state", hint: "decide…", places: [.checklist], rank: 26,
      labels: [
        Label("o", "open"), Label("d", "doing"), Label("x", "done"), Label("n", "n/a"),
        Label("r", "accept risk"), Label("l", "later"), Label("w", "wait"),
        Label("s", "same as"),
      ]),
    PrefixGroup(
      key: "w", title: "later", hint: "later…", places: [.checklist], rank: 27, labels: []),
    PrefixGroup(
      key: "g", title: "go", hint: nil, places: [], rank: 90,
      labels: [
        Label("i", "Inbox"), Label("b", "briefings"), Label("m", "mine"), Label("o", "overdue"),
        Label("w", "waiting"), Label("a", "actions"), Label("f", "feeds"),
        Label("h", "since I was here"),
        Label("l", "log"), Label("s", "sections"),
        Label("g", "top"),
      ]),
    PrefixGroup(
      key: "y", title: "copy", hint: nil, places: [], rank: 91,
      labels: [
        Label("u", "address"), Label("c", "CVEs"), Label("t", "ticket line"),
        Label("a", "action"), Label("m", "Markdown"),
      ]),
  ]

  /// The group of keys that were typed so far; `c n` goes on as `d` does.
  static func following(_ keys: [String]) -> PrefixGroup? {
    if keys == ["c", "n"] { return all.first { $0.key == "d" } }
    return keys.count == 1 ? all.first { $0.key == keys[0] } : nil
  }

  /// The keys that may follow; those of `w` name their days.
  func next(moment: Moment, memory: App.Memory) -> [(key: String, label: String)] {
    guard key == "w" else { return labels.map { ($0.key, $0.text) } }
    let today = moment.today
    var labels = [
      ("t", "tomorrow"), ("f", today.next(weekday: 4).weekdayAndDate),
      ("m", today.next(weekday: 0).weekdayAndDate),
    ]
    if let last = memory.later, last.canBeUntil(today: today) {
      labels.append(("w", "again: \(last.weekdayAndDate)"))
    }
    return labels + [("0-9 +", "a date"), ("q", "no")]
  }

  /// The sentence of a command without the words its group has said already.
  static func phrase(of command: Command) -> String {
    let sentence = command.sentence
    let words = sentence.last == "." ? String(sentence.dropLast()) : sentence
    guard let colon = words.firstIndex(of: ":") else { return words }
    let head = words[..<colon]
    guard ["Not applicable", "State", "Later"].contains(String(head)) else { return words }
    return String(words[colon...].dropFirst(2))
  }
}
