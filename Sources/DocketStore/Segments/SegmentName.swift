internal import DocketModel

/// The name of a segment: `<yyyymm>-<session>[-<n>].seg`.
struct SegmentName: Hashable {
  var month: String
  var session: String
  var part: Int

  /// The month of an instant in UTC, as it stands in names.
  init(at instant: Timestamp, session: String, part: Int) {
    let days = (Double(instant.seconds) / 86_400).rounded(.down)
    let day = Day(number: Int(exactly: days) ?? 0)
    let year = String(day.year)
    let month = String(day.month)
    self.month =
      String(repeating: "0", count: max(4 - year.count, 0)) + year
      + (month.count < 2 ? "0" : "") + month
    self.session = session
    self.part = part
  }

  /// Reads a name that this or an earlier docket gave; nil for one changed by another tool.
  init?(_ text: String) {
    guard text.hasSuffix(".seg") else { return nil }
    let pieces = text.dropLast(4).split(separator: "-", omittingEmptySubsequences: false)
    guard pieces.count == 2 || pieces.count == 3, pieces[0].utf8.count == 6,
      pieces[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      Identifiers.isHex(String(pieces[1]), digits: 16)
    else { return nil }
    var part = 0
    if pieces.count == 3 {
      guard pieces[2].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(pieces[2])
      else { return nil }
      part = number
    }
    self.month = String(pieces[0])
    self.session = String(pieces[1])
    self.part = part
  }

  var text: String { "\(month)-\(session)" + (part == 0 ? "" : "-\(part)") + ".seg" }

  /// Whether a file of this name is data, also when a sync tool changed the name.
  ///
  /// Names with a leading dot are tools' temporary files.
  static func isData(_ name: String) -> Bool {
    !name.hasPrefix(".") && (name.hasSuffix(".seg") || name.hasSuffix(".pack"))
  }

  /// Whether docket gave this name.
  static func isOurs(_ name: String) -> Bool {
    guard Identifiers.isName(name) else { return false }
    if SegmentName(name) != nil { return true }
    let pieces = name.dropLast(5).split(separator: "-", omittingEmptySubsequences: false)
    return name.hasSuffix(".pack") && pieces.count == 2 && pieces[0].utf8.count == 6
      && Identifiers.isHex(String(pieces[1]), digits: 16)
  }
}
