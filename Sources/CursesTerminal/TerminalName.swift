/// Which terminal descriptions are tried, in order.
enum TerminalName {
  /// The name itself and, should the server not know it, what comes nearest.
  ///
  /// Empty for a terminal that cannot show a screen.
  static func candidates(for name: String) -> [String] {
    if name.isEmpty || name == "dumb" || name == "unknown" { return [] }
    var names = [name]
    if modern.contains(where: { name.contains($0) }) { names.append("xterm-256color") }
    if multiplexers.contains(where: { name.hasPrefix($0) }) { names.append("screen-256color") }
    names.append("vt100")
    return names
  }

  /// Terminals that do all that xterm does and whose descriptions servers often lack.
  private static let modern = ["xterm", "kitty", "ghostty", "alacritty", "foot", "wezterm"]
  private static let multiplexers = ["tmux", "screen"]
}
