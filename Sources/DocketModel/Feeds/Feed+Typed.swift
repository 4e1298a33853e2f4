extension Feed {
  /// A feed from its address as a person types it; nil for what can be none.
  ///
  /// The scheme may be left out, since people copy `example.org/feed.xml`. A folder is named by its whole
  /// path. A user in front of the host is refused: it would be a secret in the store.
  public init?(typed text: String) {
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      return nil
    }
    if text.hasPrefix("/") {
      self.init(address: text, kind: .folder)
      return
    }
    let address = text.contains("://") ? text : "https://" + text
    self.init(address: address)
    let authority = address.drop { $0 != "/" }.dropFirst(2).prefix { $0 != "/" }
    guard text.contains("://") ? !host.isEmpty : host.contains("."),
      !authority.contains("@"), !text.contains(where: \.isWhitespace)
    else { return nil }
    kind = Kind(guessing: address)
  }
}
