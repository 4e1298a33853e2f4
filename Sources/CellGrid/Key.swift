/// A key as a person would name it.
public enum Key: Sendable, Hashable {
  /// A letter, digit or sign; `" "` is the space bar.
  case character(Character)
  /// Control with a lower-case letter or sign: `Ctrl-D` is `.control("d")`.
  case control(Character)
  case enter
  case tab
  case backTab
  case escape
  case backspace
  case delete
  case insert
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  case function(Int)
}

/// What comes from the terminal: keys, pasted text, or the end of it.
public enum Input: Sendable, Hashable {
  case key(Key)
  /// Bytes between the marks of bracketed paste, or a burst that can only be a paste.
  case paste([UInt8])
}
