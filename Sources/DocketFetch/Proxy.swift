/// The host that fetches on our behalf, from the configuration or the environment.
///
/// It resolves names by itself, so the address policy sees the proxy only: behind one, the proxy decides
/// what is reached. Addresses written as numbers are judged all the same.
public struct Proxy: Sendable, Hashable {
  /// As curl is given it; may hold a name and a password.
  let text: String
  /// Without name and password, for messages.
  public let shown: String

  /// Reads `http://host:port`, `https://...`, `socks5h://...`; nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count <= HTTPAddress.limit, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return nil
    }
    var scheme = "http"
    var rest = text[...]
    if let mark = text.range(ofSign: "://") {
      scheme = text[..<mark.lowerBound].lowercased()
      rest = text[mark.upperBound...]
    }
    guard ["http", "https", "socks5h"].contains(scheme) else { return nil }
    let authority = rest.prefix { $0 != "/" }
    let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
    // Its host is read like any other, so that no part of it is an option of curl's.
    guard let read = try? HTTPAddress(.http, authority: Array((host ?? authority).utf8)[...]) else {
      return nil
    }
    let port = (host ?? authority).hasSuffix(":\(read.port)") ? ":\(read.port)" : ""
    self.text = "\(scheme)://\(authority)"
    shown = "\(scheme)://" + (host == nil ? "" : "***@") + read.hostText + port
  }

  /// The proxy for an address by the usual variables; nil where it is reached directly.
  ///
  /// `https_proxy`, `http_proxy` (small letters only: a web server sets the other from a header),
  /// `all_proxy`; `no_proxy` is a list of hosts and endings of hosts, or `*`.
  public static func environmentText(
    for address: HTTPAddress, in variables: [String: String]
  ) -> String? {
    if isExempt(address, by: variables["no_proxy"] ?? variables["NO_PROXY"] ?? "") { return nil }
    let names =
      address.scheme == .https
      ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
      : ["http_proxy", "all_proxy", "ALL_PROXY"]
    return names.lazy.compactMap { variables[$0] }.first { !$0.isEmpty }
  }

  static func isExempt(_ address: HTTPAddress, by list: String) -> Bool {
    let host = address.hostText
    return list.split(whereSeparator: { $0 == "," || $0 == " " }).contains { entry in
      var name = entry.lowercased()
      if name == "*" { return true }
      if name.hasPrefix(".") { name.removeFirst() }
      return host == name || host.hasSuffix("." + name)
    }
  }
}

extension Proxy: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { shown }
  public var debugDescription: String { shown }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension String {
  /// The first place of a text inside this one.
  fileprivate func range(ofSign sign: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(sign) { return start..<index(start, offsetBy: sign.count) }
      start = index(after: start)
    }
    return nil
  }
}
