import DocketImport
import DocketModel
import Glibc
import TestSupport
import Testing

@testable import DocketRuntime

/// Documents through a worker that does what they say: see Tests/WorkerProbe.
@Suite(.temporaryDirectory)
struct WalledParserTests {
  /// Beside the test bundle, as the program itself.
  private static let probe: String = {
    let folder = Docket.path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    return folder + "/WorkerProbe"
  }()
  private let parser = WalledParser(program: [Self.probe])

  private func read(
    _ text: String, _ options: ImportOptions = ImportOptions()
  ) throws(ReadingFault) -> Document {
    try parser.read(Array(text.utf8), options: options)
  }

  /// The process that read it.
  private func process(_ text: String = "hello") throws -> String {
    try #require(try read(text).briefings.first).text
  }

  private func fault(_ text: String) -> ReadingFault? {
    do throws(ReadingFault) {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a document crosses the wall whole`() throws {
    let options = ImportOptions(
      format: .markdown, contentType: "text/plain", base: "https://example.org/a",
      path: "folder/ünïcode.md", today: Day(number: 20_000))
    let document = try read("hello there", options)
    #expect(document.format == .markdown)
    #expect(document.title == "hello there")
    #expect(document.link == "https://example.org/a")
    #expect(document.briefings.map(\.title) == ["folder/ünïcode.md"])
    #expect(document.leftOut == [LeftOut(.share, "Share")])
    #expect(document.note == .replacedBytes(count: 3))
  }

  @Test func `one worker reads many documents, also after one it refused`() throws {
    let first = try process()
    #expect(fault("refuse") == .refused(.malformed(line: 7)))
    for _ in 0..<20 { #expect(try process() == first) }
  }

  @Test func `a worker is replaced after its share of documents`() throws {
    let parser = WalledParser(program: [Self.probe], documentLimit: 3)
    let processes = try (0..<6).map { _ in
      try #require(try parser.read(Array("hello".utf8)).briefings.first).text
    }
    #expect(processes[0] == processes[2])
    #expect(processes[2] != processes[3])
    #expect(processes[3] == processes[5])
  }

  @Test func `a worker that grew is replaced without a word`() throws {
    let first = try process()
    #expect(try read("take").title == "\(300 << 20)")
    #expect(try process() != first)
  }

  @Test(arguments: [
    ("eat", ReadingFault.Cause.memoryLimit), ("signal 11", .signal(SIGSEGV)),
    ("signal 6", .signal(SIGABRT)), ("signal 9", .signal(SIGKILL)), ("nest", .signal(SIGSEGV)),
    ("leave", .exit(0)),
  ])
  func `the document a worker dies of is named, the next is read`(
    text: String, cause: ReadingFault.Cause
  ) throws {
    let first = try process()
    #expect(fault(text) == .stopped(cause))
    #expect(try process() != first)
  }

  @Test func `a document that takes too much processor time ends its worker`() {
    #expect(fault("spin") == .stopped(.timeLimit))
  }

  @Test func `a worker that only waits is ended by the clock`() throws {
    let parser = WalledParser(program: [Self.probe], patience: 200)
    #expect(throws: ReadingFault.stopped(.timeLimit)) { try parser.read(Array("sleep".utf8)) }
  }

  @Test(arguments: [
    // No kind; a length beyond the limit; a second part.
    "say 00 00 00 00 00 00 00 00 00", "say 42 7F FF FF FF 00 00 00 00",
    "say 44 00 00 00 02 00 00 00 01 '{}",
    // No JSON; a briefing without a title; an end of another number of briefings; a refusal for no
    // reason; a request; too many.
    "frame 42 {{", "frame 42 {}", #"frame 44 {"format":"text","briefings":1,"feeds":[],"left":[]}"#,
    "frame 45 {}", "frame 52 {}", "many 50001",
    // A date that no calendar has, an action of a person, a place that the text has not.
    #"frame 42 {"title":"a","published":9000000000000000000}"#,
    #"frame 42 {"title":"a","actions":[{"ordinal":1,"title":"b","origin":"user"}]}"#,
    #"frame 42 {"title":"a","actions":[{"ordinal":1,"title":"b","anchor":[4,0]}]}"#,
  ])
  func `an answer that is none ends the worker`(text: String) throws {
    let first = try process()
    #expect(fault(text) == .stopped(.nonsense))
    #expect(try process() != first)
  }

  @Test func `a worker that died while nobody asked costs no document`() throws {
    let first = try process()
    kill(try #require(pid_t(first)), SIGKILL)
    // Until it is dead; its end is left for who started it to collect.
    var end = siginfo_t()
    waitid(P_PID, try #require(id_t(first)), &end, WEXITED | WNOWAIT)
    #expect(try process() != first)
  }

  @Test(arguments: [
    "read /etc/passwd", "read /proc/self/maps", "write /tmp/docket-probe", "list /",
    "folder /tmp/docket-probe", "socket", "datagram", "local", "run /bin/true", "kill",
    "descriptor", "terminal",
  ])
  func `behind the wall nothing can be opened, reached or started`(deed: String) throws {
    #expect(try read("try \(deed)").title == "refused")
  }

  @Test func `no file of the person can be read or removed`() throws {
    let path = try TemporaryDirectory.path + "/secret"
    try FileBytes.write(Array("secret".utf8), to: path, replacing: false)
    #expect(try read("try read \(path)").title == "refused")
    #expect(try read("try remove \(path)").title == "refused")
    #expect(try FileBytes.read(path, limit: 10) == Array("secret".utf8))
  }

  @Test(arguments: ["EUC-JP", "SHIFT_JIS", "KOI8-R", "GB18030", "BIG5"])
  func `character sets are there`(name: String) throws {
    #expect(try read("try characters \(name)").title == "done")
  }

  @Test func `without a program to start nothing is read`() {
    let parser = WalledParser(program: ["/no/such/program"])
    #expect(throws: ReadingFault.notStarted(ENOENT)) { try parser.read(Array("hello".utf8)) }
  }

  @Test func `a document that is too large never reaches a worker`() {
    let parser = WalledParser(program: ["/no/such/program"])
    let size = documentSizeLimit + 1
    #expect(throws: ReadingFault.refused(.tooLarge(size: size, limit: documentSizeLimit))) {
      try parser.read([UInt8](repeating: 0x61, count: size))
    }
  }

  @Test func `several threads read at once`() async throws {
    try await withThrowingTaskGroup(of: String?.self) { group in
      for number in 0..<8 {
        group.addTask { try parser.read(Array("hello \(number)".utf8)).title }
      }
      var titles: Set<String> = []
      for try await title in group { titles.insert(title ?? "") }
      #expect(titles.count == 8)
    }
  }
}
