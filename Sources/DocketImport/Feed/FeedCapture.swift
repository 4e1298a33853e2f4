/// The inside of one element while it is read: its text, or its markup where it holds elements.
struct FeedCapture {
  let field: FeedField
  /// How many elements are open inside the one that is captured, itself included.
  let depth: Int
  let isEntry: Bool
  let base: String?
  /// Whether the id may be followed (`isPermaLink` of RSS).
  let isPermanent: Bool
  private(set) var kind: FeedText.Kind
  private let isBase64: Bool
  private(set) var bytes: [UInt8] = []
  /// Set at the first element inside: from there on text is text and must be escaped.
  private var isTree = false
  private var open: [String] = []

  init(
    _ field: FeedField, _ tag: XMLTag, depth: Int, isEntry: Bool, base: String?, isAtom: Bool
  ) {
    self.field = field
    self.depth = depth
    self.isEntry = isEntry
    self.base = base
    isPermanent = (tag["ispermalink"] ?? "true").lowercased() == "true"
    let type = tag["type"]?.lowercased().trimmed() ?? ""
    let mode = tag["mode"]?.lowercased()
    isBase64 =
      mode == "base64"
      || mode == nil && type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("xml")
    switch type {
    case "text", "plain", "text/plain": kind = isAtom ? .plain : .unknown
    case "html", "text/html": kind = .html
    case "xhtml", "application/xhtml+xml", "text/xhtml":
      kind = .html
      isTree = mode != "escaped"
    default: kind = isAtom ? .plain : .unknown
    }
  }

  /// The text with what is known about its markup.
  var text: FeedText {
    var value = bytes
    if isBase64, let decoded = Base64.decoded(value), UTF8Form(decoded).malformed == 0 {
      value = decoded
    }
    value = TwiceEncoded.undone(value) ?? value
    return FeedText(kind: kind, value: String(decoding: value, as: UTF8.self).trimmed(), base: base)
  }

  /// Adds text that was read, its references resolved.
  mutating func add(_ text: [UInt8]) {
    if isTree {
      Self.escape(text, into: &bytes)
    } else if bytes.isEmpty {
      bytes = text
    } else {
      bytes += text
    }
  }

  /// Adds the start tag of an element inside, its addresses completed.
  mutating func open(_ tag: XMLTag, base: String?) {
    let name = String(tag.written.split(separator: ":").last ?? "")
    if !isTree, kind == .plain {
      // It said that it was plain text; what is there already is.
      let plain = bytes
      bytes = []
      Self.escape(plain, into: &bytes)
    }
    isTree = true
    kind = .html
    open.append(name)
    bytes += "<\(name)".utf8
    for (name, value) in tag.attributes where !name.hasPrefix("xml") {
      let isAddress = name == "href" || name == "src"
      bytes += " \(name)=\"".utf8
      Self.escape(
        Array((isAddress ? RelativeAddress.resolved(value, from: base) : value).utf8), into: &bytes)
      bytes.append(0x22)
    }
    bytes.append(0x3E)
  }

  /// Adds the end tag of the innermost element inside.
  mutating func close() {
    guard let name = open.popLast(), !["br", "hr", "img", "input", "wbr"].contains(name) else {
      return
    }
    bytes += "</\(name)>".utf8
  }

  private static func escape(_ text: [UInt8], into out: inout [UInt8]) {
    for byte in text {
      switch byte {
      case 0x26: out += "&amp;".utf8
      case 0x3C: out += "&lt;".utf8
      case 0x3E: out += "&gt;".utf8
      case 0x22: out += "&quot;".utf8
      default: out.append(byte)
      }
    }
  }
}

/// Bytes written as letters (RFC 4648, section 4).
enum Base64 {
  /// The bytes; nil for a text with other signs than its letters and blanks.
  static func decoded(_ text: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case 0x2B: value = 62
      case 0x2F: value = 63
      case 0x3D, 0x20, 0x0A, 0x0D, 0x09: continue
      default: return nil
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
    return out
  }
}
