/// What must never come out of the program, spelled out once more: it shares no code with the cleaning.
public enum Forbidden {
  /// Whether a scalar may leave in no text, wherever the text goes; a line feed may.
  public static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return switch value {
    case 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200E, 0x200F: true
    case 0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE007F, 0xFDD0...0xFDEF: true
    default: value & 0xFFFF >= 0xFFFE
    }
  }

  /// Whether a scalar may not even reach a screen: what is no sign of its own is left out there too.
  public static func isUndisplayable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x200C, 0x200D, 0xFE00...0xFE0F: true
    default: isForbidden(scalar)
    }
  }

  /// The forbidden scalars of a text, as `U+202E`.
  public static func scalars(in text: String) -> [String] {
    text.unicodeScalars.filter(isForbidden).map(name)
  }

  /// The forbidden scalars of some output; bytes that are no UTF-8 are forbidden too.
  public static func scalars(in bytes: [UInt8]) -> [String] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return ["no UTF-8"] }
    return scalars(in: text)
  }

  /// The name of a scalar in the way of the Unicode standard.
  public static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
  }

  /// The most scalars one after the other that a terminal could draw over one another.
  public static func longestCluster(_ text: String) -> Int {
    var longest = 0
    var length = 0
    var afterJoiner = false
    for scalar in text.unicodeScalars {
      let joins = scalar == "\u{200D}" || scalar == "\u{200C}"
      length = joins || afterJoiner || attaches(scalar) ? length + 1 : 1
      longest = max(longest, length)
      afterJoiner = joins
    }
    return longest
  }

  private static func attaches(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return false }
    let category = scalar.properties.generalCategory
    return category == .nonspacingMark || category == .enclosingMark
      || (0x1F3FB...0x1F3FF).contains(scalar.value)
  }
}
