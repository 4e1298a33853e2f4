/// Addresses that are written in part, as RFC 3986 (section 5.2) completes them.
enum RelativeAddress {
  /// The address seen from the base; as it is where there is no base to start from.
  static func resolved(_ reference: String, from base: String?) -> String {
    let reference = reference.trimmed()
    guard let base, let start = Parts(base), start.scheme != nil, !reference.isEmpty,
      reference.utf8.count + base.utf8.count <= 8_000, let given = Parts(reference)
    else { return reference }
    if given.scheme != nil { return reference }
    var target = start
    target.fragment = given.fragment
    if given.host != nil {
      target.host = given.host
      target.path = withoutDots(given.path)
      target.query = given.query
    } else if given.path.isEmpty {
      target.query = given.query ?? start.query
    } else {
      target.path =
        given.path.hasPrefix("/") ? withoutDots(given.path) : withoutDots(merged(start, given.path))
      target.query = given.query
    }
    return target.text
  }

  private static func merged(_ base: Parts, _ path: String) -> String {
    if base.host != nil, base.path.isEmpty { return "/" + path }
    guard let slash = base.path.lastIndex(of: "/") else { return path }
    return base.path[...slash] + path
  }

  /// Section 5.2.4.
  private static func withoutDots(_ path: String) -> String {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    var kept: [Substring] = []
    for (place, segment) in segments.enumerated() {
      let isLast = place + 1 == segments.count
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        if kept.count > 1 { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return kept.joined(separator: "/")
  }

  private struct Parts {
    var scheme: Substring?
    var host: Substring?
    var path = ""
    var query: Substring?
    var fragment: Substring?

    init?(_ text: String) {
      var rest = text[...]
      if let sign = rest.firstIndex(of: "#") {
        fragment = rest[rest.index(after: sign)...]
        rest = rest[..<sign]
      }
      if let sign = rest.firstIndex(of: "?") {
        query = rest[rest.index(after: sign)...]
        rest = rest[..<sign]
      }
      if let colon = rest.firstIndex(of: ":"), colon > rest.startIndex,
        rest[..<colon].utf8.allSatisfy({ $0.isScheme }), rest.first?.isLetter == true
      {
        scheme = rest[..<colon]
        rest = rest[rest.index(after: colon)...]
      }
      if rest.hasPrefix("//") {
        rest = rest.dropFirst(2)
        let end = rest.firstIndex(of: "/") ?? rest.endIndex
        host = rest[..<end]
        rest = rest[end...]
      }
      path = String(rest)
    }

    var text: String {
      var out = ""
      if let scheme { out += scheme + ":" }
      if let host { out += "//" + host }
      out += path
      if let query { out += "?" + query }
      if let fragment { out += "#" + fragment }
      return out
    }
  }
}

extension UInt8 {
  fileprivate var isScheme: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
    default: false
    }
  }
}
