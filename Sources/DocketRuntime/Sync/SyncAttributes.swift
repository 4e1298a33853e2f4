import Glibc

/// What git may do to the files of a store, said where no commit of anybody can say otherwise.
enum SyncAttributes {
  /// Bytes stay as they are.
  ///
  /// Lines of two versions of one segment are all kept; of `STORE` there is no mixture, since sessions
  /// read it while git merges.
  private static let text = """
    * -text -eol -ident -filter -working-tree-encoding -whitespace merge=union
    STORE -merge

    """

  static func write(_ git: Git) throws(SyncFailure) {
    guard let path = try git.word(["rev-parse", "--git-path", "info/attributes"]) else { return }
    let place = path.hasPrefix("/") ? path : "\(git.store)/\(path)"
    let wanted = Array(text.utf8)
    if let found = try? FileBytes.read(place, limit: 1 << 20), found == wanted { return }
    if let end = place.lastIndex(of: "/") { mkdir(String(place[..<end]), 0o700) }
    do throws(FileFault) {
      try FileBytes.write(wanted, to: place, replacing: true)
    } catch {
      throw .failed("attributes", error.reason)
    }
  }
}
