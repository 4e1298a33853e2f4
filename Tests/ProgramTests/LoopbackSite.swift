import Foundation
import TestSupport
import Testing

/// A web server of the test's own, on loopback; see `Fixtures/serve.py`.
struct LoopbackSite: Sendable {
  private let folder: String
  let port: Int

  /// Starts it in the directory of the test; it ends with the tests.
  init() throws {
    folder = try TemporaryDirectory.path + "/web"
    try FileManager.default.createDirectory(
      atPath: folder + "/site", withIntermediateDirectories: true)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/serve.py").path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let outcome = try run("python3", [script, folder, "\(getpid())"], environment: ["PATH": path])
    #expect(outcome.status == .exited(0), "\(outcome.error)")
    port = try #require(Int(String(contentsOfFile: folder + "/port", encoding: .utf8)))
  }

  func address(_ name: String) -> String { "http://127.0.0.1:\(port)/\(name)" }

  /// Puts a file there, in the place of what was there before.
  func serve(_ text: String, as name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/site/\(name)"), options: .atomic)
  }

  /// Lines of the configuration that let docket reach these addresses.
  func configuration(_ names: [String]) -> String {
    names.map { "[feeds.\"\(address($0))\"]\nallow_private = true\n" }.joined()
  }
}
