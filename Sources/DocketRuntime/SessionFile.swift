import DocketModel
import DocketUI
import Glibc

/// Where a reader stood in a store when its connection was lost; read once and removed.
public struct SessionFile: Sendable {
  private let path: String
  private let store: String

  /// - Parameters:
  ///   - folder: `$XDG_STATE_HOME/docket`.
  ///   - store: the folder of the store; what was kept of another one is left alone.
  public init(in folder: String, store: String) {
    path = "\(folder)/session.json"
    self.store = store
  }

  func take() -> Session? {
    guard let kept else { return nil }
    unlink(path)
    return kept["session"].flatMap(Session.init(json:))
  }

  func keep(_ session: Session) {
    let json = JSON.object(["store": .string(store), "session": session.json])
    // Where it cannot be kept the next session begins in the Inbox.
    try? FileBytes.replace(path, with: json.canonicalBytes())
  }

  func remove() {
    if kept != nil { unlink(path) }
  }

  /// What is there, if it is of this store.
  private var kept: JSON? {
    guard let bytes = try? FileBytes.read(path, limit: 65_536),
      let json = try? JSON(parsing: bytes),
      json["store"]?.string == store
    else { return nil }
    return json
  }
}
