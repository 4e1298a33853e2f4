import CellGrid
import DocketRuntime
import Foundation
import Glibc
import TestSupport
import Testing

@testable import DocketCommands

/// What is said when the reader is closed, and where its errors go while it is open.
@Suite(.temporaryDirectory)
struct FarewellTests {
  private func said(_ saving: Saving) -> String {
    saving.farewell(nil, of: .folder("/store")).map(\.string).joined(separator: "\n")
  }

  @Test func `only what is on the disk is called saved`() {
    #expect(said(.all) == "docket: all saved")
    #expect(said(.unknown) == "docket: the store did not answer; acts may not be saved")
    #expect(
      said(.unread(1))
        == "docket: all saved, but 1 import had not been read to the end and did not come in")
    // What was wrong with it has been told; nothing could be acted on.
    #expect(said(.unopened).isEmpty)
    for saving: Saving in [.unknown, .missing(1, []), .missing(200, ["Done: x"])] {
      #expect(!said(saving).contains("all saved"))
      #expect(said(saving).contains("not be saved"))
    }
  }

  @Test func `of a demo nothing is called saved, and what went wrong is said as ever`() {
    let sending = Sending.all
    #expect(
      Saving.all.farewell(sending, of: .demo).map(\.string)
        == ["docket: nothing of the demo was kept"])
    for saving: Saving in [.unknown, .unopened, .missing(1, ["Done: x"])] {
      #expect(saving.farewell(nil, of: .demo) == saving.farewell(nil, of: .folder("/store")))
    }
  }

  @Test func `acts that are lost are named, up to fifty, and cleaned`() {
    let acts = ["Done: a\u{1B}[2J\nb"] + (1..<60).map { "Done: step \($0)" }
    let lines = Saving.missing(60, acts).farewell(nil, of: .folder("/store")).map(\.string)
    #expect(lines.first == "docket: 60 acts could not be saved; docket doctor tells why")
    #expect(lines.count == 52)
    #expect(lines[1].hasPrefix("  not saved: Done: a"))
    #expect(!lines[1].contains("\u{1B}") && !lines[1].contains("\n"))
    #expect(lines.last == "  and 10 more")
  }

  @Test func `errors go to a file of the person's own while the screen is up`() throws {
    let world = try World(["TERM": "xterm"])
    world.docket([], columns: 80)
    let request = try #require(world.docket([], columns: 80).opened.first)
    let path = request.folders.state + "/errors.log"
    let normal = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    defer { close(normal) }
    func identity(_ file: Int32) -> [UInt64] {
      var facts = stat()
      return fstat(file, &facts) == 0 ? [UInt64(facts.st_dev), UInt64(facts.st_ino)] : []
    }
    for _ in 0..<2 {
      ErrorLog.open(in: request).catching {
        let words = Array("a trap says why\n".utf8)
        #expect(write(STDERR_FILENO, words, words.count) == words.count)
      }
      #expect(identity(STDERR_FILENO) == identity(normal))
    }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.split(separator: "a trap says why\n", omittingEmptySubsequences: false).count == 3)
    var facts = stat()
    #expect(stat(path, &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o600)
  }
}
