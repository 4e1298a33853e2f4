/// Why there is no screen.
public enum TerminalError: Error, Sendable, Hashable {
  /// Input or output is a file, a pipe or closed.
  case notATerminal
  /// No description of this name is installed, nor one that could stand in for it; `dumb` and an
  /// unset name come here too.
  case unknownName(String)
  /// The description cannot move the cursor or clear the screen.
  case tooSimple(String)
  /// Another screen is open in this process.
  case alreadyOpen
  /// Curses could not start, with the error number of the last call.
  case failed(errno: Int32)
}
