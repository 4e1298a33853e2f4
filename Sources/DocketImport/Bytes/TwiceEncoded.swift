/// Text that was encoded as UTF-8 twice: `BrÃ¸ndby` for `Brøndby`.
enum TwiceEncoded {
  /// The text as it was meant; nil where it can have been meant as it is.
  ///
  /// It was when one character is not of Windows-1252, or when the bytes that the characters stand
  /// for are not UTF-8 throughout: chance does not make them so.
  static func undone(_ bytes: [UInt8]) -> [UInt8]? {
    // The first bytes of sequences of two and three, each written as a sequence itself.
    guard bytes.contains(0xC3) else { return nil }
    var meant: [UInt8] = []
    meant.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0..<0x80, 0xA0...0xFF: meant.append(UInt8(scalar.value))
      default:
        guard scalar.value <= 0xFFFF,
          let place = Windows1252.upperHalf.firstIndex(of: UInt16(scalar.value))
        else { return nil }
        meant.append(UInt8(0x80 + place))
      }
    }
    return UTF8Form(meant).isUTF8 ? meant : nil
  }
}
