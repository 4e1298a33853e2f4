/// The encoding of unlabelled Western text.
enum Windows1252 {
  /// What stands at 0x80 to 0x9F; the five empty places stay C1 controls.
  static let upperHalf: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// The text as UTF-8; every byte means something.
  static func decoded(_ raw: [UInt8]) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(raw.count)
    for byte in raw {
      units.append((0x80...0x9F).contains(byte) ? upperHalf[Int(byte) - 0x80] : UInt16(byte))
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
