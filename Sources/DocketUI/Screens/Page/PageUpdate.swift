import CellGrid
import DocketModel

extension App {
  var isOnPage: Bool { if case .page? = overlays.last { true } else { false } }

  /// Carries out a command on the page; nil for one that it has no meaning of its own for.
  mutating func performOnPage(_ verb: Verb, count: Int?) -> [Effect]? {
    guard case .page(var page)? = overlays.last else { return nil }
    switch verb {
    case .down, .up, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .first, .last:
      page.scroll(verb, count: count, in: size)
      replaceTop(with: .page(page))
    case .readOn:
      page.scroll(.pageDown, count: count, in: size)
      replaceTop(with: .page(page))
    case .closeOrQuit, .drop, .paneLeft: overlays.removeLast()
    case .cancel where !isAskingOthers: overlays.removeLast()
    case .copy(.url): return copy(page.address ?? "")
    default: return nil
    }
    return []
  }
}

extension PageModel {
  mutating func scroll(_ verb: Verb, count: Int?, in size: Size) {
    let rows = max(size.rows - 2, 1)
    let last = max(wrapped(columns: size.columns).count - rows, 0)
    top = App.target(verb, count: count, from: top, of: last + 1, page: rows)
  }
}

extension Verb {
  /// Whether it leaves a page where it is; what leads elsewhere closes it.
  var staysOnPage: Bool {
    switch self {
    case .undo, .redo, .bringUpToDate, .cancel, .repaint, .suspend, .palette, .commandLine, .quit:
      true
    default: false
    }
  }
}
