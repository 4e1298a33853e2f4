import CellGrid
import CNcurses

/// The bytes keys send, as the terminal's description has them.
enum KeySequences {
  /// Every sequence the description knows for a key we have a name for.
  ///
  /// Single bytes are left out: what they mean does not depend on the terminal. A screen must be
  /// open.
  static func ofOpenTerminal() -> [[UInt8]: Key] {
    var keys: [[UInt8]: Key] = [:]
    // The table goes from the less to the more usual name of a sequence, the last one holds.
    for (name, key) in table.reversed() {
      guard let text = ncx_capability(name) else { continue }
      let bytes = Array(String(cString: text).utf8)
      if bytes.count > 1 { keys[bytes] = key }
    }
    return keys
  }

  /// Names of terminfo(5) and the keys they are, the more usual names first.
  private static let table: [(String, Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
      ("khome", .home), ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown),
      ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab), ("kbs", .backspace),
      ("kfnd", .home), ("kslt", .end), ("kent", .enter),
      ("ka1", .home), ("ka3", .pageUp), ("kc1", .end), ("kc3", .pageDown),
    ] + (1...24).map { ("kf\($0)", .function($0)) }
}
