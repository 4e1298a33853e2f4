internal import DocketModel

/// The addresses that may become a link of a briefing.
enum WebAddress {
  /// Whether it is an absolute address of the web or of mail; everything else stays text.
  static func isLink(_ text: String) -> Bool {
    guard text.utf8.count <= 2_000, !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
      return false
    }
    for scheme in ["https://", "http://", "mailto:"] where text.utf8.count > scheme.utf8.count {
      if text.prefix(scheme.count).lowercased() == scheme { return true }
    }
    return false
  }

  /// The addresses in plain text, each once, in their order.
  static func links(in texts: some Sequence<String>) -> [Link] {
    var links: [Link] = []
    var seen: Set<String> = []
    for text in texts where text.utf8.contains(0x3A) {
      let bytes = Array(text.utf8)
      var index = 0
      while index < bytes.count, links.count < 1_000 {
        guard bytes[index] | 0x20 == 0x68, let end = addressEnd(bytes, from: index) else {
          index += 1
          continue
        }
        let address = String(decoding: bytes[index..<end], as: UTF8.self)
        if isLink(address), seen.insert(address).inserted {
          links.append(Link(text: address, url: address))
        }
        index = end
      }
    }
    return links
  }

  /// The end of the address that starts here, without the punctuation of the sentence around it.
  private static func addressEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    let rest = bytes[start...]
    guard rest.starts(with: "https://".utf8) || rest.starts(with: "http://".utf8) else {
      return nil
    }
    var end = start
    var open = 0
    while end < bytes.count, end - start < 2_100, !isStop(bytes, at: end) {
      if bytes[end] == 0x28 { open += 1 }
      if bytes[end] == 0x29 { open -= 1 }
      end += 1
    }
    while end > start {
      let last = bytes[end - 1]
      if last == 0x29, open < 0 {
        open += 1
      } else if !".,;:!?'*_]".utf8.contains(last) {
        break
      }
      end -= 1
    }
    return end - start > 8 ? end : nil
  }

  /// A blank, a quotation mark or a bracket; a CJK mark (E3 80 xx) or a full-width one (EF BC xx).
  private static func isStop(_ bytes: [UInt8], at index: Int) -> Bool {
    let byte = bytes[index]
    if byte <= 0x20 || byte == 0x3C || byte == 0x3E || byte == 0x22 { return true }
    guard index + 1 < bytes.count else { return false }
    return byte == 0xE3 && bytes[index + 1] == 0x80 || byte == 0xEF && bytes[index + 1] == 0xBC
      || byte == 0xE2 && bytes[index + 1] == 0x80
  }
}
