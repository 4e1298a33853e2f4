/// References and the addresses they lead to (RFC 3986, section 5).
extension WebAddress {
  /// The address of a link as a page writes it, where it may become one of a briefing.
  ///
  /// Blanks at its ends and line ends in it go, as browsers do it (WHATWG URL Standard, 4.4).
  static func link(_ reference: String, base: String?) -> String? {
    var text = reference.trimmed()
    guard text.utf8.count <= 2_000 else { return nil }
    if text.utf8.contains(where: { $0 <= 0x20 }) {
      text = String(text.filter { !$0.isNewline && $0 != "\t" })
        .split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")
    }
    let address = base.flatMap { resolved(text, base: $0) } ?? text
    return isLink(address) ? address : nil
  }

  /// The reference resolved against the base; nil where the base is no absolute address.
  static func resolved(_ reference: String, base: String) -> String? {
    let base = Parts(base)
    guard base.scheme != nil else { return nil }
    var target = Parts(reference)
    if target.scheme != nil {
      target.path = withoutDots(target.path)
      return target.text
    }
    target.scheme = base.scheme
    if target.authority != nil {
      target.path = withoutDots(target.path)
      return target.text
    }
    target.authority = base.authority
    if target.path.isEmpty {
      target.path = base.path
      target.query = target.query ?? base.query
    } else if target.path.hasPrefix("/") {
      target.path = withoutDots(target.path)
    } else {
      target.path = withoutDots(merged(target.path, base))
    }
    return target.text
  }

  /// RFC 3986, 5.2.3.
  private static func merged(_ path: String, _ base: Parts) -> String {
    if base.authority != nil, base.path.isEmpty { return "/" + path }
    guard let slash = base.path.lastIndex(of: "/") else { return path }
    return base.path[...slash] + path
  }

  /// RFC 3986, 5.2.4.
  private static func withoutDots(_ path: String) -> String {
    guard path.utf8.contains(0x2E) else { return path }
    var kept: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (place, segment) in segments.enumerated() {
      let isLast = place + 1 == segments.count
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        if kept.count > 1 || (kept.count == 1 && kept[0] != "") { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return kept.joined(separator: "/")
  }

  /// The five parts of an address (RFC 3986, appendix B).
  private struct Parts {
    var scheme: String?
    var authority: String?
    var path: String
    var query: String?
    var fragment: String?

    init(_ text: String) {
      var rest = Substring(text)
      if let hash = rest.firstIndex(of: "#") {
        fragment = String(rest[rest.index(after: hash)...])
        rest = rest[..<hash]
      }
      if let mark = rest.firstIndex(of: "?") {
        query = String(rest[rest.index(after: mark)...])
        rest = rest[..<mark]
      }
      if let colon = rest.firstIndex(of: ":"), Self.isScheme(rest[..<colon]) {
        scheme = rest[..<colon].lowercased()
        rest = rest[rest.index(after: colon)...]
      }
      if rest.hasPrefix("//") {
        let start = rest.index(rest.startIndex, offsetBy: 2)
        let end = rest[start...].firstIndex(of: "/") ?? rest.endIndex
        authority = String(rest[start..<end])
        rest = rest[end...]
      }
      path = String(rest)
    }

    private static func isScheme(_ text: Substring) -> Bool {
      guard let first = text.utf8.first, (0x61...0x7A).contains(first | 0x20) else { return false }
      return text.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
      }
    }

    var text: String {
      var text = ""
      if let scheme { text += scheme + ":" }
      if let authority { text += "//" + authority }
      text += path
      if let query { text += "?" + query }
      if let fragment { text += "#" + fragment }
      return text
    }
  }
}
