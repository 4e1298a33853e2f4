import DocketStore
import Glibc

/// The files below a folder, in an order that is the same everywhere.
public enum Walk {
  /// How many folders inside one another are entered.
  public static let depthLimit = 32

  /// The one path from the root that a folder has, without links and dots; what is not there stays as it is.
  public static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Regular files below a folder, by name; what is hidden is skipped, links are not followed.
  ///
  /// Folders that cannot be listed, stores of docket, and what cannot be looked at, are reported and the rest is
  /// walked. It ends behind the first file beyond the limit. `looking` is called before each name is looked at.
  public static func files(
    below folder: String, limit: Int = .max, looking: () -> Void = {},
    refused: (String, FileFault) -> Void
  ) -> [String] {
    var files: [String] = []
    if Store.isPart(resolved(folder)) {
      refused(folder, .store)
      return files
    }
    // Last in, first out: names are put in backwards, so that they come out in order.
    var waiting: [(path: String, depth: Int)] = [(folder, 0)]
    while files.count <= limit, let (path, depth) = waiting.popLast() {
      looking()
      var status = stat()
      guard lstat(path, &status) == 0 else {
        refused(path, .failed(errno))
        continue
      }
      // The folder named by the person may be a link to one; those found inside may not.
      if depth == 0 || status.st_mode & S_IFMT == S_IFDIR {
        guard depth <= depthLimit else {
          refused(path, .failed(ELOOP))
          continue
        }
        guard !Store.isStore(path) else {
          refused(path, .store)
          continue
        }
        do {
          let names = try names(in: path, looking) { name in
            refused(inside(path, name), .failed(EILSEQ))
          }
          for name in names.sorted(by: >) { waiting.append((inside(path, name), depth + 1)) }
        } catch {
          refused(path, error)
        }
      } else if status.st_mode & S_IFMT == S_IFREG {
        files.append(path)
      }
    }
    return files
  }

  private static func inside(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// The names that are texts; `refused` is given the others, which nothing could be opened by.
  private static func names(
    in folder: String, _ looking: () -> Void, refused: (String) -> Void
  ) throws(FileFault) -> [String] {
    guard let stream = opendir(folder) else { throw .failed(errno) }
    defer { closedir(stream) }
    var names: [String] = []
    // An end and an error look the same but for this.
    errno = 0
    while let entry = readdir(stream) {
      looking()
      let (name, isText) = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) {
          (String(cString: $0), String(validatingCString: $0) != nil)
        }
      }
      if !name.hasPrefix(".") {
        if isText { names.append(name) } else { refused(name) }
      }
      errno = 0
    }
    guard errno == 0 else { throw .failed(errno) }
    return names
  }
}

extension Walk {
  /// What a name leads to.
  public enum Place: Sendable, Hashable {
    /// By the one path from the root that it has.
    case folder(String)
    case file
    case nothing
  }

  static func place(of path: String) -> Place {
    let real = resolved(path)
    if isFolder(real) { return .folder(real) }
    return access(real, F_OK) == 0 ? .file : .nothing
  }

  /// Whether a name leads to a folder.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
