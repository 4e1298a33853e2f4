extension Array {
  /// The elements, each at its first place only; two are one where the key says so.
  public func uniqued<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }
}

extension Array where Element: Hashable {
  /// The elements, each at its first place only.
  public func uniqued() -> [Element] { uniqued(by: \.self) }
}
