import CShims
import Glibc

/// What a worker gives up before the first foreign byte reaches it; none of it can be taken back.
enum Wall {
  static let memoryLimit: UInt64 = 512 << 20
  /// Seconds of processor time that one document may take.
  static let processorLimit: UInt32 = 5
  /// The status a worker ends with when a crash found the memory used up.
  static let exhausted: Int32 = 3
  /// Memory after which a worker makes room for a new one: what it freed may be in pieces.
  private static let worn: UInt64 = 192 << 20
  /// The status a worker ends with when a limit could not be set: it has read nothing.
  static let incomplete: Int32 = 4

  /// The one place of the file system that stays readable: the character sets of `iconv`, which each
  /// processor has in a folder of its own name, such as `/usr/lib/x86_64-linux-gnu/gconv`.
  static var characterSets: [String] {
    var found = glob_t()
    defer { globfree(&found) }
    for (number, pattern) in ["/usr/lib/gconv", "/usr/lib64/gconv", "/usr/lib/*/gconv"].enumerated()
    {
      glob(pattern, number == 0 ? 0 : GLOB_APPEND, nil, &found)
    }
    return (0..<Int(found.gl_pathc)).compactMap { place in
      found.gl_pathv[place].map { String(cString: $0) }
    }
  }

  /// Gives everything up; false when the kernel refused a limit that every Linux has.
  ///
  /// Landlock and seccomp are newer: where the kernel has none of them the limits stand alone.
  static func close() -> Bool {
    let isSanitized = dsh_is_sanitized() == 1
    var isClosed = dsh_close_others() == 0 && dsh_renounce() == 0 && dsh_end_with_parent() == 0
    dsh_watch_memory()
    isClosed = isClosed && dsh_tell_exhaustion(memoryLimit, exhausted) == 0
    let limits: [(Int, UInt64)] = [
      (dsh_limit_file_size, 0), (dsh_limit_files, 16), (dsh_limit_core, 0),
      (dsh_limit_processes, 0), (dsh_limit_memory, memoryLimit),
    ]
    for (what, value) in limits where what != dsh_limit_memory || !isSanitized {
      isClosed = isClosed && dsh_limit(Int32(what), value) == 0
    }
    let folders: [UnsafePointer<CChar>?] = Self.characterSets.map { UnsafePointer(strdup($0)) }
    defer { folders.forEach { free(UnsafeMutablePointer(mutating: $0)) } }
    _ = dsh_confine_files(folders, folders.count)
    if !isSanitized { _ = dsh_confine_calls() }
    return isClosed
  }

  /// Whether a document took so much memory that the next one should find a new worker.
  static var isWorn: Bool { dsh_peak_memory() > worn }

  /// Lets the next document take its time.
  static func allowDocument() -> Bool { dsh_limit_processor(processorLimit) == 0 }
}
