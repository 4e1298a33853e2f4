extension PartialStyle {
  /// The same look with the colours a depth has.
  ///
  /// With 256 colours the nearest index stands in. With 16 or fewer only the ANSI colours a theme
  /// names remain, because nobody knows what the others would become; a background that is lost
  /// turns into reverse, so that a bar or a selection can still be seen.
  ///
  /// The background of the whole screen, `ground`, may be lost without a trace.
  func reduced(to depth: ColourDepth, ground: Colour?) -> PartialStyle {
    var result = self
    result.foreground = foreground.flatMap { Self.reduced($0, to: depth) }
    result.background = background.flatMap { Self.reduced($0, to: depth) }
    if let background, background != .terminal, background != ground, result.background == nil,
      !off.contains(.reverse)
    {
      result.on.insert(.reverse)
      result.foreground = nil
    }
    if depth == .indexed8, case .indexed(let index)? = foreground, (8..<16).contains(index),
      !off.contains(.bold)
    {
      // The other half of the sixteen is what bold means on such terminals.
      result.on.insert(.bold)
    }
    return result
  }

  private static func reduced(_ colour: Colour, to depth: ColourDepth) -> Colour? {
    switch (depth, colour) {
    case (_, .terminal): .terminal
    case (.mono, _): nil
    case (.indexed8, .indexed(let index)): index < 16 ? .indexed(index % 8) : nil
    case (.indexed16, .indexed(let index)): index < 16 ? colour : nil
    case (.indexed8, .rgb), (.indexed16, .rgb): nil
    case (.indexed256, .indexed): colour
    case (.indexed256, .rgb(let red, let green, let blue)):
      .indexed(Palette.nearest(to: RGB(red, green, blue)))
    // In this mode only the first eight indexes still are indexes.
    case (.direct, .indexed(let index)) where index >= 8:
      Palette.xterm.rgb(index).colour
    case (.direct, _): colour
    }
  }
}

extension RGB {
  /// The colour a terminal is asked for.
  var colour: Colour { .rgb(red: red, green: green, blue: blue) }
}
