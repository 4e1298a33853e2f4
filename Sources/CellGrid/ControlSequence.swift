/// A whole control sequence or SS3 key, as ECMA-48 cuts it.
struct ControlSequence {
  /// The bytes with `ESC`, `[` or `O`.
  let bytes: [UInt8]

  private var isSS3: Bool { bytes.count > 1 && bytes[1] == 0x4F }

  /// The bytes between the introducer and the final byte.
  private var middle: ArraySlice<UInt8> { bytes.dropFirst(2).dropLast() }

  /// The numbers before the final byte; nil with a private mark or more than two numbers.
  private var numbers: [Int]? {
    var numbers: [Int] = []
    for part in middle.split(separator: 0x3B, omittingEmptySubsequences: false) {
      // Kitty adds details after a colon.
      let digits = part.prefix { $0 != 0x3A }
      if digits.isEmpty {
        numbers.append(1)
      } else {
        guard let text = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
        numbers.append(text)
      }
    }
    return numbers.count <= 3 ? numbers : nil
  }

  /// The key it stands for; nil for replies, reports and what no terminal sends.
  var key: Key? {
    guard let final = bytes.last, bytes.count > 2 else { return nil }
    if bytes.count == 4, bytes[2] == 0x5B { return ControlSequence.linuxFunction(final) }
    guard let numbers = middle.isEmpty ? [] : numbers else { return nil }
    if isSS3 { return ControlSequence.arrow(final) ?? ControlSequence.keypad(final) }
    switch final {
    case 0x7E: return tilde(numbers)
    case 0x24, 0x5E, 0x40: return numbers.count == 1 ? tilde(numbers) : nil
    case 0x75: return ControlSequence.coded(numbers.first, modifier: numbers.dropFirst().first)
    // With numbers `R` is a report of the cursor.
    case 0x52 where !numbers.isEmpty: return nil
    case 0x5A: return .backTab
    case 0x61...0x64: return numbers.isEmpty ? ControlSequence.arrow(final) : nil
    default: return numbers.count <= 2 ? ControlSequence.arrow(final) : nil
    }
  }

  private func tilde(_ numbers: [Int]) -> Key? {
    guard let number = numbers.first else { return nil }
    if number == 27, numbers.count == 3 {
      return ControlSequence.coded(numbers[2], modifier: numbers[1])
    }
    return switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// Arrows and their neighbours; small letters are rxvt's with Shift or Control.
  private static func arrow(_ final: UInt8) -> Key? {
    switch final {
    case 0x41, 0x61: .up
    case 0x42, 0x62: .down
    case 0x43, 0x63: .right
    case 0x44, 0x64: .left
    case 0x46: .end
    case 0x48: .home
    case 0x50...0x53: .function(Int(final) - 0x4F)
    default: nil
    }
  }

  /// The number pad in application mode.
  private static func keypad(_ final: UInt8) -> Key? {
    switch final {
    case 0x4D: .enter
    case 0x49: .tab
    case 0x20, 0x6A...0x79, 0x58:
      .character(Character(Unicode.Scalar(final == 0x58 ? 0x3D : final & 0x3F)))
    default: nil
    }
  }

  /// `ESC [ [ A` to `E` of the Linux console.
  private static func linuxFunction(_ final: UInt8) -> Key? {
    (0x41...0x45).contains(final) ? .function(Int(final) - 0x40) : nil
  }

  /// A key given by its scalar: xterm's modifyOtherKeys and the `u` form.
  ///
  /// Modifiers are 1 + (Shift 1, Alt 2, Control 4); with Alt or one of the rarer ones it is no key.
  private static func coded(_ code: Int?, modifier: Int?) -> Key? {
    guard let code, let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value),
      let modifier = UInt8(exactly: modifier ?? 1), (1...8).contains(modifier)
    else { return nil }
    let held = modifier - 1
    if held & 2 != 0 { return nil }
    if let byte = UInt8(exactly: value), byte < 0x20 || byte == 0x7F {
      if byte == 0x09, held & 1 != 0 { return .backTab }
      return Key(control: byte)
    }
    guard !Hidden.contains(value) else { return nil }
    let isLetter = (0x61...0x7A).contains(value)
    if held & 4 == 0 {
      let shifted = isLetter && held & 1 != 0 ? Unicode.Scalar(value - 0x20) : scalar
      return shifted.map { .character(Character($0)) }
    }
    guard (0x40...0x7E).contains(value) else { return nil }
    return Key(control: UInt8(value & 0x1F))
  }
}
