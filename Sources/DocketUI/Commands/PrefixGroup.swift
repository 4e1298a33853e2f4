import CellGrid
import DocketModel

/// A key that waits for another one: what it is called, and how the last row shows its keys.
///
/// Which key that is stands in the keymap.
struct PrefixGroup: Sendable, Hashable {
  /// In front of the keys that may follow.
  var title: String
  /// What the last row says of the key itself; nil where it is not offered.
  var hint: String?
  var places: Set<KeyPlace>
  var rank: Int
  var labels: [Label]
  /// Keys behind the others that are no commands of the table.
  var rest: [FixedKey] = []
  /// What it leads to, where its keys stand behind those of another group.
  var meaning = "…"

  /// A command, or the first of several behind a further key, in a word or two.
  struct Label: Sendable, Hashable {
    var verb: Verb
    var text: String

    init(_ verb: Verb, _ text: String) {
      self.verb = verb
      self.text = text
    }
  }

  /// A key that nothing binds anew while another one is awaited.
  struct FixedKey: Sendable, Hashable {
    var key: String
    var text: String
  }

  /// Whether its keys are done to what is selected.
  var acts: Bool { hint != nil }

  static let dismissing = PrefixGroup(
    title: "n/a because", hint: "n/a…", places: [.list, .checklist], rank: 25,
    labels: [
      Label(.dismiss(.notOurs), "not ours"), Label(.dismiss(.fixed), "fixed, absent"),
      Label(.dismiss(.notReachable), "not reachable"), Label(.dismiss(.mitigated), "mitigated"),
    ], meaning: "not applicable, because…")

  static let deciding = PrefixGroup(
    title: "state", hint: "decide…", places: [.checklist], rank: 26,
    labels: [
      Label(.decide(.open), "open"), Label(.decide(.doing), "doing"),
      Label(.decide(.done), "done"), Label(.dismiss(.notOurs), "n/a"),
      Label(.decide(.riskAccepted), "accept risk"), Label(.decide(.deferred), "later"),
      Label(.decide(.waiting), "wait"), Label(.decide(.duplicate), "same as"),
    ])

  static let deferring = PrefixGroup(
    title: "later", hint: "later…", places: [.checklist], rank: 27,
    labels: [
      Label(.later(.tomorrow), "tomorrow"), Label(.later(.friday), ""),
      Label(.later(.monday), ""), Label(.later(.asBefore), ""), Label(.later(.ask), "a date"),
    ], rest: [FixedKey(key: "q", text: "no")])

  static let going = PrefixGroup(
    title: "go", hint: nil, places: [], rank: 90,
    labels: [
      Label(.show(.inbox), "Inbox"), Label(.show(.briefings), "briefings"),
      Label(.show(.mine), "mine"), Label(.show(.overdue), "overdue"),
      Label(.show(.waiting), "waiting"), Label(.show(.actions), "actions"),
      Label(.feeds, "feeds"), Label(.since, "since I was here"), Label(.log, "log"),
      Label(.sections, "sections"), Label(.first, "top"),
    ])

  static let copying = PrefixGroup(
    title: "copy", hint: nil, places: [], rank: 91,
    labels: [
      Label(.copy(.url), "address"), Label(.copy(.cves), "CVEs"),
      Label(.copy(.ticket), "ticket line"), Label(.copy(.action), "action"),
      Label(.copy(.markdown), "Markdown"),
    ])

  static let all = [dismissing, deciding, deferring, going, copying]

  /// The keys that may follow those typed so far, each with what it stands for.
  func next(
    behind keys: [Key], in place: KeyPlace, keymap: Keymap, moment: Moment, memory: App.Memory
  ) -> [(key: String, label: String)] {
    let own = keymap.labels(of: self, behind: keys, in: place).compactMap { key, label in
      text(of: label, moment: moment, memory: memory).map {
        // A digit begins the day that is asked for.
        (key: label.verb == .later(.ask) ? "0-9 \(key.name)" : key.name, label: $0)
      }
    }
    return own + rest.map { ($0.key, $0.text) }
  }

  /// Labels of days name them; nil for a day there is none of.
  private func text(of label: Label, moment: Moment, memory: App.Memory) -> String? {
    switch label.verb {
    case .later(.friday): return moment.today.next(weekday: 4).weekdayAndDate
    case .later(.monday): return moment.today.next(weekday: 0).weekdayAndDate
    case .later(.asBefore):
      guard let last = memory.later, last.canBeUntil(today: moment.today) else { return nil }
      return "again: \(last.weekdayAndDate)"
    default: return label.text
    }
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
