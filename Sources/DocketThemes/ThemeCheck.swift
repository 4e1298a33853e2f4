public import CellGrid

/// The contrast of every role of a theme at every depth: what `docket theme check` prints.
public struct ThemeCheck: Sendable {
  /// One role at one depth, plain or under the bar.
  public struct Row: Sendable, Hashable {
    public let role: Role
    public let depth: ColourDepth
    /// Whether the cell is on the row under the cursor.
    public let onBar: Bool
    /// From 1 to 21, the least over the terminals the theme is made for.
    public let ratio: Double
    public let needed: Double

    public var passes: Bool { ratio >= needed }
  }

  public let rows: [Row]

  /// The rows that do not have the contrast they need.
  public var failures: [Row] { rows.filter { !$0.passes } }

  /// Measures a theme.
  public init(_ theme: Theme) {
    var rows: [Row] = []
    for depth in ColourDepth.allCases.reversed() {
      for role in Role.allCases where role.use != .ground {
        for onBar in [false, true] {
          let style = theme.style(for: role, emphasis: onBar ? .bar : [], depth: depth)
          rows.append(
            Row(
              role: role, depth: depth, onBar: onBar,
              ratio: Contrast.least(of: style, on: theme.variant),
              needed: theme.contrast(for: role.use)))
        }
      }
    }
    self.rows = rows
  }
}

extension Theme {
  /// How much contrast a use needs: WCAG 1.4.3, 1.4.6 for themes named `high-contrast`, 1.4.11.
  public func contrast(for use: Role.Use) -> Double {
    switch use {
    case .words: name.hasPrefix("high-contrast") ? 7 : 4.5
    case .glyphs: 3
    case .ground: 1
    }
  }
}
