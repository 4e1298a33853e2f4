import DocketFetch
import DocketRuntime
import DocketThemes
import Glibc
import TOMLKit

/// The secrets that feeds are asked with, by name.
///
///     [hill]
///     header = "X-Api-Key: ..."
///
///     [depot]
///     user = "ana"
///     password = "..."
///
/// The file must be its owner's alone. Nothing of what is in it is ever part of a message.
struct SecretsFile {
  private let secrets: [String: Credential]
  private let path: String

  /// Why a secret cannot be had.
  enum Fault: Error, Hashable {
    case missing(String)
    case unreadable(String, Int32)
    /// Others may read it; its mode.
    case open(String, mode: UInt32)
    case foreign(String, owner: UInt32)
    case syntax(String, line: Int)
    /// No table has this name, or it holds no usable secret.
    case noSecret(String, name: String)
  }

  /// Where it is: a credential of systemd, the file that is configured, or the usual one.
  static func path(
    _ configuration: FetchConfiguration, _ folders: Folders, _ variables: [String: String]
  ) -> String {
    if let folder = variables.set("CREDENTIALS_DIRECTORY") {
      let path = "\(folder)/docket-secrets"
      if access(path, F_OK) == 0 { return path }
    }
    return configuration.secretsFile.map(variables.path) ?? folders.configuration + "/secrets.toml"
  }

  init(_ path: String) throws(Fault) {
    self.path = path
    let file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard file >= 0 else {
      throw errno == ENOENT ? .missing(path) : .unreadable(path, errno)
    }
    defer { close(file) }
    try Self.check(file, path)
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try FileBytes.readAll(file, limit: 1 << 20)
    } catch {
      throw .unreadable(path, EIO)
    }
    do throws(TOMLFlaw) {
      secrets = Self.secrets(try readTOML(String(decoding: bytes, as: UTF8.self)))
    } catch {
      // The parser's words may repeat what it read.
      throw .syntax(path, line: error.line)
    }
  }

  /// Looks at the file that was opened, not at the one that has its name by now.
  private static func check(_ file: Int32, _ path: String) throws(Fault) {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path, EINVAL) }
    // A credential of systemd may belong to root.
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw .foreign(path, owner: status.st_uid)
    }
    guard status.st_mode & 0o077 == 0 else {
      throw .open(path, mode: UInt32(status.st_mode & 0o777))
    }
  }

  private static func secrets(_ root: TOMLTable) -> [String: Credential] {
    var secrets: [String: Credential] = [:]
    for name in root.keys {
      guard let table = root[name]?.table else { continue }
      if let header = table["header"]?.string {
        secrets[name] = Credential(header: header)
      } else if let user = table["user"]?.string, let password = table["password"]?.string {
        secrets[name] = Credential(user: user, password: password)
      }
    }
    return secrets
  }

  func credential(_ name: String) throws(Fault) -> Credential {
    guard let credential = secrets[name] else { throw .noSecret(path, name: name) }
    return credential
  }
}
