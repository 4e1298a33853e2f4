extension Feed {
  /// What a person calls the feed: its title, else its host, else the name of its folder.
  public var name: String {
    if let title, !title.isEmpty { return title }
    return host.isEmpty ? Self.lastPart(of: address) : host
  }

  /// What tells the feed from all others in a sentence: its title, else its address.
  ///
  /// Of a long address the end stays, where those of one host differ.
  public var distinctName: String {
    if let title, !title.isEmpty { return title }
    let address = shortAddress
    return address.count <= 80 ? address : "\(address.prefix(40))…\(address.suffix(39))"
  }

  /// The host of the address without `www.`; empty for a folder.
  public var host: String {
    guard let start = Self.schemes.first(where: address.lowercased().hasPrefix) else { return "" }
    var host = address.dropFirst(start.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let sign = host.lastIndex(of: "@") { host = host[sign...].dropFirst() }
    return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
  }

  /// The address without what is the same in most.
  public var shortAddress: String {
    guard let start = Self.schemes.first(where: address.lowercased().hasPrefix) else {
      return address
    }
    let rest = address.dropFirst(start.count)
    return String(rest.hasPrefix("www.") ? rest.dropFirst(4) : rest)
  }

  /// Whether anybody on the way can change what it says.
  public var isUnsigned: Bool { address.lowercased().hasPrefix("http://") }

  private static let schemes = ["https://", "http://"]

  private static func lastPart(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
