import CellGrid
import Foundation
import TestSupport
import Testing

/// The tools that all tests rely on, tried against programs every system has.
@Suite(.temporaryDirectory)
struct HarnessTests {
  @Test func `equal seeds give equal numbers`() {
    var one = SplitMix64(seed: 1)
    var same = SplitMix64(seed: 1)
    var other = SplitMix64(seed: 2)
    let numbers = one.bytes(64)
    #expect(numbers == same.bytes(64))
    #expect(numbers != other.bytes(64))
  }

  @Test func `the random source gives the published numbers`() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
  }

  @Test(arguments: 1...3)
  func `each case has an empty directory of its own`(number: Int) throws {
    let path = try TemporaryDirectory.path
    #expect(try FileManager.default.contentsOfDirectory(atPath: path) == [])
    try write("\(number)", to: "\(path)/deep/er/file")
    #expect(try String(contentsOfFile: "\(path)/deep/er/file", encoding: .utf8) == "\(number)")
  }

  @Test func `a program is fed and its streams are kept apart`() throws {
    let big = String(repeating: "0123456789", count: 50_000)
    let outcome = try run(
      "sh", ["-c", "cat; echo oops >&2; exit 3"], input: Array(big.utf8), environment: plain)
    #expect(outcome.status == .exited(3))
    #expect(outcome.output == big)
    #expect(outcome.error == "oops\n")
  }

  @Test func `a program may end without reading what it is fed`() throws {
    let outcome = try run(
      "true", input: Array(repeating: 65, count: 1_000_000), environment: plain)
    #expect(outcome.status == .exited(0))
  }

  @Test func `a signal is not an exit code`() throws {
    let outcome = try run("sh", ["-c", "kill -TERM $$"], environment: plain)
    #expect(outcome.status == .killed(signal: SIGTERM))
  }

  @Test func `a program gets exactly the environment and the directory given`() throws {
    let directory = try TemporaryDirectory.path
    let outcome = try run(
      "sh", ["-c", "pwd; env"], environment: ["ONE": "1"], directory: directory)
    // The shell itself adds where it is.
    #expect(
      outcome.lines.filter { !$0.hasPrefix("PWD=") && !$0.hasPrefix("_=") } == [directory, "ONE=1"])
  }

  @Test func `a program that cannot be started says its name`() {
    #expect(throws: SystemFailure.self) { try run("/nonexistent/docket", environment: plain) }
  }

  @Test func `a program that does not end is stopped and fails the test`() throws {
    try withKnownIssue {
      try run("sleep", ["60"], environment: plain, within: .milliseconds(200))
    } matching: { issue in
      issue.description.contains("sleep 60 did not end")
    }
  }

  @Test func `a pinned world knows nothing of this machine`() throws {
    let world = try PinnedWorld(in: TemporaryDirectory.path, configuration: "ambiguous = 2\n")
    let outcome = try run(
      "sh", ["-c", "cat $XDG_CONFIG_HOME/docket/config.toml; date +%Z; echo $USER $DOCKET_NOW"],
      environment: world.environment)
    #expect(
      outcome.lines == ["me = \"ana\"", "ambiguous = 2", "UTC", "ana 2026-11-23T09:00:00Z"])
    #expect(world.with(["TZ": nil, "USER": "raj"]).environment["TZ"] == nil)
  }

  @Test func `the built program is where the tests look for it`() throws {
    #expect(
      FileManager.default.isExecutableFile(atPath: Docket.path), "no program at \(Docket.path)")
  }
}

/// The least a program of the system needs.
let plain = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"]
