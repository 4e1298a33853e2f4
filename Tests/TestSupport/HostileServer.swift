import Foundation
import Testing

/// The server of `DocketFetchTests/Fixtures/hostile.py`, one for all tests of a process; on loopback only.
public struct HostileServer: Sendable {
  public let folder: String
  private let ports: [String: UInt16]

  public static let shared = Result { try HostileServer() }

  private init() throws {
    folder = try TemporaryDirectory.makeForProcess()
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .appendingPathComponent("DocketFetchTests/Fixtures/hostile.py").path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let outcome = try run(
      "python3", [script, folder, "\(getpid())"], environment: ["PATH": path])
    #expect(outcome.status == .exited(0), "\(outcome.error)")
    let text = try String(contentsOfFile: "\(folder)/ports", encoding: .utf8)
    var ports: [String: UInt16] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      ports[String(words[0])] = UInt16(words[1])
    }
    self.ports = ports
  }

  public func port(_ name: String = "plain") throws -> UInt16 { try #require(ports[name]) }

  /// The address of a behaviour; all servers but `plain` and `other` speak TLS.
  public func url(
    _ path: String, on name: String = "plain", host: String = "127.0.0.1"
  ) throws -> String {
    let scheme = ["plain", "other"].contains(name) ? "http" : "https"
    return "\(scheme)://\(host):\(try port(name))/\(path)"
  }

  /// Puts a file where the server gives it out with its version; answers the address.
  @discardableResult
  public func serve(_ text: String, as name: String) throws -> String {
    try write(text, to: "\(folder)/files/\(name)")
    return try url("files/\(name)")
  }

  /// The heads of requests whose path begins like this.
  public func heads(_ path: String) throws -> [String] { try requests { $0.hasPrefix("/" + path) } }

  /// The heads of requests for some paths.
  public func requests(_ isMeant: (String) -> Bool) throws -> [String] {
    struct Request: Decodable {
      var path: String
      var head: String
    }
    let text = try String(contentsOfFile: "\(folder)/requests", encoding: .utf8)
    return try text.split(separator: "\n")
      .map { try JSONDecoder().decode(Request.self, from: Data($0.utf8)) }
      .filter { isMeant($0.path) }.map(\.head)
  }
}
