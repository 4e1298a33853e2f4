public import DocketModel
internal import CShims

/// How a store is opened.
public struct StoreOptions: Sendable {
  /// What may happen to files.
  public enum Access: Sendable, Hashable {
    case readWrite
    /// Reads the folder and writes nothing into it.
    case readOnly
    /// No folder at all: everything is gone with the process.
    case memory
  }

  /// When an act counts as saved.
  public enum Durability: Sendable, Hashable {
    /// ``Store/act(_:on:for:)`` and the like return when it is on the disk; for commands.
    case each
    /// They return when the system has it, and ``Store/sync()`` puts it on the disk; for the
    /// reader, which calls that within 200 ms.
    case onSync
  }

  public var access: Access
  public var durability: Durability
  /// Stands in the header of every segment.
  public var programVersion: String
  /// Where the name of this writer is kept: `$XDG_STATE_HOME/docket`.
  ///
  /// Nil, missing or not writable: the session gets a name of its own.
  public var stateDirectory: String?
  /// Where the state is kept from one start to the next: `$XDG_CACHE_HOME/docket`.
  ///
  /// Nil, missing, not writable or on another host: it is made in memory at each start.
  public var cacheDirectory: String?
  /// Told again and again while many records are read: how many there were so far.
  public var onBuilding: @Sendable (_ records: Int) -> Void
  /// What is due when where no source says so.
  public var policy: DeadlinePolicy
  /// Other names my acts may carry: `asilva@jump2`.
  public var aliases: [String]
  /// The days of ``policy`` are counted in this zone.
  public var zone: Zone
  public var clock: @Sendable () -> Timestamp
  public var random: @Sendable () -> UInt64

  public init(
    access: Access = .readWrite, durability: Durability = .each, programVersion: String = "0",
    stateDirectory: String? = nil, cacheDirectory: String? = nil,
    onBuilding: @escaping @Sendable (Int) -> Void = { _ in },
    policy: DeadlinePolicy = .none, aliases: [String] = [], zone: Zone = .utc,
    clock: @escaping @Sendable () -> Timestamp = StoreOptions.wallClock,
    random: @escaping @Sendable () -> UInt64 = StoreOptions.systemRandom
  ) {
    self.access = access
    self.durability = durability
    self.programVersion = programVersion
    self.stateDirectory = stateDirectory
    self.cacheDirectory = cacheDirectory
    self.onBuilding = onBuilding
    self.policy = policy
    self.aliases = aliases
    self.zone = zone
    self.clock = clock
    self.random = random
  }

  /// The host's wall clock.
  @Sendable public static func wallClock() -> Timestamp { Timestamp(milliseconds: dsh_now()) }

  /// Numbers from the system; from the clock where the system has none to give.
  @Sendable public static func systemRandom() -> UInt64 {
    (try? Syscalls.random()) ?? UInt64(bitPattern: dsh_now()) &* 0x9E37_79B9_7F4A_7C15
  }
}
