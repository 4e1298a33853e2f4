import CShims
import Glibc

/// Sees to it that one sync of a store runs at a time for this user on this host.
///
/// Two would only meet at git's own lock and one of them fail; nothing depends on this for being right.
struct SyncLock {
  private let file: Int32

  /// Waits up to five seconds for another one to end.
  init(_ store: String, in folder: String?) throws(SyncFailure) {
    guard let folder else {
      file = -1
      return
    }
    mkdir(folder, 0o700)
    let mode = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY
    file = open("\(folder)/sync-\(store).lock", mode, 0o600)
    guard file >= 0 else { return }
    let end = Clock.ticks + 5_000
    while dsh_lock(file) != 0 {
      guard Clock.ticks < end else {
        close(file)
        throw .busy
      }
      usleep(50_000)
    }
  }

  func release() {
    if file >= 0 { close(file) }
  }
}
