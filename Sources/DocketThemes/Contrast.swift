import Glibc

/// How well two colours can be told apart: WCAG 2.2, section 1.4.3.
enum Contrast {
  /// From 1 (the same) to 21 (black and white).
  static func ratio(_ one: RGB, _ other: RGB) -> Double {
    let lights = (luminance(one), luminance(other))
    return (max(lights.0, lights.1) + 0.05) / (min(lights.0, lights.1) + 0.05)
  }

  /// Relative luminance, from 0 for black to 1 for white.
  static func luminance(_ colour: RGB) -> Double {
    0.2126 * linear[Int(colour.red)] + 0.7152 * linear[Int(colour.green)]
      + 0.0722 * linear[Int(colour.blue)]
  }

  /// sRGB bytes as linear light.
  private static let linear: [Double] = (0...255).map { byte in
    let part = Double(byte) / 255
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
  }

  /// The least contrast a style has on any terminal it may meet.
  ///
  /// The terminal's own two colours are taken as white on black or black on white; indexes below 16
  /// as three common palettes have them; dim letters as two thirds of their colour.
  static func least(of style: Style, on variant: Theme.Variant) -> Double {
    let terminals: [(ink: RGB, paper: RGB)] =
      switch variant {
      case .dark: [(.white, .black)]
      case .light: [(.black, .white)]
      case .any: [(.white, .black), (.black, .white)]
      }
    var least = 21.0
    for palette in Palette.allCases {
      for terminal in terminals {
        let bold = style.attributes.contains(.bold)
        var front = palette.rgb(style.foreground, bold: bold) ?? terminal.ink
        var behind = palette.rgb(style.background, bold: false) ?? terminal.paper
        if style.attributes.contains(.reverse) { swap(&front, &behind) }
        if style.attributes.contains(.dim) { front = front.dimmed(over: behind) }
        least = min(least, ratio(front, behind))
      }
    }
    return least
  }
}

extension Palette {
  /// The colour as this palette shows it; nil for the terminal's own.
  fileprivate func rgb(_ colour: Colour, bold: Bool) -> RGB? {
    switch colour {
    case .terminal: nil
    case .rgb(let red, let green, let blue): RGB(red, green, blue)
    case .indexed(let index): rgb(bold && self == .vga && index < 8 ? index + 8 : index)
    }
  }
}
