public import CellGrid

extension Role {
  /// What is drawn in a role, which decides how much contrast it needs.
  public enum Use: Sendable, Hashable {
    /// Words that must be read: 4.5 to 1.
    case words
    /// Marks, lines and bars that also say in words what they mean: 3 to 1.
    case glyphs
    /// Nothing but its background.
    case ground
  }

  /// What is drawn in this role.
  ///
  /// Accents are for marks: `!`, `[x]`, the letter of a severity. Words beside them take a role of
  /// text, because an accent that passes on black and on white cannot pass on all greys between.
  public var use: Use {
    switch self {
    case .background: .ground
    case .border, .borderFocus,
      .severityCritical, .severityHigh, .severityMedium, .severityLow, .severityNone,
      .actionOpen, .actionDone, .actionNA, .actionDeferred, .actionDue, .actionOverdue,
      .actionConflict,
      .chart1, .chart2, .chart3, .chart4, .chart5, .chart6, .chartAxis:
      .glyphs
    default: .words
    }
  }

  /// The part of the name before its last dot: another role, or a group of them.
  var group: String? {
    guard let dot = rawValue.lastIndex(of: ".") else { return nil }
    return String(rawValue[..<dot])
  }
}
