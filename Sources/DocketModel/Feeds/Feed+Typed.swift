extension Feed {
  /// A feed from its address as a person types it; nil for what can be none.
  ///
  /// The scheme may be left out, since people copy `example.org/feed.xml`. A folder is named by its whole
  /// path, or by the one below `home`, for which `~` stands. A user in front of the host is refused: it would be a
  /// secret in the store.
  public init?(typed text: String, home: String? = nil) {
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      return nil
    }
    if let home, home.hasPrefix("/"), text == "~" || text.hasPrefix("~/") {
      self.init(folder: home + text.dropFirst())
      return
    }
    if text.hasPrefix("/") {
      self.init(folder: text)
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

  /// One folder has one address: one slash between two names, and none at the end.
  private init(folder path: String) {
    self.init(address: "/" + path.split(separator: "/").joined(separator: "/"), kind: .folder)
  }
}
