import DocketModel
import DocketStore
import Foundation
import Glibc
import TestSupport
import Testing

@testable import DocketRuntime

/// What a sync does where something is in its way: it says so, and no record is touched.
@Suite(.temporaryDirectory) struct SyncTroubleTests {
  private func failure(_ body: () throws -> SyncReport) -> SyncFailure? {
    do {
      _ = try body()
      return nil
    } catch {
      return error as? SyncFailure
    }
  }

  @Test func `a folder that is no repository of its own is left alone`() throws {
    let rig = try SyncRig()
    try Store.create(at: rig.path("ana"))
    try rig.git("init", "--quiet", rig.directory + "/ana")
    #expect(failure { try rig.sync("ana").run() } == .noRepository(rig.path("ana")))
    #expect(try rig.sync("ana").unsent() == nil)
    #expect(try rig.git("status", "--porcelain", at: rig.directory + "/ana") == "?? store/\n")
  }

  @Test func `a repository without another place keeps what is there and says so`() throws {
    let rig = try SyncRig()
    try Store.create(at: rig.path("ana"))
    _ = try rig.store("ana").keep([DeskRig.briefing])
    try rig.git("init", "--quiet", rig.path("ana"))
    #expect(failure { try rig.sync("ana").run() } == .noRemote(rig.path("ana")))
    #expect(try rig.git("ls-files", at: rig.path("ana")).contains("segments/ana-host"))
  }

