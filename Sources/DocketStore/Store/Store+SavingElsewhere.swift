/// Where records went that the store's own folder would not take.
public struct SavedElsewhere: Sendable, Hashable {
  public var records: Int
  /// A store of the same id that holds them and nothing else.
  ///
  /// Copying its `segments` over those of the store brings them home, once or twice alike.
  public var path: String

  public init(records: Int, path: String) {
    self.records = records
    self.path = path
  }
}

extension Store {
  /// Writes the records that are in memory only into a small store below a folder, durably.
  ///
  /// They count as saved then, and later ones are tried in the store's own folder again. Throws what
  /// went wrong there and keeps what is not written; nil when everything is written already.
  public func saveElsewhere(in folder: String) throws(StoreError) -> SavedElsewhere? {
    guard let own = self.folder, let writer, writer.unsaved > 0 else { return nil }
    let path = (folder.hasSuffix("/") ? folder : folder + "/") + "docket-unsaved-\(session)"
    let records = try writer.save(in: try own.twin(at: path))
    return SavedElsewhere(records: records, path: path)
  }
}
