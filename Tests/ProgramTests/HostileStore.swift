import Foundation
import Synchronization
import TestSupport
import Testing

/// A store in which payloads stand in every field that anybody outside, or a colleague, can fill.
enum HostileStore {
  /// Whether all payloads are tried one by one, on all terminals: `DOCKET_ESCAPES=full`, as the laboratory does.
  static let isFull = ProcessInfo.processInfo.environment["DOCKET_ESCAPES"] == "full"

  static let bundles = Payload.bundles(
    of: isFull ? 1 : 6, "P1", "P2", "P3", "P12", atMost: isFull ? 5_000 : 300)

  private static let made = Mutex<[Bool: Result<String, any Error>]>([:])

  /// Gives the program a copy of the store; `isHarmless` puts a plain word where the payloads stand.
  static func fill(_ docket: Docket, isHarmless: Bool = false) throws {
    let template = try made.withLock { made in
      if let template = made[isHarmless] { return template }
      let template = Result { try makeTemplate(isHarmless) }
      made[isHarmless] = template
      return template
    }.get()
    try FileManager.default.copyItem(
      atPath: template + "/home/.local", toPath: docket.world.directory + "/home/.local")
  }

  private static func makeTemplate(_ isHarmless: Bool) throws -> String {
    let directory = try TemporaryDirectory.makeForProcess()
    let docket = try Docket(in: PinnedWorld(in: directory))
    let texts = bundles.map { isHarmless ? Array("word".utf8) : $0.bytes }
    for (index, bytes) in texts.enumerated() {
      for (name, document) in HostileDocuments(bytes, number: index + 1).all
      where !name.hasSuffix(".opml") {
        try write(document, to: "\(directory)/news/\(fileName(bytes))\(name)")
      }
    }
    // What is no briefing at all is refused, the rest is taken in.
    _ = try docket.run("import", directory + "/news")
    let ids = try docket.run("list", "--ids").lines
    try #require(ids.count > texts.count)
    for (index, bytes) in texts.enumerated() { try act(docket, on: ids[index], with: bytes, index) }
    return directory
  }

  /// What a colleague can write: notes, reasons, names, words, feeds.
  private static func act(
    _ docket: Docket, on id: String, with bytes: [UInt8], _ index: Int
  ) throws {
    let text = String(decoding: bytes, as: UTF8.self).filter { $0 != "\0" }
    let opml = HostileDocuments(bytes, number: index).opml
    let list = "\(docket.world.directory)/\(index).opml"
    try write(opml, to: list)
    _ = try docket.run("feed", "import", list)
    _ = try docket.run("note", text + "n", id)
    _ = try docket.run("add", id, "mine " + text)
    let commands = [
      ["dismiss", "--because", "why " + text], ["wait", "--on", "p" + text],
      ["assign", "o" + text],
    ]
    let command = commands[index % commands.count] + [id]
    _ = try TestSupport.run(
      Docket.path, command, environment: docket.world.environment,
      directory: docket.world.directory)
  }

  /// As much of a payload as the name of a file can be.
  private static func fileName(_ bytes: [UInt8]) -> String {
    let name = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter {
      $0 != "/" && $0 != "\0"
    }
    return String(String.UnicodeScalarView(name.prefix(40)))
  }
}
