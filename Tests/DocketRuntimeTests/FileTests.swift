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

  @Test func `a file is replaced as a whole, or stays as it was`() throws {
    let folder = try TemporaryDirectory.path
    let path = folder + "/kept"
    try FileBytes.replace(path, with: [1, 2, 3])
    try FileBytes.replace(path, with: [4], mode: 0o640)
    #expect(try FileBytes.read(path, limit: 10) == [4])
    var facts = stat()
    #expect(stat(path, &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o640)
    #expect(mkdir("\(folder)/taken", 0o700) == 0)
    #expect(throws: FileFault.failed(EISDIR)) {
      try FileBytes.replace("\(folder)/taken", with: [5])
    }
    #expect(throws: FileFault.failed(ENOENT)) {
      try FileBytes.replace("\(folder)/none/kept", with: [5])
    }
    #expect(Walk.files(below: folder) { _, _ in } == [path])
  }

  @Test func `the place of a lost session comes back once`() throws {
    let file = try SessionFile(in: TemporaryDirectory.path, store: "/store")
    let session = Session(
      view: .mine, subject: .action(ActionID(rawValue: "a1")), focus: .checklist,
      narrowing: "due:<7d \"two words\"", isZoomed: true, line: 4, action: 2)
    file.keep(session)
    #expect(file.take() == session)
    #expect(file.take() == nil)
  }

  @Test func `the place of a lost session is that of one store`() throws {
    let file = try SessionFile(in: TemporaryDirectory.path, store: "/store")
    let other = try SessionFile(in: TemporaryDirectory.path, store: "/other")
    let session = Session(
      view: .briefings, subject: nil, focus: .list, narrowing: "Twenty", isZoomed: false, line: 0,
      action: 0)
    file.keep(session)
    #expect(other.take() == nil)
    other.remove()
    #expect(file.take() == session)
  }

  @Test(arguments: [
    "", "{", "[]", #"{"store":"/store"}"#, #"{"session":{"view":"nowhere"},"store":"/store"}"#,
    #"{"session":{"view":7,"focus":99},"store":"/store"}"#,
  ])
  func `a spoiled place is no place`(text: String) throws {
    let path = try TemporaryDirectory.path + "/session.json"
    try FileBytes.write(Array(text.utf8), to: path, replacing: true)
    #expect(try SessionFile(in: TemporaryDirectory.path, store: "/store").take() == nil)
  }

  @Test func `an editor gets the text and its answer is read`() throws {
    let folder = try TemporaryDirectory.path
    #expect(EditedFile.edit("before", with: ["true"], in: folder) == "before")
    #expect(EditedFile.edit("before", with: ["truncate", "-s", "3"], in: folder) == "bef")
    #expect(EditedFile.edit("before", with: ["false"], in: folder) == nil)
    // A paste may be larger than a note.
    let large = String(repeating: "long ", count: 400_000)
    #expect(EditedFile.edit(large, with: ["true"], in: folder) == large)
  }
}
