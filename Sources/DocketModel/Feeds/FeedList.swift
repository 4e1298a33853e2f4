/// A list of feeds as other readers take it in: OPML 2.0 (opml.org/spec2.opml).
public enum FeedList {
  /// The text of the list; folders are left out, since they are of this host alone.
  public static func opml(_ feeds: [Feed]) -> String {
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<opml version=\"2.0\">",
      "  <head><title>Feeds of docket</title></head>", "  <body>",
    ]
    for feed in feeds where feed.kind != .folder {
      let name = escaped(feed.title ?? feed.address)
      lines.append(
        "    <outline type=\"rss\" text=\"\(name)\" title=\"\(name)\" xmlUrl=\"\(escaped(feed.address))\"/>"
      )
    }
    return (lines + ["  </body>", "</opml>"]).joined(separator: "\n")
  }

  /// Text as the value of an attribute; what XML 1.0 cannot hold is left out.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += " "
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension Feed.Kind {
  /// What probably stands at an address, by the names that publishers are bound to or all use.
  ///
  /// `provider-metadata.json` is the name that CSAF 2.0 (section 7.1.8) prescribes.
  public init(guessing address: String) {
    if address.hasPrefix("/") {
      self = .folder
      return
    }
    let path = address.lowercased().prefix { $0 != "?" && $0 != "#" }
    let name = path.split(separator: "/").last ?? ""
    self =
      switch name {
      case "provider-metadata.json": .csaf
      case "known_exploited_vulnerabilities.json": .kev
      default: .feed
      }
  }
}
