/// What attributes say about an element.
extension HTMLTree {
  /// Whether the page keeps the element from sight.
  func isHidden(_ node: Int) -> Bool {
    if tag(node) == .dialog, attribute(.open, of: node) == nil { return true }
    guard nodes[node].count > 0, tag(node) != .text else { return false }
    if attribute(.hidden, of: node) != nil { return true }
    if attribute(.ariaHidden, of: node) == "true" { return true }
    guard let style = attribute(.style, of: node), style.utf8.count < 4_096 else { return false }
    let plain = style.lowercased().filter { !$0.isWhitespace }
    return plain.contains("display:none") || plain.contains("visibility:hidden")
  }

  /// The absolute address in an attribute; nil where it leads nowhere a reader may go.
  func address(_ name: HTMLAttribute, of node: Int, base: String?) -> String? {
    guard let value = attribute(name, of: node), !value.hasPrefix("#") else { return nil }
    return WebAddress.link(value, base: base)
  }

  /// A number in an attribute; nil where it is none, or larger than any list is long.
  func ordinal(_ name: HTMLAttribute, of node: Int) -> Int? {
    attribute(name, of: node).flatMap { Int($0.trimmed()) }.flatMap {
      (-1_000_000...1_000_000).contains($0) ? $0 : nil
    }
  }

  /// The language in `class="language-c"` and its like, at the block or the code in it.
  func codeLanguage(_ node: Int) -> String? {
    var candidates = [node]
    if let child = children(node).first(where: { tag($0) == .code }) { candidates.append(child) }
    if let around = parent(node) { candidates.append(around) }
    for candidate in candidates {
      if let name = attribute(.dataLanguage, of: candidate), !name.isEmpty { return name }
      for word in attribute(.class, of: candidate)?.split(separator: " ") ?? [] {
        for prefix in ["language-", "lang-", "highlight-source-", "brush:"]
        where word.hasPrefix(prefix) && word.utf8.count > prefix.utf8.count {
          return String(word.dropFirst(prefix.count))
        }
      }
    }
    return nil
  }
}
