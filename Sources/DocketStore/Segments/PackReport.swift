/// What packing did; paths are relative to the store.
public struct PackReport: Sendable, Hashable {
  public var packs: [Pack] = []
  /// Files that an earlier pack holds, which a kill or a sync tool had left or brought back.
  public var removed: [String] = []
  /// Files that stay as they are.
  public var left: [Left] = []

  public init() {}

  /// One file made of many.
  public struct Pack: Sendable, Hashable {
    public var path: String
    public var files: Int
    /// Without headers and trailers.
    public var records: Int
    public var bytes: Int
  }

  public struct Left: Sendable, Hashable {
    public var path: String
    public var why: Why
  }

  /// Why a file stays.
  public enum Why: Sendable, Hashable {
    /// It has no end: somebody writes it, or was killed while writing.
    case notEnded
    /// Its bad bytes and its sound records stay together, where `doctor` names them.
    case damaged
    /// Of another store or writer.
    case foreign
    /// Large already.
    case large
    case unreadable(StoreError)
  }
}