  @Test func `a branch that the other place does not have is told, not pushed beside it`() throws {
    let rig = try SyncRig()
    try rig.share()
    try rig.join()
    try rig.git("branch", "--move", "master", at: rig.path("raj"))
    for name in ["remote", "merge"] {
      try rig.git("config", "--unset", "branch.master.\(name)", at: rig.path("raj"))
    }
    #expect(
      failure { try rig.sync("raj").run() } == .otherBranch(ours: "master", theirs: "main"))
    try rig.git("checkout", "--quiet", "--detach", at: rig.path("raj"))
    #expect(failure { try rig.sync("raj").run() } == .detached(rig.path("raj")))
  }

  @Test func `a repository of another user is not used, since git runs what it names`() throws {
    let rig = try SyncRig()
    try rig.share()
    guard geteuid() == 0 else { return }
    #expect(chown(rig.path("ana") + "/.git", 12_345, 12_345) == 0)
    #expect(
      failure { try rig.sync("ana").run() }
        == .foreignRepository(rig.path("ana") + "/.git", owner: 12_345))
  }

  @Test func `a remote with something else in it is not merged`() throws {
    let rig = try SyncRig()
    let other = rig.directory + "/other"
    try rig.git("clone", "--quiet", rig.hub, other)
    try write("hello", to: other + "/file")
    try rig.git("add", "file", at: other)
    try rig.git("commit", "--quiet", "-m", "m", at: other)
    try rig.git("push", "--quiet", "origin", "HEAD:main", at: other)
    try Store.create(at: rig.path("ana"))
    _ = try rig.store("ana").keep([DeskRig.briefing])
    guard case .otherStore(_, "")? = failure({ try rig.sync("ana").setUp(rig.hub) }) else {
      Issue.record("merged with something that is no store")
      return
    }
    #expect(!FileManager.default.fileExists(atPath: rig.path("ana") + "/file"))
  }

  @Test func `a conflict in STORE is called off, and a live segment stays the same file`() throws {
    let rig = try SyncRig()
    try rig.share()
    try rig.join()
    let live = try rig.store("ana")
    try rig.act(live, "ana", 1)
    let known = Set(rig.files("raj").keys)
    let file = try #require(rig.files("ana").keys.first { !known.contains($0) })
    let inode = try rig.inode("ana", file)
    for me in ["ana", "raj"] {
      let path = rig.path(me) + "/STORE"
      let text = String(decoding: try FileBytes.read(path, limit: 65_536), as: UTF8.self)
      try write(text.dropLast(2) + ",\"told\":\"\(me)\"}\n", to: path)
    }
    try rig.act("raj", 2)
    _ = try rig.sync("raj").run()
    let stopped = failure {
      try rig.sync("ana").run { stage in
        // The worst moment: the segment differs from what was committed while git merges.
        if stage == .merging { try? rig.act(live, "ana", 1, .note("while it merges")) }
      }
    }
    #expect(stopped == .conflict(["STORE"]))
    #expect(try rig.inode("ana", file) == inode)
    let store = try FileBytes.read(rig.path("ana") + "/STORE", limit: 65_536)
    #expect(String(decoding: store, as: UTF8.self).contains("\"told\":\"ana\""))
    try rig.act(live, "ana", 1, .note("and after it"))
    try live.close()
    #expect(try rig.inode("ana", file) == inode)
    #expect(try rig.actions("ana")[0].notes.map(\.text) == ["while it merges", "and after it"])
    #expect(try rig.store("ana").health.notes.isEmpty)
    #expect(try rig.git("status", "--porcelain", at: rig.path("ana")).contains("U") == false)
  }

  @Test func `both sides with other ends of one segment keep all of its records`() throws {
    let rig = try SyncRig()
    try rig.share()
    try rig.join()
    let live = try rig.store("ana")
    try rig.act(live, "ana", 1)
    _ = try rig.sync("ana").run()
    _ = try rig.sync("raj").run()
    let file = try #require(
      rig.files("ana").keys.first { $0.hasPrefix("segments/ana") && $0.contains(live.session) })
    // Raj's host got more of ana's file by another way, and sends it.
    try rig.act(live, "ana", 1, .note("by rsync"))
    let more = try FileBytes.read("\(rig.path("ana"))/\(file)", limit: 1 << 20)
    try FileBytes.write(more, to: "\(rig.path("raj"))/\(file)", replacing: true)
    _ = try rig.sync("raj").run()
    try rig.act(live, "ana", 1, .note("later"))
    _ = try rig.sync("ana").run()
    try rig.act(live, "ana", 1, .note("last"))
    try live.close()
    _ = try rig.sync("ana").run()
    _ = try rig.sync("raj").run()
    for me in ["ana", "raj"] {
      #expect(try rig.actions(me)[0].notes.map(\.text) == ["by rsync", "later", "last"])
      #expect(try rig.store(me).health.damagedPlaces == 0)
    }
  }

  @Test func `what a crash or a hand took from segments is put back and not sent`() throws {
    let rig = try SyncRig()
    try rig.share()
    try rig.join()
    try rig.act("ana", 1)
    try rig.act("raj", 2)
    _ = try rig.sync("ana").run()
    _ = try rig.sync("raj").run()
    _ = try rig.sync("ana").run()
    let whole = rig.files("ana")
    let mine = whole.keys.filter { $0.hasPrefix("segments/ana") }.sorted()
    let theirs = try #require(whole.keys.first { $0.hasPrefix("segments/raj") })
    #expect(truncate("\(rig.path("ana"))/\(theirs)", 10) == 0)
    #expect(truncate("\(rig.path("ana"))/\(mine[0])", 0) == 0)
    try FileManager.default.removeItem(atPath: "\(rig.path("ana"))/\(mine[1])")
    _ = try rig.sync("ana").run()
    #expect(rig.files("ana") == whole)
    _ = try rig.sync("raj").run()
    #expect(rig.files("raj") == whole)
    #expect(try rig.acts("ana") == 2)
  }

  @Test func `a merge that was killed while it wrote a file is completed`() throws {
    let rig = try SyncRig()
    try rig.share()
    try rig.join()
    try rig.act("raj", 2)
    _ = try rig.sync("raj").run()
    let theirs = try #require(rig.files("raj").keys.first { $0.hasPrefix("segments/raj") })
    // Ana's git has fetched and had begun to write raj's file when it was killed.
    try rig.git("fetch", "--quiet", "origin", at: rig.path("ana"))
    let bytes = try FileBytes.read("\(rig.path("raj"))/\(theirs)", limit: 1 << 20)
    try write(String(decoding: bytes.prefix(40), as: UTF8.self), to: "\(rig.path("ana"))/\(theirs)")
    try rig.act("ana", 1)
    #expect(try rig.sync("ana").run().sent.acts["ana"] == 1)
    _ = try rig.sync("raj").run()
    for me in ["ana", "raj"] {
      #expect(try rig.actions(me).map(\.state) == [.done, .done])
      #expect(try rig.store(me).health.notes.isEmpty)
    }
  }

  @Test func `variables, hooks and settings of the person are not in its way`() throws {
    var rig = try SyncRig()
    try write(
      """
      [commit]
      gpgsign = true
      [core]
      autocrlf = true
      excludesFile = \(rig.directory)/excluded
      hooksPath = \(rig.directory)/hooks
      editor = false
      [merge]
      ff = only
      autoStash = true
      [user]
      useConfigOnly = true
      [push]
      default = nothing
      [pull]
      rebase = true
      """, to: rig.directory + "/gitconfig")
    try write("*.seg\nSTORE\n", to: rig.directory + "/excluded")
    for hook in ["pre-commit", "commit-msg", "post-merge", "pre-push", "post-checkout"] {
      try write(
        "#!/bin/sh\ntouch \(rig.directory)/ran-\(hook)\nexit 1\n",
        to: "\(rig.directory)/hooks/\(hook)")
      chmod("\(rig.directory)/hooks/\(hook)", 0o755)
    }
    let elsewhere = rig.directory + "/elsewhere"
    for (name, value) in [
      ("GIT_DIR", elsewhere), ("GIT_WORK_TREE", elsewhere), ("GIT_INDEX_FILE", elsewhere),
      ("GIT_OBJECT_DIRECTORY", elsewhere), ("GIT_NAMESPACE", "other"), ("GIT_EDITOR", "false"),
      ("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "core.bare"), ("GIT_CONFIG_VALUE_0", "true"),
      ("GIT_TRACE", "1"), ("GIT_AUTHOR_DATE", "nonsense"), ("GIT_LITERAL_PATHSPECS", "1"),
    ] { rig.variables[name] = value }
    try rig.share()
    try rig.join()
    try rig.act("ana", 1)
    try rig.act("raj", 2)
    _ = try rig.sync("ana").run()
    #expect(try rig.sync("raj").run().received.acts == ["ana": 1])
    #expect(try rig.sync("ana").run().received.acts == ["raj": 1])
    let ran = try FileManager.default.contentsOfDirectory(atPath: rig.directory)
      .filter { $0.hasPrefix("ran-") }
    #expect(ran.isEmpty)
    #expect(try rig.store("raj").health.notes.isEmpty)
    rig.variables = rig.variables.filter { !$0.key.hasPrefix("GIT_") }
    let author = try rig.git("log", "-1", "--format=%an %ae", "--no-merges", at: rig.hub)
    #expect(author == "raj raj@raj-host\n" || author == "ana ana@ana-host\n")
  }

  @Test func `attributes and links that others send change no bytes and lead nowhere`() throws {
    let rig = try SyncRig()
    try rig.share()
    let other = rig.directory + "/other"
    try rig.git("clone", "--quiet", rig.hub, other)
    let attributes = "*.seg text eol=crlf ident working-tree-encoding=UTF-16\n"
    try write(attributes, to: other + "/.gitattributes")
    try FileManager.default.createSymbolicLink(
      atPath: other + "/segments/out", withDestinationPath: "/etc")
    try rig.git("add", ".gitattributes", "segments/out", at: other)
    try rig.git("commit", "--quiet", "-m", "m", at: other)
    try rig.git("push", "--quiet", at: other)
    try rig.act("ana")
    let before = rig.files("ana")
    _ = try rig.sync("ana").run()
    try rig.join()
    #expect(rig.files("ana") == before && rig.files("raj") == before)
    for me in ["ana", "raj"] {
      var status = stat()
      #expect(lstat(rig.path(me) + "/segments/out", &status) == 0)
      #expect(status.st_mode & S_IFMT == S_IFREG)
      #expect(try rig.store(me).health.damages == 0)
    }
  }

  @Test func `a remote that never answers is waited for until somebody says no`() throws {
    let rig = try SyncRig()
    try rig.share()
    try rig.git("remote", "set-url", "origin", "ssh://nobody.invalid/x", at: rig.path("ana"))
    try write("#!/bin/sh\nexec sleep 600\n", to: rig.directory + "/ssh")
    chmod(rig.directory + "/ssh", 0o755)
    let stop = SyncStop()
    let start = Clock.ticks
    let stopped = failure {
      try rig.sync("ana", ["GIT_SSH_COMMAND": rig.directory + "/ssh"]).run(stop) { stage in
        if stage == .fetching { stop.stop() }
      }
    }
    #expect(stopped == .cancelled)
    #expect(Clock.ticks - start < 60_000)
  }

  @Test func `a second sync of one store at a time waits and then says so`() throws {
    let rig = try SyncRig()
    try rig.share()
    let id = try rig.store("ana").id
    let lock = try SyncLock(id, in: rig.directory + "/state-ana")
    #expect(failure { try rig.sync("ana").run() } == .busy)
    lock.release()
    #expect(failure { try rig.sync("ana").run() } == nil)
  }

  @Test func `a remote that refuses says why`() throws {
    let rig = try SyncRig()
    try rig.share()
    try write(
      "#!/bin/sh\necho closed for the audit >&2\nexit 1\n", to: rig.hub + "/hooks/pre-receive")
    chmod(rig.hub + "/hooks/pre-receive", 0o755)
    try rig.act("ana")
    #expect(failure { try rig.sync("ana").run() } == .refused("pre-receive hook declined"))
    #expect(try rig.sync("ana").unsent()?.actCount == 1)
  }
}
