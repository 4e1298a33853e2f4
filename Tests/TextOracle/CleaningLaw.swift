import CellGrid

/// What holds of cleaned text, whatever it was made from.
public enum CleaningLaw {
  /// Cleans two foreign texts and answers what they break; nil if all holds.
  ///
  /// Clean, clean again the same, clean when put together, printable ASCII as it was, and as wide together as the two.
  public static func fault(_ left: String, _ right: String) -> String? {
    let (first, second) = (SafeText(left), SafeText(right))
    let joined = first + second
    let scalars = joined.string.unicodeScalars
    if let scalar = scalars.first(where: Forbidden.isForbidden) {
      return said("\(Forbidden.name(scalar)) is left", left, right)
    }
    if !isSame(SafeText(first.string), first) { return said("cleaning twice is more", left, right) }
    if !isSame(SafeText(joined.string), joined) { return said("joined is unclean", left, right) }
    if Forbidden.longestCluster(joined.string) > 8 { return said("a pile", left, right) }
    if joined.width != first.width + second.width { return said("another width", left, right) }
    let plain = String(left.unicodeScalars.filter { (0x20..<0x7F).contains($0.value) })
    if SafeText(plain).string != plain { return said("ASCII is changed", left, right) }
    if let scalar = first.displayed.unicodeScalars.first(where: {
      $0 != "\n" && Forbidden.isUndisplayable($0)
    }) {
      return said("\(Forbidden.name(scalar)) is shown", left, right)
    }
    return nil
  }

  /// Equal byte for byte: equal strings may still differ in the order of their marks.
  private static func isSame(_ one: SafeText, _ other: SafeText) -> Bool {
    one.string.utf8.elementsEqual(other.string.utf8)
  }

  private static func said(_ fault: String, _ left: String, _ right: String) -> String {
    let parts = [left, right].map { $0.unicodeScalars.map(Forbidden.name).joined(separator: " ") }
    return "\(fault): \(parts[0]) | \(parts[1])"
  }
}
