import DocketModel
import DocketUI
import Glibc
import Testing
import TestSupport

@testable import DocketRuntime

@Suite(.temporaryDirectory) struct FileTests {
  @Test func `a file that stands is written over only when that was agreed`() throws {
    let path = try TemporaryDirectory.path + "/out.md"
    try FileBytes.write([1, 2], to: path, replacing: false)
    #expect(throws: FileFault.failed(EEXIST)) {
      try FileBytes.write([3], to: path, replacing: false)
    }
    #expect(try FileBytes.read(path, limit: 10) == [1, 2])
    try FileBytes.write([3], to: path, replacing: true)
    #expect(try FileBytes.read(path, limit: 10) == [3])
    #expect(throws: FileFault.tooLarge(size: 1, limit: 0)) { try FileBytes.read(path, limit: 0) }
  }

  @Test func `what is written is for its owner alone`() throws {
    let path = try TemporaryDirectory.path + "/mine"
    try FileBytes.write([1], to: path, replacing: false)
    var facts = stat()
    #expect(stat(path, &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o600)
  }

  @Test func `links and pipes are not written through or waited for`() throws {
    let folder = try TemporaryDirectory.path
    #expect(symlink("\(folder)/target", "\(folder)/link") == 0)
    #expect(throws: FileFault.failed(ELOOP)) {
      try FileBytes.write([1], to: "\(folder)/link", replacing: true)
    }
    #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
    #expect(throws: FileFault.notRegular("a named pipe")) {
      try FileBytes.read("\(folder)/pipe", limit: 10)
    }
    #expect(throws: FileFault.failed(ENXIO)) {
      try FileBytes.write([1], to: "\(folder)/pipe", replacing: true)
    }
  }

  @Test func `the place of a lost session comes back once`() throws {
    let path = try TemporaryDirectory.path + "/session.json"
    let session = Session(
      view: .mine, subject: .action(ActionID(rawValue: "a1")), focus: .checklist,
      narrowing: "due:<7d \"two words\"", isZoomed: true, line: 4, action: 2)
    SessionFile.keep(session, at: path)
    #expect(SessionFile.take(from: path) == session)
    #expect(SessionFile.take(from: path) == nil)
  }

  @Test(arguments: ["", "{", "[]", "{\"view\":\"nowhere\"}", "{\"view\":7,\"focus\":99}"])
  func `a spoiled place is no place`(text: String) throws {
    let path = try TemporaryDirectory.path + "/session.json"
    try FileBytes.write(Array(text.utf8), to: path, replacing: true)
    #expect(SessionFile.take(from: path) == nil)
  }

  @Test func `an editor gets the text and its answer is read`() throws {
    let folder = try TemporaryDirectory.path
    #expect(EditedFile.edit("before", with: ["true"], in: folder) == "before")
    #expect(EditedFile.edit("before", with: ["truncate", "-s", "3"], in: folder) == "bef")
    #expect(EditedFile.edit("before", with: ["false"], in: folder) == nil)
  }
}
