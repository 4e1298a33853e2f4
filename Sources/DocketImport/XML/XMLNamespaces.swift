/// Which prefix stands for which namespace, told by the prefix that everyone uses.
///
/// Names of the feed formats themselves lose their prefix, so that `<atom:entry>`, `<entry>` and an
/// entry of Atom 0.3 are one. An unknown namespace keeps the prefix it was given; so does a prefix
/// that nobody declared.
struct XMLNamespaces {
  private var scopes: [(prefix: String, usual: String, depth: Int)] = []

  /// Binds a prefix from an element at that depth on.
  mutating func declare(_ prefix: String, _ address: String, at depth: Int) {
    let address = address.trimmed().lowercased()
    let usual: String
    if let known = Self.usual[address.hasSuffix("/") ? String(address.dropLast()) : address] {
      usual = known
    } else {
      usual = address.contains("backend.userland.com/rss") ? "" : prefix
    }
    // Nothing is kept for what means itself, unless it hides an outer meaning.
    if usual == prefix, !scopes.contains(where: { $0.prefix == prefix }) { return }
    guard scopes.count < 256 else { return }
    scopes.append((prefix, usual, depth))
  }

  /// Forgets what elements deeper than that declared.
  mutating func leave(to depth: Int) {
    while let last = scopes.last, last.depth >= depth { scopes.removeLast() }
  }

  /// The name with the usual prefix of its namespace.
  func usual(_ written: String) -> String {
    guard let colon = written.utf8.firstIndex(of: 0x3A) else {
      guard !scopes.isEmpty, let scope = scopes.last(where: { $0.prefix.isEmpty }),
        !scope.usual.isEmpty
      else {
        return written
      }
      return scope.usual + ":" + written
    }
    let prefix = written[..<colon]
    let scope = scopes.last { $0.prefix == prefix }
    // Atom's prefix is often used without a word about it.
    guard scope != nil || prefix == "atom" else { return written }
    let local = written[written.utf8.index(after: colon)...]
    let usual = scope?.usual ?? ""
    return usual.isEmpty ? String(local) : usual + ":" + local
  }

  /// In small letters and without a slash at the end: feeds are careless about both.
  private static let usual: [String: String] = [
    "http://backend.userland.com/rss": "", "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/rss/1.0": "", "http://my.netscape.com/rdf/simple/0.9": "",
    "http://channel.netscape.com/rdf/simple/0.9": "", "http://cyber.law.harvard.edu/rss": "",
    "http://purl.org/net/rss1.1#": "", "http://purl.org/rss/1.0/modules/rss091#": "",
    "http://purl.org/rss/1.0/modules/rss091": "", "http://example.com/newformat#": "",
    "http://example.com/necho": "", "http://purl.org/echo": "", "uri/of/echo/namespace#": "",
    "http://purl.org/pie": "", "http://purl.org/atom/ns#": "", "http://purl.org/atom/ns": "",
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/dc/elements/1.1": "dc", "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "http://search.yahoo.com/mrss": "media",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml", "http://www.w3.org/xml/1998/namespace": "xml",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/2000/svg": "svg", "http://www.w3.org/1998/math/mathml": "math",
  ]
}
