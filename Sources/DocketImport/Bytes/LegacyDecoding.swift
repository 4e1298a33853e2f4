internal import CMarkup

/// Text in the encodings of the time before UTF-8, by the C library's tables.
enum LegacyDecoding {
  /// The text as UTF-8, malformed bytes as U+FFFD, from `dmk_decode`; nil where the library does
  /// not have the encoding.
  static func decoded(_ raw: [UInt8], as encoding: TextEncoding) -> DecodedText? {
    guard case .legacy(let name) = encoding else { return nil }
    var replaced = -1
    let capacity = raw.count * 3 + 64
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      replaced = dmk_decode(name, raw, raw.count, buffer.baseAddress, capacity, &count)
    }
    return replaced < 0 ? nil : DecodedText(bytes: bytes, replaced: replaced)
  }
}
