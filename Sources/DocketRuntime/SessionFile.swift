import DocketModel
import DocketUI
import Glibc

/// Where a reader stood when its connection was lost; read once and removed.
enum SessionFile {
  static func take(from path: String?) -> Session? {
    guard let path, let bytes = try? FileBytes.read(path, limit: 65_536) else { return nil }
    unlink(path)
    return (try? JSON(parsing: bytes)).flatMap(Session.init(json:))
  }

  static func keep(_ session: Session, at path: String?) {
    guard let path else { return }
    // Where it cannot be kept the next session begins in the Inbox.
    try? FileBytes.write(session.json.canonicalBytes(), to: path, replacing: true)
  }

  static func remove(_ path: String?) {
    if let path { unlink(path) }
  }
}
