/// A web address in the form that two copies of it share.
///
/// Lower-case scheme and host, no default port, no user, no fragment, no tracking parameters; a path
/// loses the slash at its end, `http` counts as `https` and `www.` is left out, so that a site may
/// move to either. Only ASCII letters
/// are folded, so that the form never depends on a Unicode version. Never opened, only compared.
public struct CanonicalLink: Sendable, Hashable {
  /// The whole address.
  public let text: String
  public let host: String
  /// Whether it names more than a site: a path or a query.
  public let isPage: Bool

  /// Nil for what is no web address, or longer than 2,000 bytes.
  public init?(_ link: String) {
    var rest = Array(link.utf8)[...]
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    guard rest.count <= 2_000, !rest.contains(where: { $0 < 0x20 || $0 == 0x7F }),
      let colon = rest.firstIndex(of: UInt8(ascii: ":")),
      ["http", "https"].contains(Self.lower(rest[..<colon])),
      rest[(colon + 1)...].starts(with: "//".utf8)
    else { return nil }
    rest = rest[(colon + 3)...]
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<hash] }
    let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
    let (host, port) = Self.host(rest[..<(end ?? rest.endIndex)])
    guard !host.isEmpty else { return nil }
    rest = rest[(end ?? rest.endIndex)...]
    let mark = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
    var path = rest[..<mark]
    while path.last == UInt8(ascii: "/") { path.removeLast() }
    let query = Self.query(rest[mark...].dropFirst())
    self.host = host
    isPage = !path.isEmpty || !query.isEmpty
    text =
      "https://" + host + port + String(decoding: path, as: UTF8.self)
      + (query.isEmpty ? "" : "?" + query)
  }

  private static func host(_ authority: ArraySlice<UInt8>) -> (host: String, port: String) {
    var rest = authority
    if let at = rest.lastIndex(of: UInt8(ascii: "@")) { rest = rest[(at + 1)...] }
    var port = ""
    // A colon inside brackets belongs to an IPv6 address.
    if let colon = rest.lastIndex(of: UInt8(ascii: ":")),
      !rest[colon...].contains(UInt8(ascii: "]"))
    {
      port = String(decoding: rest[colon...], as: UTF8.self)
      rest = rest[..<colon]
    }
    if [":", ":80", ":443"].contains(port) { port = "" }
    while rest.last == UInt8(ascii: ".") { rest.removeLast() }
    var host = lower(rest)
    if host.hasPrefix("www."), host.utf8.dropFirst(4).contains(UInt8(ascii: ".")) {
      host = String(host.dropFirst(4))
    }
    return (host, port)
  }

  /// The parameters that say which page it is, in their order.
  private static func query(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.split(separator: UInt8(ascii: "&"))
      .filter { !isTracking(lower($0.prefix { $0 != UInt8(ascii: "=") })) }
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "&")
  }

  private static func isTracking(_ name: String) -> Bool {
    ["utm_", "mtm_", "pk_", "hsa_", "oly_", "vero_"].contains(where: name.hasPrefix)
      || trackers.contains(name)
  }

  /// Parameters that advertisers, mailers and social networks add to links.
  private static let trackers: Set<String> = [
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid",
    "ttclid", "li_fat_id", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi",
    "__hstc", "__hssc", "__hsfp", "hsctatracking", "_ga", "_gl", "ref_src", "ref_url", "rss",
    "s_kwcid", "trk", "trkcampaign", "cmpid", "ncid", "sr_share", "wt_mc", "ck_subscriber_id",
  ]

  private static func lower(_ bytes: some Sequence<UInt8>) -> String {
    String(
      decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }
}
