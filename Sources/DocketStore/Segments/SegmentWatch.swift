/// Hears from the kernel when something changes in the segments of a store, so that nobody need look.
///
/// A hint, never a proof: not every file system tells, and the queue of a busy one runs over. So it
/// says "changed" where it cannot know, and now and then all the same. Held by one thread.
///
/// Source: inotify(7).
final class SegmentWatch {
  private let folder: StoreFolder
  /// Nil where it cannot be known whether something changed.
  private var queue: Descriptor?
  /// After so many answers that nothing changed it is looked all the same.
  static let quietLimit = 7
  /// What came before this was watching is not heard: the first answer is that it may be.
  private var quiet = SegmentWatch.quietLimit
  /// More writers are not watched: each takes from what the kernel gives to one user.
  static let writerLimit = 64

  init(_ folder: StoreFolder) {
    self.folder = folder
    guard !Syscalls.isRemote(folder.segments.descriptor.number) else { return }
    queue = (try? Syscalls.watcher()).map(Descriptor.init)
    watchAll()
  }

  /// Whether something may have changed since this was asked last.
  ///
  /// What is read behind a true answer is all there was to hear of.
  func mayHaveChanged() -> Bool {
    guard let queue else { return true }
    guard let hasHeard = try? Syscalls.hasHeard(queue.number) else {
      self.queue = nil
      return true
    }
    quiet = hasHeard || quiet == Self.quietLimit ? 0 : quiet + 1
    if quiet > 0 { return false }
    // A writer may have come. Before anything is read: what comes behind that is heard.
    watchAll()
    return true
  }

  private func watchAll() {
    guard let queue else { return }
    do {
      try Syscalls.watch(folder.segments.descriptor.number, by: queue.number)
      let writers = try folder.segments.names().filter(Identifiers.isName)
      guard writers.count <= Self.writerLimit else { return self.queue = nil }
      for name in writers {
        let writer = try folder.segments.directory(name)
        try Syscalls.watch(writer.descriptor.number, by: queue.number)
      }
    } catch {
      // Who hears of some of them only would take the silence of the others for peace.
      self.queue = nil
    }
  }
}
