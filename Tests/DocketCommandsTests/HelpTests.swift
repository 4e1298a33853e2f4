import ArgumentParser
import TestSupport
import Testing

@testable import DocketCommands

/// The help of every verb.
@Suite(.temporaryDirectory)
struct HelpTests {
  /// Every verb of the program, those of a family behind its name: `feed add`.
  static let verbs = verbs(below: Program.self)

  private static func verbs(below command: any ParsableCommand.Type) -> [String] {
    let commands =
      command.configuration.subcommands
      + command.configuration.groupedSubcommands.flatMap(\.subcommands)
    return commands.flatMap { command -> [String] in
      let name = command.configuration.commandName ?? ""
      return [name] + verbs(below: command).map { "\(name) \($0)" }
    }
  }

  @Test(arguments: verbs)
  func `begins with an example and is short`(verb: String) throws {
    let words = verb.split(separator: " ").map(String.init)
    let outcome = try World().docket(words + ["--help"])
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(outcome.status == .ok)
    #expect(lines.count <= 60)
    #expect(lines.dropFirst().first?.hasPrefix("  docket \(verb)") == true, "\(outcome.output)")
    #expect(lines.allSatisfy { $0.utf8.count <= 120 })
    #expect(try World().docket(["help"] + words).output == outcome.output)
  }

  @Test func `the whole lists every verb and nothing that is not there`() throws {
    let outcome = try World().docket("--help")
    #expect(outcome.lines.count <= 64)
    #expect(Set(["list", "reindex", "feed", "feed add", "theme check"]).isSubset(of: Self.verbs))
    for verb in Self.verbs where !verb.contains(" ") {
      #expect(outcome.output.contains("\n  \(verb) "))
    }
    for absent in ["export", "stats"] {
      #expect(!outcome.output.contains("\n  \(absent) "))
    }
  }

  @Test(arguments: [
    ("done", "briefings for all their open actions"), ("tag", "an action stands for the one it"),
    ("mark", "an action stands for the one it"), ("note", "each is noted by itself"),
    ("reopen", "actions that are not open"), ("reason", "all their decided actions"),
  ])
  func `help says what an id stands for, which is not the same for all acts`(
    verb: String, sentence: String
  ) throws {
    let help = try World().docket(verb, "--help").output
    let line = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(line.contains(sentence), "\(help)")
  }

  @Test func `help of a list has all the words that a sentence about a wrong one cuts off`() throws
  {
    let world = try World()
    let error = world.docket("list", "is:qqqqqq").error
    #expect(error.hasSuffix(", … - docket list --help has all\n"), "\(error)")
    let help = world.docket("list", "--help").output.split(whereSeparator: \.isWhitespace)
    for word in ["is:", "baseline", "unowned", "outdated", "risk-accepted", "same-as", "feed:"] {
      #expect(help.contains(Substring(word)), "\(word)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions can be had`(shell: String) throws {
    let outcome = try World().docket("--generate-completion-script", shell)
    #expect(outcome.status == .ok && outcome.output.contains("docket"))
  }

  @Test func `every example of a verb is understood`() throws {
    for verb in Self.verbs where !["import", "parse"].contains(verb) {
      let help = try World().docket(verb.split(separator: " ").map(String.init) + ["--help"])
        .output
      for line in help.split(separator: "\n").dropFirst().prefix(while: { $0.hasPrefix("  ") }) {
        let words = Shell.words(String(line))
        guard words.first == "docket" else { continue }
        let outcome = try World().docket(Array(words.dropFirst()))
        #expect(
          outcome.status != .usage && outcome.status != .bug, "\(line): \(outcome.error)")
      }
    }
  }
}

/// The words of an example, with single quotes; a comment begins after several blanks.
enum Shell {
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    var blanks = 0
    for letter in line.drop(while: { $0 == " " }) {
      if letter == "'" {
        isQuoted.toggle()
      } else if "|>".contains(letter) && !isQuoted {
        break
      } else if letter == " " && !isQuoted {
        blanks += 1
        if blanks > 1 { break }
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        blanks = 0
        word.append(letter)
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
