/// An open file or directory; closed when the last reference goes.
///
/// Held by one thread.
final class Descriptor {
  let number: Int32
  private var isOpen = true

  init(_ number: Int32) { self.number = number }

  deinit {
    // Nothing can be reported here; who needs to know calls `close`.
    if isOpen { try? Syscalls.close(number) }
  }

  func close() throws(SystemFailure) {
    guard isOpen else { return }
    isOpen = false
    try Syscalls.close(number)
  }
}

/// A directory that stays open, as the base of everything under it.
///
/// Names are opened relative to it and links are not followed, so nothing can lead outside.
struct Directory {
  let descriptor: Descriptor
  /// For messages only: relative to the store.
  let path: String

  /// Opens a directory by a path of the user's choosing; links in that path are followed.
  init(at path: String) throws(StoreError) {
    do {
      descriptor = Descriptor(try Syscalls.open(path, in: -1, .directory, following: true))
      self.path = ""
    } catch {
      throw StoreError(error, at: path)
    }
  }

  private init(_ descriptor: Descriptor, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  func path(of name: String) -> String { path.isEmpty ? name : path + "/" + name }

  func directory(_ name: String) throws(StoreError) -> Directory {
    do {
      return Directory(
        Descriptor(try Syscalls.open(name, in: descriptor.number, .directory)), path: path(of: name)
      )
    } catch {
      throw StoreError(error, at: path(of: name))
    }
  }

  /// Makes the directory if it is not there, durably, and opens it.
  func makeDirectory(_ name: String, mode: UInt32 = 0o700) throws(StoreError) -> Directory {
    var isNew = true
    do {
      try Syscalls.makeDirectory(name, in: descriptor.number)
    } catch  where error.code == ErrorCode.exists {
      isNew = false
    } catch {
      throw StoreError(error, at: path(of: name))
    }
    let made = try directory(name)
    guard isNew else { return made }
    do {
      try Syscalls.changeMode(made.descriptor.number, to: mode)
      try Syscalls.sync(descriptor.number)
    } catch {
      throw StoreError(error, at: path(of: name))
    }
    return made
  }

  /// Opens a regular file for reading and says what it is; anything else is refused.
  func open(_ name: String, limit: Int64) throws(StoreError) -> (Descriptor, FileStatus) {
    let path = path(of: name)
    let file: Descriptor
    let status: FileStatus
    do throws(SystemFailure) {
      file = Descriptor(try Syscalls.open(name, in: descriptor.number, .read))
      status = try Syscalls.status(file.number)
    } catch {
      throw StoreError(error, at: path)
    }
    guard status.kind == .regular else { throw .refused(path, .notRegular) }
    guard status.size <= limit else { throw .refused(path, .tooLarge) }
    return (file, status)
  }

  /// The whole content of a small file.
  func contents(of name: String, limit: Int) throws(StoreError) -> [UInt8] {
    let (file, status) = try open(name, limit: Int64(limit))
    do {
      return try Syscalls.read(file.number, from: 0, limit: Int(status.size))
    } catch {
      throw StoreError(error, at: path(of: name))
    }
  }

  func names() throws(StoreError) -> [String] {
    do {
      return try Syscalls.names(in: descriptor.number)
    } catch {
      throw StoreError(error, at: path.isEmpty ? "." : path)
    }
  }

  /// Puts a whole file in place, durably: a temporary file in `temporary`, then a rename.
  ///
  /// `keepsExisting` fails with EEXIST where something of that name is there.
  func replace(
    _ name: String, with bytes: [UInt8], by temporary: Directory, called draft: String,
    mode: UInt32 = 0o600, keepsExisting: Bool = false
  ) throws(StoreError) {
    do throws(SystemFailure) {
      let file = Descriptor(try Syscalls.open(draft, in: temporary.descriptor.number, .create))
      do throws(SystemFailure) {
        try Syscalls.changeMode(file.number, to: mode)
        try Syscalls.write(bytes, to: file.number)
        try Syscalls.sync(file.number)
        try file.close()
        try place(draft, from: temporary, as: name, keepsExisting)
      } catch {
        try? Syscalls.remove(draft, in: temporary.descriptor.number)
        throw error
      }
      try Syscalls.sync(descriptor.number)
    } catch {
      throw StoreError(error, at: path(of: name))
    }
  }

  private func place(
    _ draft: String, from temporary: Directory, as name: String, _ keepsExisting: Bool
  ) throws(SystemFailure) {
    let (from, to) = (temporary.descriptor.number, descriptor.number)
    if keepsExisting {
      do throws(SystemFailure) {
        try Syscalls.link(draft, in: from, to: name, in: to)
        return try Syscalls.remove(draft, in: from)
      } catch {
        // Elsewhere files have one name only, and two that come at once are not told apart.
        guard ErrorCode.noLinks.contains(error.code) else { throw error }
      }
    }
    try Syscalls.rename(draft, in: from, to: name, in: to)
  }
}
