import CellGrid
import DocketModel

/// How far something long has come: one line on standard error, written over itself.
///
/// Says nothing in the first second, nothing where standard error is no terminal, and at most two
/// lines a second after that.
struct Progress: Sendable {
  private let rewrite: @Sendable (_ text: SafeText, _ columns: Int) -> Void
  private let ticks: @Sendable () -> UInt64
  private let isShown: Bool
  private var next: UInt64
  private var width = 0

  private static let patience: UInt64 = 1_000
  private static let interval: UInt64 = 500

  init(_ invocation: Invocation) {
    rewrite = invocation.printer.rewriting
    ticks = invocation.environment.ticks
    isShown = invocation.environment.errorIsTerminal
    next = ticks() + Self.patience
  }

  /// `taking in 1,200 of 5,000 …`, when it is time for it.
  mutating func show(_ verb: SafeText, _ done: Int, of total: Int) {
    show("\(verb) \(Wording.grouped(done)) of \(Wording.grouped(total)) …")
  }

  /// The same for what has no known end.
  mutating func show(_ text: @autoclosure () -> SafeText) {
    guard isShown, ticks() >= next else { return }
    next = ticks() + Self.interval
    showNow(text())
  }

  /// Shows it without waiting for a second to pass: for what another host is waited for.
  mutating func showNow(_ text: SafeText) {
    guard isShown else { return }
    rewrite(text, width)
    width = text.width
  }

  /// Takes the line away.
  mutating func clear() {
    guard width > 0 else { return }
    rewrite("", width)
    width = 0
  }
}
