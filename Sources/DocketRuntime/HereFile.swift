public import DocketModel

/// When this person was last here, per store: the end of the previous session of the reader.
public struct HereFile: Sendable {
  private let path: String

  /// - Parameters:
  ///   - folder: `$XDG_STATE_HOME/docket`.
  ///   - store: the id of the store.
  public init(in folder: String, store: String) { path = "\(folder)/here-\(store).json" }

  /// Nil where nobody was here before, or it could not be kept.
  public func mark() -> HereMark? {
    guard let bytes = try? FileBytes.read(path, limit: 8 << 20),
      let json = try? JSON(parsing: bytes), let at = json["at"]?.integer
    else { return nil }
    let seen = json["seen"]?.array?.compactMap { one -> HereMark.Seen? in
      guard let host = one["host"]?.string, let login = one["login"]?.string,
        let clock = one["clock"]?.string.flatMap({ UInt64($0, radix: 16) })
      else { return nil }
      return HereMark.Seen(host: host, login: login, clock: clock)
    }
    return HereMark(at: Timestamp(milliseconds: at), seen: seen)
  }

  /// Keeps a mark; where it cannot be kept the one before stays, and more than is new is shown.
  public func keep(_ mark: HereMark) {
    let seen = (mark.seen ?? []).map {
      JSON.object([
        .init("host", .string($0.host)), .init("login", .string($0.login)),
        .init("clock", .string(String($0.clock, radix: 16))),
      ])
    }
    let json = JSON.object([
      .init("at", .integer(mark.at.milliseconds)), .init("seen", .array(seen)),
    ])
    try? FileBytes.replace(path, with: json.canonicalBytes())
  }
}
