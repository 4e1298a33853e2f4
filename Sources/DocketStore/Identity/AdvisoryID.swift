/// The id of an advisory, as its publisher gave it: the same text wherever it is told.
public enum AdvisoryID {
  /// The id in upper case, if the whole text is one; nil for anything else.
  ///
  /// Known are CVE, GHSA, the ids of OSV's databases and of CISA, and those of the vendors that
  /// number like them (letters, then groups of digits).
  public static func normalised(_ text: String) -> String? {
    guard (6...40).contains(text.utf8.count) else { return nil }
    let bytes = text.utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    guard bytes.allSatisfy({ isLetterOrDigit($0) || isSeparator($0) }) else { return nil }
    let groups = bytes.split(whereSeparator: isSeparator)
    guard groups.count >= 2, let first = groups.first else { return nil }
    let family = String(decoding: first, as: UTF8.self)
    guard families.contains(family) else { return nil }
    let numbers = groups.dropFirst()
    let isID =
      switch family {
      case "CVE": isCVE(numbers)
      case "GHSA": numbers.count == 3 && numbers.allSatisfy { $0.count == 4 }
      default: numbers.contains { $0.contains(where: isDigit) }
      }
    return isID ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// Whether ids of this family name a single flaw across databases, so that aliases are the same.
  static func namesOneFlaw(_ id: String) -> Bool {
    flaws.contains(String(id.prefix { $0 != "-" }))
  }

  /// Whether an address holds the id, in any letter case.
  static func appears(_ id: String, in address: String) -> Bool {
    let upper = address.utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    return String(decoding: upper, as: UTF8.self).contains(id)
  }

  private static func isCVE(_ numbers: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    guard numbers.count == 2, let year = numbers.first, let number = numbers.last else {
      return false
    }
    return year.count == 4 && number.count >= 4
      && year.allSatisfy(isDigit) && number.allSatisfy(isDigit)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "."): true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x5A).contains(byte)
  }

  private static let flaws: Set<String> = [
    "GHSA", "PYSEC", "RUSTSEC", "GO", "GSD", "OSV", "HSEC", "RSEC", "ASB", "PUB", "BIT",
  ]

  private static let families: Set<String> = flaws.union([
    "CVE", "ICSA", "ICSMA", "AA", "VU", "RHSA", "RHBA", "RHEA", "DSA", "DLA", "DTSA", "USN", "ALAS",
    "ALAS2", "ELSA", "ALSA", "RLSA", "SUSE", "OPENSUSE", "GLSA", "ASA", "FEDORA", "MAL", "MGASA",
    "CISCO", "SSA", "SEVD", "VMSA", "APSB", "NCSC", "CERTFR", "WID", "BSI", "JVN", "JVNDB", "JSA",
    "PAN", "FG", "ZDI", "TALOS", "XSA", "VDE", "SCA", "NTAP", "HT", "ADV", "CURL", "MFSA", "EUVD",
    "INTEL", "AMD", "LSN", "OVMSA", "AVD", "CTX", "SA", "WPVDB", "WSA", "DRUPAL", "SNYK",
  ])
}
