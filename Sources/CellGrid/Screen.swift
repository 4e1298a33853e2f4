/// Something that shows grids: a terminal, or a recorder in tests.
///
/// Held and called by one thread only.
public protocol Screen: ~Copyable {
  /// How large the screen is now.
  var size: Size { get }
  /// Shows a grid; sends only what differs from the last one.
  mutating func paint(_ grid: Grid)
  /// Forgets what is shown, so that the next paint draws every cell.
  mutating func invalidate()
  /// Learns the size anew, after the window changed.
  mutating func resize()
  /// Gives the terminal back to the shell or to a child, as it was before the start.
  mutating func leave()
  /// Takes the terminal again after ``leave()``; the next paint draws every cell.
  mutating func enter()
  /// Takes the settings the terminal has now for those to be given back, after the shell had it.
  mutating func learnSettings()
  /// Sends bytes that draw nothing, such as a clipboard request; never called with foreign text.
  mutating func send(_ bytes: [UInt8])
}

extension Screen where Self: ~Copyable {
  /// A screen without settings has none to learn.
  public mutating func learnSettings() {}
}
