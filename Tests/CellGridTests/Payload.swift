/// Hostile text, written for these tests, and oracles that share no code with the cleaning.
enum Payload {
  private static let escape = "\u{1B}"
  private static let bell = "\u{07}"

  /// Sequences that make a terminal act, whole, cut off, and as single C1 scalars.
  static let escapes: [String] =
    [
      "[2J", "[31m", "]0;owned\(bell)", "]52;c;YQ==\(bell)", "]8;;http://e\(bell)here",
      "P$qm\(escape)\\", "[c", "[6n", "[21t", "]4;1;?\(bell)", "]50;?\(bell)", "_Gi=1\(escape)\\",
      "X", "^", "c", "#8", "(0", "[?1049l", "[?2004l", "[>4;2m", "[5i", "}pn", "]0;no end", "Pq",
      "[", "",
    ].map { escape + $0 } + [
      "\u{9B}31m", "\u{9D}0;x\u{9C}", "\u{90}q\u{9C}", "\u{0E}\u{0F}", "secret\u{08}\u{08}x",
      "over\rwritten", "a\u{00}b", String(repeating: bell, count: 100_000), "\u{7F}", "\u{85}",
      "\u{2028}", "\u{1B}\u{1B}[A",
    ]

  /// Text that reads otherwise than it is stored.
  static let hidden = [
    "\u{202E}fdp.exe", "\u{2066}\u{2067}unbalanced", "\u{200E}\u{200F}\u{61C}",
    "\u{E0001}\u{E0069}\u{E0067}\u{E007F}", "CVE-2024-\u{200B}1234", "\u{3164}", "\u{115F}\u{1160}",
    "a\u{FEFF}b", "\u{FFF9}\u{FFFB}", "\u{2060}\u{2061}\u{2064}", "\u{180E}", "\u{AD}",
    "\u{FFA0}", "\u{206F}", "\u{E0FFF}",
  ]

  /// The scalars that must never come out, spelled out once more.
  static func isForbidden(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200E, 0x200F: true
    case 0x2028...0x202E, 0x2060...0x2069, 0x3164, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE007F, 0xFDD0...0xFDEF: true
    default: scalar & 0xFFFF >= 0xFFFE
    }
  }

  static func controls(in text: String, lineBreaks: Bool) -> [UInt8] {
    text.utf8.filter { ($0 < 0x20 && !(lineBreaks && $0 == 0x0A)) || $0 == 0x7F }
  }

  /// The most scalars one after the other that a terminal could draw over one another.
  static func longestCluster(_ text: String) -> Int {
    var longest = 0
    var length = 0
    var afterJoiner = false
    for scalar in text.unicodeScalars {
      let category = scalar.properties.generalCategory
      let attaches =
        category == .nonspacingMark || category == .enclosingMark || scalar == "\u{200D}"
        || scalar == "\u{200C}" || (0x1F3FB...0x1F3FF).contains(scalar.value)
      length = attaches || afterJoiner ? length + 1 : 1
      longest = max(longest, length)
      afterJoiner = scalar == "\u{200D}" || scalar == "\u{200C}"
    }
    return longest
  }
}
