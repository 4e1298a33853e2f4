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
    guard host.contains("."), !authority.contains("@"), !text.contains(where: \.isWhitespace)
    else { return nil }
    kind = Self.kind(of: address)
  }

  /// What names of files say: those of the CSAF standard (section 7.1) and of the catalogue.
  private static func kind(of address: String) -> Kind {
    let path = address.lowercased().prefix { $0 != "?" && $0 != "#" }
    let name = path.split(separator: "/").last ?? ""
    if ["provider-metadata.json", "changes.csv"].contains(name) { return .csaf }
    return name.hasPrefix("known_exploited_vulnerabilities") ? .kev : .feed
  }
}
