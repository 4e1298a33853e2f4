import CellGrid
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// Briefings made by rule, so that every test that needs many has the same ones.
///
/// Each has four sections and three actions; titles are unique and carry their number.
enum SampleStore {
  private static let made = Mutex<[Int: String]>([:])

  /// Puts as many briefings as asked for into the store of the program, which has none yet.
  ///
  /// The first store of each size is imported, the others are copies of it.
  static func fill(_ docket: Docket, briefings: Int) throws {
    let template = try made.withLock { made in
      if let template = made[briefings] { return template }
      let template = try makeTemplate(briefings)
      made[briefings] = template
      return template
    }
    try FileManager.default.copyItem(
      atPath: template + "/home/.local", toPath: docket.world.directory + "/home/.local")
  }

  private static func makeTemplate(_ briefings: Int) throws -> String {
    let directory = try TemporaryDirectory.makeForProcess()
    let docket = try Docket(in: PinnedWorld(in: directory))
    for number in 0..<briefings {
      try write(markdown(number), to: "\(directory)/sample/\(number).md")
    }
    try docket.output(of: "import", directory + "/sample")
    return directory
  }

  static func title(_ number: Int) -> String {
    "\(products[number % products.count]) \(faults[number / 3 % faults.count]) no. \(number)"
  }

  private static func markdown(_ number: Int) -> String {
    let product = products[number % products.count]
    return """
      # \(title(number))

      ## What happened

      Researchers reported that \(product) lets a stranger \(harms[number % harms.count]). The maker \
      was told in spring and has sent a corrected version to its customers. The report counts \
      \(number + 3) systems that answered to a harmless probe.

      ## Who is affected

      Every site that runs \(product) before release \(number % 7 + 2).\(number % 10) and lets it be \
      reached from outside its own building.

      ## Why CISOs should care

      The product stands where few people look and holds keys to systems that everybody needs.

      ## 3 practical actions

      1. Update \(product): Install release \(number % 7 + 2).\(number % 10) or take it off the network.
      2. Look for traces of visitor \(number): Search the logs of the last ninety days.
      3. Change the service password \(number): The old one may have been read.

      """
  }

  private static let products = [
    "Torvik gate controller", "Meridian mail relay", "Quillon backup agent", "Ostrava VPN box",
    "Lumen badge server", "Pellworm file share", "Sandhaven router", "Kestrel print queue",
  ]
  private static let faults = [
    "answers without a password", "writes keys into its log", "trusts a forged update",
    "restarts on a long name", "shows files of other sites",
  ]
  private static let harms = [
    "read its settings", "run a program of his own", "stop it for hours", "sign in as anybody",
  ]
}

extension Docket {
  /// The program in a new world whose store holds as many sample briefings as asked for.
  static func filled(
    _ briefings: Int, configuration: String = "", in folder: String? = nil
  ) throws -> Docket {
    let path = try TemporaryDirectory.path + (folder.map { "/" + $0 } ?? "")
    let docket = try Docket(in: PinnedWorld(in: path, configuration: configuration))
    try SampleStore.fill(docket, briefings: briefings)
    return docket
  }
}

extension Tmux {
  /// The row of the cursor once nothing moves any more.
  func settledRow() throws -> String {
    try settled()
    return try cursorRow()
  }

  /// Waits until the cursor is visible and stands on the mark of the selected row.
  func expectCursorOnSelection(
    after keys: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try settled()
    try expect(sourceLocation: sourceLocation) { rows in
      guard let place = try? cursor() else { return "no cursor after \(keys)" }
      let row = place.row < rows.count ? Array(rows[place.row]) : []
      let glyph = place.column < row.count ? row[place.column] : " "
      return glyph == ">" ? nil : "the cursor is not on the mark of a row after \(keys)"
    }
  }
}

extension Docket {
  /// Waits until a command prints so many rows: what was typed into the reader is done by then.
  func expect(
    _ wanted: Int, of command: String, _ query: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var found = -1
    for _ in 0..<600 where found != wanted {
      found = try count(command, query)
      if found != wanted { usleep(50_000) }
    }
    #expect(found == wanted, "docket \(command) \(query)", sourceLocation: sourceLocation)
  }
}
