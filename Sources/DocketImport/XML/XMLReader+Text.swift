extension XMLReader {
  /// Takes text up to the next `<`.
  mutating func readText() throws(ImportError) {
    var run = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x3C { break }
      guard byte == 0x26 else {
        index += 1
        continue
      }
      text += bytes[run..<index]
      var out = text
      text = []
      index = try resolveReference(at: index, limit: bytes.count, into: &out)
      text = out
      run = index
    }
    text += bytes[run..<index]
    if open.isEmpty {
      // Outside the root there is nothing to read.
      if text.contains(where: { $0 > 0x20 }) { fault(run) }
      text.removeAll(keepingCapacity: true)
    }
  }

  /// Resolves the reference at the offset and returns where it ends.
  ///
  /// What is none, or has an unknown name, stays as it is.
  mutating func resolveReference(
    at offset: Int, limit: Int, into out: inout [UInt8]
  ) throws(ImportError) -> Int {
    var end = offset + 1
    while end < limit, end - offset < 34, bytes[end].isReference { end += 1 }
    if end < limit, bytes[end] == 0x3B, end > offset + 1 {
      let name = String(decoding: bytes[(offset + 1)..<end], as: UTF8.self)
      if let value = Self.predefined(name) {
        out.append(value)
        return end + 1
      }
      if name.hasPrefix("#") {
        if let scalar = NamedCharacters.scalar(ofNumber: name.dropFirst()) {
          out += UTF8.encode(scalar).map { Array($0) } ?? []
        } else {
          fault(offset)
        }
        return end + 1
      }
      if let value = try entities.value(of: name) {
        out += value
        return end + 1
      }
      if let scalar = NamedCharacters.scalar(named: name) {
        fault(offset)
        out += UTF8.encode(scalar).map { Array($0) } ?? []
        return end + 1
      }
    }
    fault(offset)
    out.append(0x26)
    return offset + 1
  }

  private static func predefined(_ name: String) -> UInt8? {
    switch name {
    case "lt": 0x3C
    case "gt": 0x3E
    case "amp": 0x26
    case "quot": 0x22
    case "apos": 0x27
    default: nil
    }
  }
}

extension UInt8 {
  fileprivate var isReference: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x23, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
}
