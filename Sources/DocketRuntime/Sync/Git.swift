import DocketModel
import Glibc

/// Runs git on the repository of one store, and on nothing else.
///
/// The repository is named by `GIT_DIR`, never looked for. Of the variables only those are passed on that
/// say how to reach other hosts; hooks, filters, signing, automatic stashes and everything that could ask a
/// question are off, whatever the configuration says.
struct Git: Sendable {
  /// The folder of the store, without links.
  let store: String
  let person: Person
  /// The variables of this process.
  let variables: [String: String]
  let stop: SyncStop

  /// What a command waits for.
  enum Reach: Sendable {
    /// This host's files only: it is never cut short by a wish to cancel.
    case here
    /// Another host, which may never answer.
    case elsewhere
  }

  /// Milliseconds after which a command that does not end is ended.
  private static let limit: UInt64 = 600_000

  var directory: String { store + "/.git" }

  /// Runs a command; any status is an answer.
  func run(
    _ words: [String], input: [UInt8] = [], _ reach: Reach = .here
  ) throws(SyncFailure) -> Child.Captured {
    let captured = Child.capture(
      ["git", "-C", store] + Self.settings + words, variables: gitVariables, input: input,
      within: Self.limit,
      isCancelled: { reach == .elsewhere && stop.isStopped })
    if captured.isCancelled { throw .cancelled }
    switch captured.end {
    case .exited: return captured
    case .notStarted(ENOENT): throw .notInstalled
    case .notStarted(let code): throw .failed("git", String(cString: strerror(code)))
    case .killed(let signal):
      let why = captured.isLate ? "it took too long" : "it was ended by signal \(signal)"
      throw .failed(words.first ?? "git", why)
    }
  }

  /// Runs a command that must succeed, and answers what it printed.
  @discardableResult
  func output(
    _ words: [String], input: [UInt8] = [], _ reach: Reach = .here
  ) throws(SyncFailure) -> [UInt8] {
    let captured = try run(words, input: input, reach)
    guard captured.end == .exited(0) else {
      throw .failed(words.first { !$0.hasPrefix("-") } ?? "git", captured.reason)
    }
    return captured.output
  }

  /// One line of output without its end; nil where the command has no answer.
  func word(_ words: [String]) throws(SyncFailure) -> String? {
    let captured = try run(words)
    guard captured.end == .exited(0) else { return nil }
    let line = captured.output.prefix { $0 != 0x0A }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }

  // MARK: What git is told

  /// Settings that go before those of every configuration file.
  private static let settings: [String] = [
    "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.attributesFile=/dev/null",
    "core.excludesFile=/dev/null", "core.autocrlf=false", "core.safecrlf=false",
    // A link that comes from elsewhere is a file with its target in it, and leads nowhere.
    "core.symlinks=false", "core.bare=false", "core.sparseCheckout=false", "core.quotePath=false",
    "commit.gpgSign=false", "push.gpgSign=false", "push.followTags=false",
    "merge.verifySignatures=false", "merge.renames=false", "merge.directoryRenames=false",
    "submodule.recurse=false", "fetch.recurseSubmodules=false", "push.recurseSubmodules=no",
    "advice.detachedHead=false", "init.templateDir=", "color.ui=false", "rerere.enabled=false",
    "http.lowSpeedLimit=1", "http.lowSpeedTime=30", "credential.interactive=false",
  ].flatMap { ["-c", $0] }

  /// Variables that say how other hosts are reached, or where git and its configuration are.
  private static let passedOn: Set<String> = [
    "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_PROXY_COMMAND", "GIT_EXEC_PATH",
    "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_SSL_CERT", "GIT_SSL_KEY", "GIT_SSL_NO_VERIFY",
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_ALLOW_PROTOCOL",
  ]

  private var gitVariables: [String: String] {
    var kept = variables.filter { name, _ in
      if name.hasPrefix("GIT_") { return Self.passedOn.contains(name) }
      // What is meant for docket, and what would open a window to ask in.
      return !name.hasPrefix("DOCKET_") && name != "SSH_ASKPASS" && !name.hasPrefix("LC_")
    }
    kept["GIT_DIR"] = directory
    kept["GIT_WORK_TREE"] = store
    kept["GIT_TERMINAL_PROMPT"] = "0"
    kept["GIT_ASKPASS"] = ""
    kept["SSH_ASKPASS_REQUIRE"] = "never"
    kept["GIT_ALLOW_PROTOCOL"] = kept["GIT_ALLOW_PROTOCOL"] ?? "file:git:http:https:ssh"
    kept["GIT_OPTIONAL_LOCKS"] = "0"
    kept["LC_ALL"] = "C"
    return kept
  }

  /// `-c` words that name the author of a commit; an address that git knows stays.
  func authorship() throws(SyncFailure) -> [String] {
    let name = Self.name(person.name ?? person.me)
    var words = ["-c", "user.name=\(name)", "-c", "user.useConfigOnly=false"]
    if try word(["config", "--get", "user.email"]) == nil {
      words += ["-c", "user.email=\(Self.name(person.me))@\(Self.name(person.host))"]
    }
    return words
  }

  /// Without what git cuts a name at; never empty.
  private static func name(_ text: String) -> String {
    let kept = String(
      text.unicodeScalars.filter { $0.value >= 0x20 && !"<>\"".contains(Character($0)) })
    return kept.allSatisfy { ".,:;'".contains($0) || $0 == " " } ? "docket" : kept
  }

  /// `-c` words that keep ssh from asking, unless the person has an ssh command of their own.
  func reaching() throws(SyncFailure) -> [String] {
    if variables["GIT_SSH_COMMAND"] != nil || variables["GIT_SSH"] != nil { return [] }
    guard try word(["config", "--get", "core.sshCommand"]) == nil else { return [] }
    let options = [
      "BatchMode=yes", "ConnectTimeout=15", "ServerAliveInterval=15", "ServerAliveCountMax=3",
    ]
    return ["-c", "core.sshCommand=ssh " + options.map { "-o \($0)" }.joined(separator: " ")]
  }
}

extension Child.Captured {
  /// The line of the errors that says most: what failed first, without the names of levels.
  var reason: String {
    let lines = String(decoding: errors, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.filter { $0 != "\r" } }.filter {
        !$0.hasPrefix("warning:") && !$0.hasPrefix("Warning:") && !$0.hasPrefix("hint:")
      }
    guard var line = lines.first else {
      if case .exited(let status) = end { return "it ended with \(status)" }
      return "it did not say why"
    }
    for level in ["fatal: ", "error: ", "remote: "] where line.hasPrefix(level) {
      line.removeFirst(level.count)
    }
    return line
  }
}
