/// Red, green and blue as numbers that can be compared.
struct RGB: Sendable, Hashable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(_ hex: UInt32) {
    self.init(
      UInt8(truncatingIfNeeded: hex >> 16), UInt8(truncatingIfNeeded: hex >> 8),
      UInt8(truncatingIfNeeded: hex))
  }

  static let black = RGB(0, 0, 0)
  static let white = RGB(255, 255, 255)

  /// Two thirds of this over one third of what lies behind: how terminals draw dim letters.
  func dimmed(over behind: RGB) -> RGB {
    func mix(_ front: UInt8, _ back: UInt8) -> UInt8 {
      UInt8(truncatingIfNeeded: (Int(front) * 2 + Int(back)) / 3)
    }
    return RGB(mix(red, behind.red), mix(green, behind.green), mix(blue, behind.blue))
  }

  /// The squared distance, weighted as the eye weighs the three.
  func distance(to other: RGB) -> Int {
    let red = Int(red) - Int(other.red)
    let green = Int(green) - Int(other.green)
    let blue = Int(blue) - Int(other.blue)
    return 2 * red * red + 4 * green * green + 3 * blue * blue
  }
}

/// The indexed colours as terminals come with them.
enum Palette: CaseIterable {
  /// The Linux console and others made after VGA text, where bold brightens.
  case vga
  case xterm
  /// GNOME Terminal and its relatives.
  case tango

  /// The colour of an index.
  func rgb(_ index: UInt8) -> RGB {
    switch index {
    case ..<16: RGB(sixteen[Int(index)])
    case ..<232:
      RGB(
        Self.level((index - 16) / 36), Self.level((index - 16) / 6 % 6),
        Self.level((index - 16) % 6))
    default: RGB(Self.grey(index), Self.grey(index), Self.grey(index))
    }
  }

  /// The colour above 15 that is nearest; those below are not the same everywhere.
  static func nearest(to colour: RGB) -> UInt8 {
    var best: (index: UInt8, distance: Int) = (16, Int.max)
    for index in UInt8(16)...255 {
      let distance = Palette.xterm.rgb(index).distance(to: colour)
      if distance < best.distance { best = (index, distance) }
    }
    return best.index
  }

  private static func level(_ step: UInt8) -> UInt8 { step == 0 ? 0 : 55 + step * 40 }

  private static func grey(_ index: UInt8) -> UInt8 { 8 + (index - 232) * 10 }

  private var sixteen: [UInt32] {
    switch self {
    case .vga:
      [
        0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
        0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
      ]
    case .xterm:
      [
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
        0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
      ]
    case .tango:
      [
        0x000000, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf,
        0x555753, 0xef2929, 0x8ae234, 0xfce94f, 0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec,
      ]
    }
  }
}
