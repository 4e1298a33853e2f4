import DocketRuntime
import Glibc
import TestSupport
import Testing

@testable import DocketCommands

@Suite(.temporaryDirectory) struct WalkTests {
  @Test func `a file that cannot be looked at is refused by name, not passed over`() throws {
    let root = try TemporaryDirectory.path + "/news"
    // Seventeen of these are more than a path may have, also for root.
    let name = String(repeating: "n", count: 250)
    mkdir(root, 0o700)
    var folders = [open(root, O_RDONLY | O_DIRECTORY)]
    for level in 0..<17 {
      mkdirat(folders[level], name, 0o700)
      folders.append(openat(folders[level], name, O_RDONLY | O_DIRECTORY))
    }
    close(openat(folders[0], "1.txt", O_CREAT | O_WRONLY, 0o600))
    var refused: [FileFault] = []
    let files = Walk.files(below: root) { _, fault in refused.append(fault) }
    #expect(files == ["\(root)/1.txt"])
    #expect(refused == [.failed(ENAMETOOLONG)])
    for level in (0..<17).reversed() {
      close(folders[level + 1])
      unlinkat(folders[level], name, AT_REMOVEDIR)
    }
    close(folders[0])
  }
  @Test func `a name that is no text is refused, since nothing can be opened by it`() throws {
    let root = try TemporaryDirectory.path + "/news"
    try write("one", to: "\(root)/a.txt")
    let folder = open(root, O_RDONLY | O_DIRECTORY)
    let name: [CChar] = [-1, -2, 0x2E, 0x74, 0]
    close(openat(folder, name, O_CREAT | O_WRONLY, 0o600))
    var refused: [FileFault] = []
    #expect(Walk.files(below: root) { _, fault in refused.append(fault) } == ["\(root)/a.txt"])
    #expect(refused == [.failed(EILSEQ)])
    unlinkat(folder, name, 0)
    close(folder)
  }
}
