/// Addresses that a feed writes in part.
enum RelativeAddress {
  /// The address seen from the base; as it is where it is whole or there is no base to start from.
  static func resolved(_ reference: String, from base: String?) -> String {
    let reference = reference.trimmed()
    guard let base, !reference.isEmpty, !isWhole(reference) else { return reference }
    return WebAddress.resolved(reference, base: base) ?? reference
  }

  /// Whether it starts with a scheme (RFC 3986, section 3.1).
  private static func isWhole(_ text: String) -> Bool {
    var isFirst = true
    for byte in text.utf8.prefix(40) {
      switch byte {
      case 0x3A: return !isFirst
      case 0x41...0x5A, 0x61...0x7A: isFirst = false
      case 0x30...0x39, 0x2B, 0x2D, 0x2E: if isFirst { return false }
      default: return false
      }
    }
    return false
  }
}
