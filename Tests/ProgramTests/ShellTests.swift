import CellGrid
import Foundation
import Glibc
import TestSupport
import Testing

/// Addresses and names made for a shell: none is started, and nothing is written where a name points to.
@Suite(.temporaryDirectory)
struct ShellTests {
  /// A program that adds the number of its arguments and each of them to a file beside it.
  private func recorder(_ docket: Docket) throws -> String {
    let path = docket.world.directory + "/recorder"
    try write(
      "#!/bin/sh\n{ printf '%s\\n' \"$#\"; for word; do printf '%s\\n' \"$word\"; done; } >>\"$0.out\"\n",
      to: path)
    #expect(chmod(path, 0o700) == 0)
    return path
  }

  /// What `strace` saw of some system calls while the reader ran, one call on each line.
  private func traced(
    _ docket: Docket, calls: String, typing: (Tmux) throws -> Void
  ) throws -> [String] {
    let log = docket.world.directory + "/calls"
    let reader = try Tmux(
      ["strace", "-f", "-qq", "-s", "4096", "-e", "trace=\(calls)", "-o", log, Docket.path],
      environment: docket.world.environment, size: Size(columns: 120, rows: 40),
      in: docket.world.directory)
    try typing(reader)
    try reader.press("q", "q", "q")
    #expect(try reader.waitForEnd() == .exited(0))
    return try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test func `opening any address starts no shell, and the opener gets one address or nothing`()
    throws
  {
    var docket = try Docket()
    let path = try recorder(docket)
    docket.world = docket.world.with(["BROWSER": "\(path) --new-window -x", "EDITOR": "true"])
    let links = Payload.all("P4").map { $0.text(atMost: 100) }
    try importFeed(links, docket)
    let calls = try traced(docket, calls: "execve") { reader in
      try reader.expect("Hostile 1 ")
      for _ in links {
        try reader.press("1", "o")
        try reader.settled()
        try reader.press("C-g", "J")
        #expect(try reader.status() == nil)
      }
    }
    // strace starts the reader, the reader starts itself for the wall and nothing but what is configured.
    for call in calls where call.contains("execve(") {
      let program = call.split(separator: "\"").dropFirst().first.map(String.init) ?? ""
      #expect([Docket.path, "/proc/self/exe", path].contains(program), "\(call)")
    }
    let started = calls.count { $0.contains("execve(\"\(path)\"") }
    let recorded = (try? String(contentsOfFile: path + ".out", encoding: .utf8)) ?? ""
    let lines = recorded.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(started > 3, "the opener was hardly ever started: \(recorded)")
    #expect(lines.count == 4 * started, "an address was no single line: \(recorded)")
    for start in stride(from: 0, to: lines.count, by: 4) {
      let words = Array(lines[start..<min(start + 4, lines.count)])
      #expect(Array(words.prefix(3)) == ["3", "--new-window", "-x"])
      let address = words.last ?? ""
      #expect(address.hasPrefix("http://") || address.hasPrefix("https://"))
      #expect(!address.contains("://-") && !address.contains("@"), "\(address)")
      #expect(address.utf8.allSatisfy { !"$`;|'\"\\<> ".utf8.contains($0) && 0x20..<0x7F ~= $0 })
    }
  }

  /// One briefing for each address, which is its link.
  private func importFeed(_ links: [String], _ docket: Docket) throws {
    let items = links.enumerated().map { number, link in
      [
        "id": "\(number)", "title": "Hostile \(number + 1) link", "url": link,
        "content_html": "<p>See <a href=\"\(escaped(link))\">it</a>.</p>",
      ]
    }
    let feed: [String: Any] = [
      "version": "https://jsonfeed.org/version/1.1", "title": "Links", "items": items,
    ]
    let path = docket.world.directory + "/links.json"
    try write(Array(JSONSerialization.data(withJSONObject: feed)), to: path)
    try docket.output(of: "import", path)
  }

  private func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "\"", with: "&quot;")
      .replacingOccurrences(of: "<", with: "&lt;")
  }

  @Test func `a list of feeds brings no command`() throws {
    let docket = try Docket()
    let list = docket.world.directory + "/list.opml"
    try write(Payload.named("list-of-commands.opml", in: "P4").bytes(), to: list)
    let outcome = try docket.run("feed", "import", list)
    #expect(outcome.status == .exited(65))
    let feeds = try docket.output(of: "feed", "list", "--json")
    #expect(feeds.split(separator: "\n").count == 1 && feeds.contains("https://c.example/feed"))
    #expect(!feeds.contains("filtercmd") && !feeds.contains("\"command\""))
  }

  /// The calls that make, change or remove something by its name.
  private static let naming =
    "open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,"
    + "mknod,mknodat,chmod,fchmodat,truncate"

  @Test func `no name in a file or a text decides where something is written`() throws {
    var docket = try Docket()
    docket.world = docket.world.with(["EDITOR": "true", "BROWSER": "true"])
    let news = docket.world.directory + "/news"
    for (number, payload) in Payload.all("P10").enumerated() {
      let text = payload.text()
      let name = text.replacingOccurrences(of: "/", with: "_").prefix(200)
      let page = HostileDocuments(payload.bytes(), number: number + 1).markdown
      try write(page, to: "\(news)/\(name).md")
    }
    let log = docket.world.directory + "/import-calls"
    let imported = try TestSupport.run(
      "strace",
      ["-f", "-qq", "-s", "4096", "-e", "trace=\(Self.naming)", "-o", log, Docket.path]
        + ["import", news],
      environment: docket.world.environment, directory: docket.world.directory)
    #expect(imported.status == .exited(0), "\(imported.error)")
    var calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
      .map(String.init)
    calls += try traced(docket, calls: Self.naming) { reader in
      try reader.expect("Markdown")
      for keys in [["e"], ["J", "e"], ["a", "x"], ["Y"], ["Enter"], ["g", "l"], ["g", "f"]] {
        try reader.press(keys)
        try reader.settled()
      }
      try reader.press("C-g", "C-g")
    }
    let home = docket.world.directory + "/home"
    let places =
      [".local/share/docket", ".local/state/docket", ".cache/docket"]
      .map { "\(home)/\($0)" } + [docket.world.directory + "/run", "/dev/"]
    let parents = [".local", ".local/share", ".local/state", ".cache"].map { "\(home)/\($0)" }
    let writes = calls.filter(isWrite)
    #expect(writes.count > 10)
    for call in writes {
      let path = call.split(separator: "\"").dropFirst().first.map(String.init) ?? ""
      let isOurs = places.contains { path.hasPrefix($0) } || parents.contains(path)
      // Relative to a folder that was opened by its own name.
      let isBeneath =
        !path.hasPrefix("/") && !path.contains("..") && !call.contains("AT_FDCWD")
      #expect(isOurs || isBeneath, "\(call)")
    }
  }

  private func isWrite(_ call: String) -> Bool {
    // Of a call that another thread interrupts the end is told later: `mkdir` of what exists is none.
    let isInVain =
      call.contains(" = -1 ") || call.contains("mkdir(") && call.contains("<unfinished")
    guard call.contains("("), !isInVain else { return false }
    if call.contains("open(") || call.contains("openat(") {
      return ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].contains { call.contains($0) }
    }
    return !call.contains("exited") && !call.contains("---")
  }

  private static let targets = Payload.all("P10").map(\.name).filter { $0.hasPrefix("at-target-") }

  @Test(arguments: targets)
  func `what stands where a file of ours is to be written is not followed`(kind: String) throws {
    let docket = try Docket.filled(3)
    try session(docket)
    let folders = [".local/state/docket", ".cache/docket"]
      .map { "\(docket.world.directory)/home/\($0)" }
    var replaced = 0
    let outside = docket.world.directory + "/outside"
    let victim = outside + "/victim"
    for folder in folders {
      for name in FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? [] {
        let path = "\(folder)/\(name)"
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
        try FileManager.default.removeItem(atPath: path)
        try write("untouched", to: victim)
        switch kind {
        case "at-target-link": #expect(symlink(victim, path) == 0)
        case "at-target-dangling": #expect(symlink(outside + "/made", path) == 0)
        case "at-target-pipe": #expect(mkfifo(path, 0o600) == 0)
        default: #expect(mkdir(path, 0o700) == 0)
        }
        replaced += 1
        try session(docket, "\(kind) at \(name)")
        #expect(try String(contentsOfFile: victim, encoding: .utf8) == "untouched", "\(path)")
        #expect(access(outside + "/made", F_OK) != 0, "\(path)")
      }
    }
    #expect(replaced > 1)
  }

  /// A tick in the reader, a command, and the end of both.
  private func session(_ docket: Docket, _ comment: String = "") throws {
    #expect(try docket.run("list").status == .exited(0), "\(comment)")
    let pty = try docket.attach()
    try pty.expect("What happened")
    pty.read()
    try pty.write("ax")
    pty.read()
    try pty.write("qqq")
    #expect(try pty.waitForEnd() == .exited(0), "\(comment)")
  }

  @Test func `a pipe in the place of the log of errors does not hold up the start`() throws {
    let docket = try Docket.filled(3)
    let state = docket.world.directory + "/home/.local/state/docket"
    try makeFolders(state)
    #expect(mkfifo(state + "/errors.log", 0o600) == 0)
    try session(docket)
  }
}
