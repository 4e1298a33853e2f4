import DocketCommands
import TestSupport
import Testing

/// The help of every verb.
@Suite(.temporaryDirectory)
struct HelpTests {
  static let verbs = [
    "list", "actions", "overdue", "show", "why", "log", "handover", "demo", "fetch", "feed",
    "import", "parse", "done", "doing", "reopen",
    "dismiss", "accept", "defer", "wait", "duplicate", "assign", "due", "tag", "note", "reason",
    "add", "mark", "undo", "redo", "init", "sync", "doctor", "pack", "whoami", "theme", "keys",
  ]

  @Test(arguments: verbs)
  func `begins with an example and is short`(verb: String) throws {
    let outcome = try World().docket(verb, "--help")
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(outcome.status == .ok)
    #expect(lines.count <= 60)
    #expect(lines.dropFirst().first?.hasPrefix("  docket \(verb)") == true, "\(outcome.output)")
    #expect(lines.allSatisfy { $0.utf8.count <= 120 })
    #expect(try World().docket("help", verb).output == outcome.output)
  }

  @Test func `the whole lists every verb and nothing that is not there`() throws {
    let outcome = try World().docket("--help")
    #expect(outcome.lines.count <= 64)
    for verb in Self.verbs { #expect(outcome.output.contains("\n  \(verb) ")) }
    for absent in ["export", "stats"] {
      #expect(!outcome.output.contains("\n  \(absent) "))
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions can be had`(shell: String) throws {
    let outcome = try World().docket("--generate-completion-script", shell)
    #expect(outcome.status == .ok && outcome.output.contains("docket"))
  }

  @Test func `every example of a verb is understood`() throws {
    for verb in Self.verbs where !["import", "parse"].contains(verb) {
      let help = try World().docket(verb, "--help").output
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
      } else if letter == "|" && !isQuoted {
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
