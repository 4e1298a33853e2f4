import ArgumentParser
import CellGrid
import DocketModel

/// The words of a command line, and what is said when they are no command.
struct CommandLineWords {
  let words: [String]

  init(_ words: [String]) { self.words = words }

  /// The words with those that begin with a dash but are values made to look like values.
  ///
  /// `-is:ours` is a condition of a query and `-vpn` takes a tag away; docket has no option of one
  /// dash but `-h`. A leading blank tells them from options, see ``Swift/String/unshielded``.
  var shielded: [String] {
    guard let verb = words.first(where: { !$0.hasPrefix("-") }) else { return words }
    let takesDashes = ["list", "actions", "log", "tag"].contains(verb)
    var shielded: [String] = []
    for (index, word) in words.enumerated() {
      let isQuery = index > 0 && ["--query", "--why"].contains(words[index - 1])
      let isDashed = word.hasPrefix("-") && !word.hasPrefix("--") && word.utf8.count > 2
      shielded.append(isDashed && (takesDashes || isQuery) ? " " + word : word)
    }
    return shielded
  }

  /// Prints help, version or what is wrong with the words.
  func answer(_ error: any Error, in environment: Environment) -> ExitStatus {
    let printer = Printer(environment, colour: .auto)
    defer { printer.flush() }
    guard Program.exitCode(for: error) != .success else {
      let text = Program.fullMessage(for: error)
      if text.contains("USAGE: docket") {
        printHelp(text, to: printer)
      } else {
        // A completion script or the version: our own text, made of many lines.
        printer.line(SafeText(text))
      }
      return .ok
    }
    if let unknown = unknownCommand {
      printer.complain(unknown)
    } else {
      printer.complain(SafeText(sentence(for: error)))
    }
    return .usage
  }

  // MARK: - Help

  private func printHelp(_ text: String, to printer: Printer) {
    printer.line("EXAMPLE:")
    for line in example.split(separator: "\n") { printer.line("  \(line)") }
    printer.line()
    for line in SafeText(text).lines {
      guard line.string.hasPrefix("USAGE: "), line.width > Self.helpWidth else {
        printer.line(line)
        continue
      }
      let layout = TextLayout(line, width: Self.helpWidth, hangingIndent: 7)
      for (index, place) in layout.lines.enumerated() {
        printer.line(SafeText(String(repeating: " ", count: place.indent)) + layout[index])
      }
    }
  }

  private static let helpWidth = 80

  /// The example of the command that help was asked for.
  private var example: String {
    var command: any ParsableCommand.Type = Program.self
    for word in words where !word.hasPrefix("-") && word != "help" {
      let below =
        command.configuration.subcommands
        + command.configuration.groupedSubcommands.flatMap(\.subcommands)
      guard let next = below.first(where: { $0.configuration.commandName == word }) else { break }
      command = next
    }
    return (command as? any Subcommand.Type)?.example ?? Program.example
  }

  // MARK: - What is wrong

  /// A first word that is no command, with the nearest one.
  private var unknownCommand: SafeText? {
    guard let word = words.first, !word.hasPrefix("-") else { return nil }
    let names = Program.configuration.groupedSubcommands.flatMap(\.subcommands)
      .compactMap { $0.configuration.commandName }
    guard word != "help", !names.contains(word) else { return nil }
    let near = Spelling.nearest(to: word, in: names)
    return
      "no command is called \(SafeText(line: word))\(Sentence.meant(near)) - docket --help lists them"
  }

  /// The parser's own words, which name the right option, without its label.
  private func sentence(for error: any Error) -> String {
    var text = Program.fullMessage(for: error)
    if text.hasPrefix("Error: ") { text.removeFirst(7) }
    return text
  }
}

extension String {
  /// The word as it was typed, see ``CommandLineWords/shielded``.
  var unshielded: String { hasPrefix(" -") ? String(dropFirst()) : self }
}
