import CellGrid
import DocketModel
import Testing

@testable import DocketUI

@Suite struct KeyTableTests {
  @Test(arguments: CommandTable.commands)
  func `a command has a name, a sentence and words in small letters`(command: Command) {
    #expect(!command.name.isEmpty)
    #expect(command.name.allSatisfy { ("a"..."z").contains($0) || $0 == "-" })
    #expect(command.sentence.hasSuffix("."))
    #expect(command.sentence.first?.isUppercase == true)
    #expect(command.sentence.count <= 90)
    #expect(command.synonyms.allSatisfy { $0 == $0.lowercased() && !$0.isEmpty })
    #expect(Set(command.synonyms).count == command.synonyms.count)
    #expect(!command.places.isEmpty)
    #expect(command.keys.allSatisfy { Keymap.parse($0) != nil })
  }

  @Test func `names are given once`() {
    let names = CommandTable.commands.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: KeyPlace.allCases)
  func `no sequence is bound twice in a place, and none begins another`(place: KeyPlace) {
    var seen: [[Key]: String] = [:]
    for command in CommandTable.commands where command.places.contains(place) {
      for keys in command.keys.compactMap(Keymap.parse) {
        #expect(seen[keys] == nil, "\(command.name) and \(seen[keys] ?? "")")
        seen[keys] = command.name
      }
    }
    for keys in seen.keys {
      for length in 1..<keys.count { #expect(seen[Array(keys.prefix(length))] == nil) }
    }
  }

  /// Tails of split escape sequences, keys that terminals and ssh take, and keys people hit with
  /// another program in mind.
  static let never = [
    "O", "[", "]", "Q", "~", "Ctrl-]", "Ctrl-^", "Ctrl-\\", "Ctrl-A", "Ctrl-S", "Ctrl-Q", "A", "C",
    "D", "!",
  ]

  @Test(arguments: never)
  func `some keys are never bound`(name: String) throws {
    let key = try #require(Key(name: name))
    for command in CommandTable.commands {
      for keys in command.keys.compactMap(Keymap.parse) {
        #expect(!keys.contains(key), "\(command.name)")
      }
    }
  }

  @Test func `no command has function keys alone`() {
    for command in CommandTable.commands where !command.keys.isEmpty {
      let firsts = command.keys.compactMap(Keymap.parse).compactMap(\.first)
      #expect(firsts.contains { if case .function = $0 { false } else { true } }, "\(command.name)")
    }
  }

  /// Keys the interface promises, and what they are for.
  @Test(arguments: [
    "j", "k", "Ctrl-D", "Ctrl-U", "PgDn", "b", "Space", "g g", "G", "J", "K", "n", "N", "}", "{",
    "Tab",
    "S-Tab", "h", "l", "a", "Enter", "q", "Z Z", "Esc", "x", "X", "d d", "c r", "w +", "@", ";",
    "e",
    "+", "r", "u", "Ctrl-R", "U", ".", "t", "v", "T", "g v", "g f", "/", "f", "&", "$", "S", "?",
    "F1",
    ":",
    "o", "y u", "Y", "s", "|", "i", "=", "z", "' '", "Ctrl-O", "Ctrl-L", "Ctrl-Z", "Ctrl-C",
  ])
  func `these keys are bound`(keys: String) {
    #expect(CommandTable.commands.contains { $0.keys.contains(keys) })
  }

  // MARK: Keys that are not bound

  static let odd: [Key] = {
    var keys = Set(
      (32..<127).compactMap { Unicode.Scalar($0) }.map { Key.character(Character($0)) })
    keys.formUnion((0x40..<0x60).compactMap { Key(control: $0 - 0x40) })
    keys.formUnion((1...20).map { .function($0) })
    keys.formUnion([.insert, .delete, .home, .end])
    keys.formUnion("äöüßéñçøåœ€£¥§°µ¿¡«»–—…“”‘’ˆ˜¬¦¶±×÷¼½²³ªºłđþæ日本ж".map { .character($0) })
    return keys.sorted { $0.name < $1.name }
  }()

  @Test(arguments: KeyPlace.allCases)
  func `a key that is not bound changes nothing and says so`(place: KeyPlace) {
    var start = Harness(Samples.all)
    start.type(place.keys)
    let keymap = start.app.settings.keymap
    var count = 0
    for key in Self.odd
    where keymap.command(for: [key], in: place) == nil && !keymap.isPrefix([key], in: place) {
      if case .character(let sign) = key, ("1"..."9").contains(sign) { continue }
      var harness = start
      harness.press(key)
      count += 1
      #expect(harness.acts == start.acts)
      #expect(harness.outward.isEmpty)
      #expect(harness.briefings == start.briefings)
      #expect(harness.app.browse == start.app.browse)
      #expect(harness.lastRow.contains("\(key.name) is not bound - ? help"), "\(key)")
    }
    #expect(count > 80)
  }

  @Test(arguments: ["d", "c", "w", "g", "y", "Z", "'"])
  func `no key after a prefix does anything but what the table says`(prefix: String) throws {
    let first = try #require(Key(name: prefix))
    var start = Harness(Samples.all)
    start.type("a")
    for key in Self.odd
    where start.app.settings.keymap.command(for: [first, key], in: .checklist) == nil {
      var harness = start
      harness.press(first)
      harness.press(key)
      #expect(harness.acts == start.acts, "\(prefix) \(key)")
      #expect(!harness.app.isQuitting)
      #expect(harness.outward.isEmpty)
    }
  }

  @Test(arguments: ["Esc O A", "Esc [ A", "Esc [ 5 ~", "Esc O R", "O A", "[ A", "[ D", "O Q"])
  func `an escape sequence in pieces never acts and never quits`(keys: String) {
    for pane in ["", "Tab", "a"] {
      var harness = Harness(Samples.all)
      harness.type(pane)
      let acts = harness.acts
      harness.type(keys)
      // The R of a late F3 brings up to date at most, which changes nothing.
      #expect(harness.outward.allSatisfy { [.fetch, .sync].contains($0) })
      #expect(harness.acts == acts && !harness.app.isQuitting)
    }
  }

  @Test func `keys can be bound anew, and unbound`() {
    let keymap = Keymap(overrides: ["done": ["F2"], "quit": []])
    #expect(keymap.command(for: [.function(2)], in: .list)?.name == "done")
    #expect(keymap.command(for: [.character("x")], in: .list) == nil)
    #expect(keymap.command(for: [.character("Z"), .character("Z")], in: .list) == nil)
    #expect(!keymap.isPrefix([.character("Z")], in: .list))
    #expect(keymap.problems.isEmpty)
  }

  @Test(arguments: [
    ([:], []),
    (["done": ["%", "F2"], "undo": []], []),
    (["dnoe": ["x"]], ["keys.dnoe: there is no command of this name - did you mean done?"]),
    (["done": ["Hyper-X"]], ["keys.done: \"Hyper-X\" is not a key"]),
    (["done": ["["]], ["keys.done: [ may not be bound; terminals use it themselves"]),
    (["done": ["g Ctrl-S"]], ["keys.done: Ctrl-S may not be bound; terminals use it themselves"]),
    (["done": ["5"]], ["keys.done: \"5\" may not be bound; a digit begins a count"]),
    (["done": ["j"]], ["keys.done: \"j\" was a key of down, which has it no more"]),
    (["done": ["j"], "down": ["Down"]], []),
    (["done": ["%"], "undo": ["%"]], ["keys.undo: \"%\" is given to done already"]),
    (["done": ["g"]], ["keys.done: \"g\" hides \"g g\" (first) and 11 more"]),
    (["done": ["j j"]], ["keys.done: \"j j\" is never reached; \"j\" is down"]),
    // The text and the list are two panes.
    (["search": ["%"], "sort": ["%"]], []),
  ])
  func `a configuration is told what is wrong with its keys`(
    overrides: [String: [String]], problems: [String]
  ) {
    #expect(Keymap(overrides: overrides).problems == problems)
  }

  @Test func `the table itself has no problem`() {
    #expect(Keymap().problems.isEmpty)
    #expect(Keymap().commands == CommandTable.commands)
  }

  @Test func `a key goes to who the configuration gives it, and help says so`() {
    let keymap = Keymap(overrides: ["done": ["j", "["]])
    #expect(keymap.command(for: [.character("j")], in: .list)?.name == "done")
    #expect(keymap.command(for: [.down], in: .list)?.name == "down")
    #expect(keymap.command(for: [.character("[")], in: .list) == nil)
    let down = keymap.commands.first { $0.name == "down" }
    #expect(down.map(keymap.label(of:)) == "Down")
  }
}

extension KeyPlace {
  /// The keys that lead there from the list.
  var keys: String {
    switch self {
    case .list: ""
    case .briefing: "Tab"
    case .checklist: "a"
    case .feeds: "g f"
    case .page: "g l"
    }
  }
}
