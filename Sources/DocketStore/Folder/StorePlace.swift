extension Store {
  /// Whether a folder is a store, of whatever id and format.
  public static func isStore(_ folder: String) -> Bool {
    guard let root = try? Directory(at: folder) else { return false }
    return root.holds(StoreFile.name) && (try? root.directory("segments")) != nil
  }

  /// Whether a path from the root, without links, is a store or leads into what docket keeps in one.
  ///
  /// What else lies in the folder of a store belongs to a person.
  public static func isPart(_ path: String) -> Bool {
    if isStore(path) { return true }
    var names = path.split(separator: "/")
    while let name = names.popLast() {
      if kept.contains(String(name)), isStore("/" + names.joined(separator: "/")) { return true }
    }
    return false
  }

  private static let kept: Set = [StoreFile.name, "segments", "tmp", "quarantine"]
}
