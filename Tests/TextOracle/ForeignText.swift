extension RandomNumberGenerator {
  /// Text of scalars that are more often hostile than not.
  public mutating func foreignText(upTo length: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...length, using: &self) { text.append(foreignScalar()) }
    return String(text)
  }

  private mutating func foreignScalar() -> Unicode.Scalar {
    let range = foreignRanges.randomElement(using: &self) ?? 0x20...0x7E
    return Unicode.Scalar(UInt32.random(in: range, using: &self)) ?? "\u{FFFD}"
  }
}

private let foreignRanges: [ClosedRange<UInt32>] = [
  0x20...0x7E, 0x20...0x7E, 0x00...0x1F, 0x7F...0xFF, 0x300...0x36F, 0x5D0...0x6FF,
  0x900...0x97F, 0x1100...0x11FF, 0x2000...0x206F, 0x2000...0x206F, 0x2190...0x27BF,
  0x3000...0x30FF, 0x4E00...0x4F00, 0xAC00...0xAD00, 0xFDD0...0xFE0F, 0xFFE0...0xFFFF,
  0x1F1E6...0x1F1FF, 0x1F300...0x1F5FF, 0x1F3FB...0x1F3FF, 0x1FA70...0x1FAFF,
  0xE0000...0xE01EF, 0...0x10FFFF,
]
