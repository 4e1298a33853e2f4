import DocketRuntime
import Glibc

/// What the description of a terminal says, read without opening a screen.
///
/// The compiled form of term(5): a header of six 16-bit numbers, names, flags, numbers, strings.
struct Terminfo {
  /// The file it was read from.
  var path: String
  var colours: Int
  /// Whether it can place the cursor and clear the screen.
  var canDrawScreens: Bool

  private static let maxColors = 13
  private static let clearScreen = 5
  private static let cursorAddress = 10

  /// Looks where ncurses looks; nil when no description of this name is installed.
  static func find(_ name: String, _ environment: Environment) -> Terminfo? {
    guard let first = name.utf8.first, !name.contains("/"), !name.hasPrefix(".") else { return nil }
    var folders: [String] = []
    if let own = environment.value("TERMINFO") { folders.append(own) }
    if let home = environment.value("HOME") { folders.append(home + "/.terminfo") }
    folders += ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo"]
    let letter = String(Unicode.Scalar(first))
    for folder in folders {
      for part in [letter, String(first, radix: 16)] {
        let path = "\(folder)/\(part)/\(name)"
        if let bytes = try? FileBytes.read(path, limit: 1 << 16),
          let found = Terminfo(bytes, path: path)
        {
          return found
        }
      }
    }
    return nil
  }

  init?(_ bytes: [UInt8], path: String) {
    func short(_ offset: Int) -> Int? {
      guard offset >= 0, offset + 1 < bytes.count else { return nil }
      return Int(Int16(truncatingIfNeeded: Int(bytes[offset]) | Int(bytes[offset + 1]) << 8))
    }
    guard let magic = short(0), magic == 0o432 || magic == 0o1036, let names = short(2),
      let flags = short(4), let numbers = short(6), let strings = short(8),
      min(names, flags, numbers, strings) >= 0
    else { return nil }
    let size = magic == 0o432 ? 2 : 4
    var start = 12 + names + flags
    // Numbers begin at an even byte.
    start += start % 2
    self.path = path
    // The low half is enough: more colours than 32,767 count as many.
    let count = Self.maxColors < numbers ? short(start + Self.maxColors * size) ?? -1 : -1
    colours = max(count, 0)
    let table = start + numbers * size
    canDrawScreens = [Self.clearScreen, Self.cursorAddress].allSatisfy {
      $0 < strings && (short(table + $0 * 2) ?? -1) >= 0
    }
  }
}
