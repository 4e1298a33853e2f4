public import CellGrid

/// What everything on the screen looks like.
///
/// A value without a clock, file or terminal: the same question always gets the same answer.
public struct Theme: Sendable, Hashable {
  /// Which terminals a theme is made for.
  public enum Variant: String, Sendable, Hashable {
    case dark
    case light
    case any
  }

  public var name: String
  public var variant: Variant
  /// The licence of the colours, with the notice it asks for; empty when the file has none.
  public var licence: String
  /// Where the colours come from.
  public var source: String
  /// What the file says for all depths, by role or group of roles.
  var base: [String: PartialStyle]
  /// What it says instead for one depth.
  var overrides: [Level: [String: PartialStyle]]

  /// A depth for which a theme may say something else.
  enum Level: String, Sendable, Hashable, CaseIterable {
    case indexed256 = "256"
    case indexed16 = "16"
    case mono
  }

  /// A theme that leaves everything to the terminal.
  public init(name: String) {
    self.name = name
    self.variant = .any
    self.licence = ""
    self.source = ""
    self.base = [:]
    self.overrides = [:]
  }

  /// How a role looks.
  ///
  /// Layers, upper ones first: the search match if the cell is part of one; the role and the roles
  /// it inherits from; ``Role/textDim`` if the cell is dimmed; ``Role/cursorline`` if it is on the
  /// bar; ``Role/text``; the background of ``Role/background``. Each says what those above left
  /// open. Reverse on a bar that is itself reversed stands out by being plain.
  public func style(for role: Role, emphasis: Cell.Emphasis, depth: ColourDepth) -> Style {
    let ground = layer(Role.background.rawValue, at: depth).reduced(to: depth, ground: nil)
    var upper = PartialStyle()
    if emphasis.contains(.match) { lay(.searchMatch, under: &upper, ground, depth) }
    if role != .text, role != .background { lay(role, under: &upper, ground, depth) }
    if emphasis.contains(.dim) { lay(.textDim, under: &upper, ground, depth) }
    if emphasis.contains(.bar) {
      var bar = PartialStyle()
      lay(.cursorline, under: &bar, ground, depth)
      if bar.on.contains(.reverse), upper.on.contains(.reverse) {
        upper.on.remove(.reverse)
        bar.on.remove(.reverse)
      }
      upper.lie(upon: bar)
    }
    lay(.text, under: &upper, ground, depth)
    if emphasis.contains(.bold) { upper.on.insert(.bold) }
    return Style(
      foreground: upper.foreground ?? .terminal,
      background: upper.background ?? ground.background ?? .terminal,
      attributes: upper.on)
  }

  /// Puts a role and the roles it inherits from, down to but without ``Role/text``, below a style.
  private func lay(
    _ role: Role, under upper: inout PartialStyle, _ ground: PartialStyle, _ depth: ColourDepth
  ) {
    upper.lie(upon: reduced(layer(role.rawValue, at: depth), ground, depth))
    // Of the group `text` the style takes care itself: it lies below the bar.
    if let group = role.group, group != Role.text.rawValue {
      upper.lie(upon: reduced(layer(group, at: depth), ground, depth))
    }
  }

  private func reduced(
    _ style: PartialStyle, _ ground: PartialStyle, _ depth: ColourDepth
  ) -> PartialStyle {
    style.reduced(to: depth, ground: ground.background)
  }

  /// What the file says about a name at a depth: the override if there is one, else the rest.
  private func layer(_ name: String, at depth: ColourDepth) -> PartialStyle {
    for level in depth.levels {
      if let style = overrides[level]?[name] { return style }
    }
    return base[name] ?? PartialStyle()
  }
}

extension ColourDepth {
  /// Where a theme's word for this depth is looked up, before what it says for all.
  fileprivate var levels: [Theme.Level] {
    switch self {
    case .direct: []
    case .indexed256: [.indexed256]
    case .indexed16, .indexed8: [.indexed16]
    case .mono: [.mono, .indexed16]
    }
  }
}
