import CellGrid
import Foundation
import Glibc
import TestSupport
import Testing

/// A secret goes into requests to its own host, and nowhere else.
@Suite(.temporaryDirectory)
struct SecretTests {
  /// In every secret, plain; and as it stands in a head.
  private static let canary = "canary-4711"
  private static let encoded = Data("ana:\(canary)".utf8).base64EncodedString()

  private func holdsSecret(_ bytes: some Collection<UInt8>) -> Bool {
    [Self.canary, Self.encoded].contains { Array(bytes).contains(Array($0.utf8)) }
  }

  /// Feeds that answer, refuse, break off, lead elsewhere or never answer, each asked with a secret.
  private func docket() throws -> (Docket, [String]) {
    let server = try HostileServer.shared.get()
    let mark = UInt32.random(in: 0...UInt32.max)
    let urls = try ["ok", "404", "length-long", "no-target", "bomb", "odd-etag", "silence"].map {
      try server.url("\($0)?\(mark)")
    }
    var configuration = "[fetch]\ntimeout = 3\n"
    for (number, url) in urls.enumerated() {
      let secret = ["hill", "depot"][number % 2]
      configuration += "[feeds.\"\(url)\"]\nallow_private = true\nsecret = \"\(secret)\"\n"
    }
    configuration += "[feeds.\"https://none.example/\"]\nsecret = \"nobody\"\n"
    let docket = try Docket(configuration: configuration)
    try writeSecrets(
      "[hill]\nheader = \"X-Key: \(Self.canary)\"\n[depot]\nuser = \"ana\"\npassword = \"\(Self.canary)\"\n",
      docket)
    for url in urls + ["https://none.example/"] { _ = try docket.run("feed", "add", url) }
    return (docket, urls)
  }

  private func writeSecrets(_ text: String, _ docket: Docket) throws {
    try write(text, to: secrets(docket))
  }

  private func secrets(_ docket: Docket) -> String {
    docket.world.directory + "/home/.config/docket/secrets.toml"
  }

  private static let commands = [
    ["fetch", "ok", "404", "length-long", "no-target", "bomb", "odd-etag"],
    ["fetch", "--json", "404", "bomb", "none"], ["feed", "list"], ["feed", "list", "--json"],
    ["feed", "export"], ["doctor"], ["doctor", "--json"], ["log"], ["log", "--json"], ["list"],
    ["list", "--json"], ["whoami"], ["whoami", "--json"], ["overdue"], ["keys"],
  ]

  private func run(_ words: [String], _ docket: Docket) throws -> Outcome {
    try TestSupport.run(
      Docket.path, words, environment: docket.world.environment,
      directory: docket.world.directory)
  }

  @Test func `it is in no output, no error and no file but its own`() throws {
    let (docket, urls) = try docket()
    for words in Self.commands {
      let outcome = try run(words, docket)
      #expect(!holdsSecret(outcome.outputBytes + outcome.errorBytes), "\(words)")
    }
    let server = try HostileServer.shared.get()
    let asked = try server.requests { path in urls.contains { $0.hasSuffix(path) } }
    #expect(asked.contains { $0.contains(Self.canary) })
    #expect(asked.contains { $0.contains(Self.encoded) })
    let reader = try docket.open(size: Size(columns: 200, rows: 50))
    try reader.expect("Inbox")
    for keys in [["g", "f"], ["R"], ["g", "l"]] {
      try reader.press(keys)
      #expect(try !holdsSecret(reader.settled().joined(separator: "\n").utf8))
    }
    try reader.press("C-g", "C-c", "q", "q", "q")
    _ = try reader.waitForEnd()
    try expectNoFile(docket)
  }

  private func expectNoFile(_ docket: Docket) throws {
    let top = docket.world.directory
    var seen = 0
    for name in FileManager.default.enumerator(atPath: top)?.allObjects as? [String] ?? [] {
      let path = "\(top)/\(name)"
      guard path != secrets(docket) else { continue }
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      seen += 1
      #expect(!holdsSecret(FileManager.default.contents(atPath: path) ?? Data()), "\(path)")
    }
    #expect(seen > 3)
  }

  @Test func `no process shows it among its arguments or in its environment`() throws {
    let (docket, urls) = try docket()
    let pty = try docket.attach("fetch", "silence")
    let silence = try #require(urls.last)
    let server = try HostileServer.shared.get()
    var isAsked = false
    for _ in 0..<200 where !isAsked {
      pty.read(for: .milliseconds(50))
      isAsked = try !server.requests { silence.hasSuffix($0) }.isEmpty
    }
    #expect(isAsked)
    // The program and the process behind its wall, which is in the same session.
    var seen = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: "/proc") {
      guard let process = Int32(name), getsid(process) == pty.process else { continue }
      seen += 1
      for file in ["cmdline", "environ"] {
        let bytes = FileManager.default.contents(atPath: "/proc/\(name)/\(file)") ?? Data()
        #expect(!holdsSecret(bytes))
      }
    }
    #expect(seen >= 1)
    _ = try pty.waitForEnd(within: .seconds(30))
    #expect(!holdsSecret(pty.output))
  }

  @Test(arguments: ["open to others", "no TOML", "a wrong kind", "a line that is no head"])
  func `a file of secrets that is refused is not quoted`(fault: String) throws {
    let (docket, _) = try docket()
    switch fault {
    case "open to others": #expect(chmod(secrets(docket), 0o644) == 0)
    case "no TOML": try writeSecrets("[hill]\nheader = \(Self.canary)\n\"", docket)
    case "a wrong kind": try writeSecrets("hill = \"\(Self.canary)\"\ndepot = 7\n", docket)
    default: try writeSecrets("[hill]\nheader = \"\(Self.canary)\"\n", docket)
    }
    for words in [["fetch", "ok"], ["fetch", "404", "--json"], ["doctor"], ["feed", "list"]] {
      let outcome = try run(words, docket)
      #expect(!holdsSecret(outcome.outputBytes + outcome.errorBytes), "\(words)")
    }
    try expectNoFile(docket)
  }
}
