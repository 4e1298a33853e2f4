import Foundation
import TestSupport
import Testing

/// What the kernel says of connections, whatever the program believes of itself.
@Suite(.temporaryDirectory) struct ForbiddenConnectTests {
  private static let forbidden = [
    "http://127.0.0.1:7/", "http://10.0.0.5/", "http://192.168.0.1:8080/",
    "http://169.254.169.254/latest/meta-data/", "http://[::1]:7/", "http://[fd00:ec2::254]/",
    "http://[::ffff:127.0.0.1]:7/", "http://0.0.0.0:7/", "http://localhost:7/",
    "http://100.64.0.1/", "http://224.0.0.1/", "http://0x7f.1:7/", "http://2130706433:7/",
  ]

  @Test("No socket is connected to an address that feeds may not lead to")
  func none() throws {
    let docket = try Docket()
    let directory = docket.world.directory
    let calls = "\(directory)/calls"
    var environment = docket.world.environment
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let outcome = try run(
      "strace",
      ["-f", "-qq", "-e", "trace=connect", "-o", calls, Docket.path, "import"]
        + Self.forbidden,
      environment: environment, directory: directory)
    #expect(outcome.status != .exited(0))
    for address in Self.forbidden { #expect(outcome.error.contains(address), "\(outcome.error)") }
    let connects = try String(contentsOfFile: calls, encoding: .utf8).split(separator: "\n")
      .filter { $0.contains("connect(") && $0.contains("AF_INET") }
      // The name service connects to port 53, and to port 0 to ask the kernel for a way.
      .filter { !$0.contains("htons(53)") && !$0.contains("htons(0)") }
    #expect(connects.isEmpty, "\(connects)")
  }

  @Test("A secret is in no list of arguments and in no environment of a process")
  func secretInNoArguments() throws {
    let server = try HostileServer.shared.get()
    let url = try server.url("silence?\(UInt32.random(in: 0...UInt32.max))")
    let docket = try Docket(
      configuration: """
        [fetch]
        timeout = 3
        [feeds."\(url)"]
        allow_private = true
        secret = "hill"
        """)
    let home = try #require(docket.world.environment["HOME"])
    let folder = docket.world.environment["XDG_CONFIG_HOME"] ?? "\(home)/.config"
    try write("[hill]\nheader = \"X-Key: canary-argv\"\n", to: "\(folder)/docket/secrets.toml")
    try docket.output(of: "feed", "add", url, "--untried")
    let calls = "\(docket.world.directory)/calls"
    var environment = docket.world.environment
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let outcome = try run(
      "strace",
      ["-f", "-v", "-qq", "-s", "10000", "-e", "trace=execve", "-o", calls, Docket.path, "fetch"],
      environment: environment, directory: docket.world.directory)
    #expect(outcome.status == .exited(69), "\(outcome.error)")
    #expect(try server.requests { url.hasSuffix($0) }.contains { $0.contains("canary-argv") })
    #expect(try !String(contentsOfFile: calls, encoding: .utf8).contains("canary-argv"))
  }
}
