import Glibc

/// Where docket keeps things, by the XDG base directory rules.
///
/// A relative path in an XDG variable counts as unset, as that specification wants.
public struct Folders: Sendable, Hashable {
  public var configuration: String
  public var data: String
  public var state: String
  public var cache: String

  init(_ environment: Environment) {
    let home = environment.value("HOME") ?? "/nonexistent"
    func folder(_ name: String, _ fallback: String) -> String {
      if let given = environment.value(name), given.hasPrefix("/") { return given + "/docket" }
      return "\(home)/\(fallback)/docket"
    }
    configuration = folder("XDG_CONFIG_HOME", ".config")
    data = folder("XDG_DATA_HOME", ".local/share")
    cache = folder("XDG_CACHE_HOME", ".cache")
    state = folder("XDG_STATE_HOME", ".local/state")
  }

  public var configurationFile: String { configuration + "/config.toml" }
  public var themes: String { configuration + "/themes" }
  public var defaultStore: String { data + "/store" }

  /// Makes a folder and those above it, for this user only; the errno value if that fails.
  static func make(_ path: String) -> Int32? {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      // A folder that is there may be on a file system that refuses mkdir with another error.
      guard mkdir(made, 0o700) == 0 || errno == EEXIST || access(made, F_OK) == 0 else {
        return errno
      }
    }
    return nil
  }
}
