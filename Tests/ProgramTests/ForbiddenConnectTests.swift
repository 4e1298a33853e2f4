import Foundation
import TestSupport
import Testing

/// What the kernel says of connections, whatever the program believes of itself.
@Suite(.temporaryDirectory) struct ForbiddenConnectTests {
  private static let forbidden = Payload.all("P9").filter {
    $0.name.hasPrefix("target-") && $0.text().hasPrefix("http://")
  }

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
        + Self.forbidden.map { $0.text() },
      environment: environment, directory: directory)
    #expect(outcome.status != .exited(0))
    // Each has a line of its own that says why.
    #expect(outcome.error.split(separator: "\n").count >= Self.forbidden.count, "\(outcome.error)")
    let shown = ["169.254.169.254", "192.168.0.1:8080", "[fd00:ec2::254]", "0x7f.1", "localhost:7"]
    for number in shown {
      #expect(outcome.error.contains(number), "\(outcome.error)")
    }
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
