/// The names of vulnerabilities and advisories in a text.
struct Identifiers: Hashable {
  private(set) var cves: [String] = []
  /// Everything but CVE, as its publisher writes it.
  private(set) var others: [String] = []
  private var seen: Set<String> = []

  init(in texts: some Sequence<String>) {
    for text in texts { scan(text) }
  }

  private mutating func scan(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var index = 0
      var isInWord = false
      while index < bytes.count {
        let byte = bytes[index]
        let isWord = Self.isWord(byte)
        if isWord, !isInWord {
          for shape in Self.shapes[Int(byte & 0xDF)] {
            guard let end = shape.match(bytes, from: index) else { continue }
            take(shape, bytes[index..<end])
            index = end - 1
            break
          }
        }
        isInWord = isWord
        index += 1
      }
    }
  }

  private mutating func take(_ shape: Shape, _ slice: Slice<UnsafeBufferPointer<UInt8>>) {
    let raw = String(decoding: slice, as: UTF8.self)
    let name = shape.isUpper ? raw.uppercased() : shape.spelling(raw)
    guard seen.insert(name).inserted, seen.count <= 2_000 else { return }
    if name.hasPrefix("CVE-") { cves.append(name) } else { others.append(name) }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x5F
  }

  /// How an identifier is built: `9` a digit, `+` more digits, `x` a letter or digit, `*` more of
  /// letters, digits and hyphens; anything else stands for itself, letter case aside.
  private struct Shape: Sendable {
    let pattern: [UInt8]
    let text: String
    /// Whether it is written in capitals whatever the text does.
    let isUpper: Bool

    init(_ text: String) {
      self.text = text
      pattern = Array(text.utf8)
      isUpper = !text.hasPrefix("GHSA") && !text.contains { $0.isLowercase && $0 != "x" }
    }

    /// The prefix as its publisher writes it, the rest in small letters.
    func spelling(_ raw: String) -> String {
      let fixed = text.prefix { !"9+x*".contains($0) }
      return fixed + raw.dropFirst(fixed.count).lowercased()
    }

    func match(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
      var index = start
      for sign in pattern {
        switch sign {
        case 0x39:
          guard index < bytes.count, (0x30...0x39).contains(bytes[index]) else { return nil }
          index += 1
        case 0x2B:
          while index < bytes.count, index - start < 40, (0x30...0x39).contains(bytes[index]) {
            index += 1
          }
        case 0x78:
          guard index < bytes.count, isWord(bytes[index]) else { return nil }
          index += 1
        case 0x2A:
          while index < bytes.count, index - start < 60,
            isWord(bytes[index]) || bytes[index] == 0x2D
          {
            index += 1
          }
        default:
          guard index < bytes.count, bytes[index] | 0x20 == sign | 0x20 else { return nil }
          index += 1
        }
      }
      while index > start, bytes[index - 1] == 0x2D { index -= 1 }
      guard index == bytes.count || !isWord(bytes[index]) else { return nil }
      return index
    }
  }

  /// The shapes by their first letter in capitals; to add one, add a line.
  private static let shapes: [[Shape]] = {
    let all = [
      "CVE-9999-9999+", "GHSA-xxxx-xxxx-xxxx", "ICSA-99-999-99", "ICSMA-99-999-99",
      "ICSA-99-999-99x",
      "RUSTSEC-9999-9999", "PYSEC-9999-9+", "GO-9999-9999", "MAL-9999-9+", "OSV-9999-9+",
      "DSA-9999-9", "DLA-9999-9", "USN-9999-9+", "RHSA-9999:9999+", "RHBA-9999:9999+",
      "ELSA-9999-9999+", "ALSA-9999:9+", "SUSE-SU-9999:9+-9", "FEDORA-9999-x*", "GLSA-999999-99",
      "VU#9999+", "JVN#99999999", "JVNDB-9999-999999", "cisco-sa-x*", "FG-IR-99-999",
      "FG-IR-9999-9+",
      "ZDI-99-999+", "ZDI-CAN-9999+", "VMSA-9999-9999", "APSB99-99+", "SSA-999999",
      "TALOS-9999-9999",
      "XSA-99+", "WID-SEC-9999-9999", "NCSC-9999-9999", "CNVD-9999-99999", "CNNVD-999999-999+",
      "BDU:9999-99999", "ADV999999", "AA99-999x", "EUVD-9999-9+", "CERTFR-9999-AVI-9999",
      "CERTFR-9999-ALE-999", "HSEC-9999-9999", "TALOS-9999-9999", "PAN-SA-9999-9999", "BID-9999+",
      "SNYK-x*", "KEV-9999-9+", "CTX9999999", "NTAP-99999999-9999", "JPCERT-AT-9999-9999",
    ]
    var table: [[Shape]] = Array(repeating: [], count: 256)
    for text in all {
      let shape = Shape(text)
      if let first = shape.pattern.first { table[Int(first & 0xDF)].append(shape) }
    }
    return table
  }()
}
