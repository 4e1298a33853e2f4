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

  /// The text with a key of the first table set; only the line of that key changes.
  static func setting(_ key: String, to name: String, in text: String) -> String {
    // By bytes: CR LF is one Character, which is no line feed.
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let line = "\(key) = \"\(name)\"" + (lines[0].utf8.last == 0x0D ? "\r" : "")
    let top = lines.firstIndex { $0.drop { $0 == " " }.hasPrefix("[") } ?? lines.count
    let isKey: (String) -> Bool = { line in
      let bare = line.drop { $0 == " " || $0 == "\t" }
      guard bare.hasPrefix(key) else { return false }
      return bare.dropFirst(key.count).drop { $0 == " " || $0 == "\t" }.hasPrefix("=")
    }
    if let place = lines[..<top].firstIndex(where: isKey) {
      lines[place] = line
    } else {
      lines.insert(line, at: 0)
    }
    return lines.joined(separator: "\n")
  }

  /// Writes a new file beside the old one and renames it, so that a crash leaves one of the two.
  private func replace(with text: String) throws(Failure) {
    let folder = path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    if let code = Folders.make(folder) { throw failure(code) }
    // A configuration kept elsewhere through a link stays there.
    let target =
      realpath(path, nil).map { pointer in
        defer { free(pointer) }
        return String(cString: pointer)
      } ?? path
    do throws(FileFault) {
      try FileBytes.replace(target, with: Array(text.utf8))
    } catch {
      guard case .failed(let code) = error else { throw failure(EIO) }
      throw failure(code)
    }
  }

  private func failure(_ code: Int32) -> Failure {
    Failure(
      code == EACCES || code == EPERM ? .permission : .cannotCreate,
      "\(SafeText(line: path)) could not be written: \(Sentence.words(code))")
  }
}
