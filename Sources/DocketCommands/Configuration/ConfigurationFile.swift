import CellGrid
import DocketRuntime
import DocketThemes
import Glibc
import TOMLKit

/// Changes one line of `config.toml` and leaves the rest as the person wrote it.
struct ConfigurationFile {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Sets `me`; a name that passed ``ShortName`` needs no escape in TOML.
  func setMe(_ name: String) throws(Failure) {
    var text = ""
    do throws(FileFault) {
      text = String(decoding: try FileBytes.read(path, limit: 1 << 20), as: UTF8.self)
    } catch {
      guard case .failed(ENOENT) = error else {
        throw Failure(.configuration, "\(SafeText(line: path)): \(Sentence.say(error))")
      }
    }
    let changed = Self.setting("me", to: name, in: text)
    // `"me" = ...`, a value of several lines, a byte order mark: such a file is left as it is.
    guard (try? readTOML(changed))?["me"]?.string == name else {
      throw Failure(
        .configuration,
        "\(SafeText(line: path)): me is not written there on a line of its own, and nothing was changed - write me = \"\(name)\" there"
      )
    }
    try replace(with: changed)
  }

  /// The text with a key of the first table set; only the value on the line of that key changes.
  static func setting(_ key: String, to name: String, in text: String) -> String {
    // By bytes: CR LF is one Character, which is no line feed.
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let line = "\(key) = \"\(name)\""
    let end = lines[0].utf8.last == 0x0D ? "\r" : ""
    let top = lines.firstIndex { $0.drop { $0 == " " }.hasPrefix("[") } ?? lines.count
    let isKey: (String) -> Bool = { line in
      let bare = line.drop { $0 == " " || $0 == "\t" }
      guard bare.hasPrefix(key) else { return false }
      return bare.dropFirst(key.count).drop { $0 == " " || $0 == "\t" }.hasPrefix("=")
    }
    if let place = lines[..<top].firstIndex(where: isKey) {
      lines[place] = line + comment(behind: key, on: lines[place]) + end
    } else {
      lines.insert(line + end, at: 0)
    }
    return lines.joined(separator: "\n")
  }

  /// The comment behind a value, with the blanks before it; a `#` inside a string begins none.
  private static func comment(behind key: String, on line: String) -> String {
    let signs = line.unicodeScalars.filter { $0 != "\r" }
    var start = signs.startIndex
    while let place = signs[start...].firstIndex(of: "#") {
      let before = signs[..<place]
      if (try? readTOML(String(before)))?[key] != nil {
        let blanks = before.reversed().prefix { $0 == " " || $0 == "\t" }.count
        return String(signs[signs.index(place, offsetBy: -blanks)...])
      }
      start = signs.index(after: place)
    }
    return ""
  }

  /// Writes a new file beside the old one and renames it, so that a crash leaves one of the two.
  private func replace(with text: String) throws(Failure) {
    let folder = path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    if let code = Folders.make(folder) { throw failure(code) }
    let target = try target()
    do throws(FileFault) {
      try FileBytes.replace(target, with: Array(text.utf8))
    } catch {
      guard case .failed(let code) = error else { throw failure(EIO, target) }
      throw failure(code, target)
    }
  }

  /// Where the file is: a configuration kept elsewhere through a link stays there, also one that is not there yet.
  private func target() throws(Failure) -> String {
    var target = path
    for _ in 0..<Self.linkLimit {
      guard let next = Self.link(at: target) else { return target }
      let folder = target.prefix(through: target.lastIndex(of: "/") ?? target.startIndex)
      target = next.hasPrefix("/") ? next : folder + next
    }
    throw failure(ELOOP)
  }

  /// As many links as the system follows.
  private static let linkLimit = 40

  /// Where a link leads; nil for what is none.
  private static func link(at path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private func failure(_ code: Int32, _ target: String? = nil) -> Failure {
    let target = target ?? path
    let place: SafeText = target == path ? "" : " leads to \(SafeText(line: target)), which"
    return Failure(
      code == EACCES || code == EPERM ? .permission : .cannotCreate,
      "\(SafeText(line: path))\(place) could not be written: \(Sentence.words(code))")
  }
}
