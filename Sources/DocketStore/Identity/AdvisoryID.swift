/// The id of an advisory, as its publisher gave it: the same text wherever it is told.
public enum AdvisoryID {
  /// The id in upper case, if the whole text is one; nil for anything else.
  ///
  /// Known are CVE, GHSA, the ids of OSV's databases and of CISA, and those of the vendors that
  /// number like them (letters, then groups of digits).
  public static func normalised(_ text: String) -> String? {
    let bytes = text.utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    guard bytes.count >= 6, bytes.count <= 40 else { return nil }
    let upper = String(decoding: bytes, as: UTF8.self)
    let groups = upper.split(whereSeparator: { "-:_.".contains($0) })
    guard let family = groups.first, groups.count >= 2, families.contains(String(family)),
      bytes.allSatisfy({ isLetterOrDigit($0) || "-:_.".utf8.contains($0) })
    else { return nil }
    if family == "CVE" { return isCVE(groups) ? upper : nil }
    if family == "GHSA" {
      return groups.count == 4 && groups.dropFirst().allSatisfy { $0.utf8.count == 4 } ? upper : nil
    }
    return groups.dropFirst().contains { $0.utf8.contains { (0x30...0x39).contains($0) } }
      ? upper : nil
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

  private static func isCVE(_ groups: [Substring]) -> Bool {
    groups.count == 3 && groups[1].utf8.count == 4 && groups[2].utf8.count >= 4
      && groups.dropFirst().allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
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
