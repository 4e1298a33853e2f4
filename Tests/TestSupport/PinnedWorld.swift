import Glibc

/// Home, time, zone, language and person of a test, so that it runs the same everywhere.
public struct PinnedWorld: Sendable {
  /// Holds the home of the person and all that the program keeps.
  public let directory: String
  /// Everything a program started in this world finds in its environment.
  public var environment: [String: String]

  /// Makes the folders and writes the configuration.
  ///
  /// The directory exists and belongs to the test. `now` is what the program takes for the present
  /// moment; `person` is both the login and `me` of the configuration, to whose file the lines in
  /// `configuration` are added.
  public init(
    in directory: String, now: String = "2026-11-23T09:00:00Z", person: String = "ana",
    configuration: String = ""
  ) throws {
    self.directory = directory
    let home = "\(directory)/home"
    environment = [
      "HOME": home,
      "XDG_CONFIG_HOME": "\(home)/.config",
      "XDG_DATA_HOME": "\(home)/.local/share",
      "XDG_STATE_HOME": "\(home)/.local/state",
      "XDG_CACHE_HOME": "\(home)/.cache",
      "XDG_RUNTIME_DIR": "\(directory)/run",
      "TZ": "UTC",
      "LANG": "C.UTF-8",
      "DOCKET_NOW": now,
      "USER": person,
      "LOGNAME": person,
      "PATH": "/usr/local/bin:/usr/bin:/bin",
      // Where a Swift toolchain is installed a crash would wait for a key with its backtrace.
      "SWIFT_BACKTRACE": "enable=no",
    ]
    // Sanitizers and coverage speak through the environment of the tests.
    for name in ["ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS", "LLVM_PROFILE_FILE"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    try makeFolders("\(directory)/run")
    try write(
      "me = \"\(person)\"\n" + configuration, to: "\(home)/.config/docket/config.toml")
  }

  /// The same world with some variables changed; nil takes one away.
  public func with(_ changes: [String: String?]) -> PinnedWorld {
    var world = self
    for (name, value) in changes { world.environment[name] = value }
    return world
  }
}
