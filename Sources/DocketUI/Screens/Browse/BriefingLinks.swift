import DocketModel

/// The links of a briefing: its own address first, then those of the text, each once.
///
/// Some feeds give a name for ever (`tag:`, `urn:`) or the path of a file in place of an address; nobody can open it.
enum BriefingLinks {
  static func links(of briefing: Briefing) -> [Link] {
    var seen: Set<String> = []
    let own = briefing.link.map { [Link(text: "this briefing", url: $0)] } ?? []
    let related = briefing.related.compactMap { one in
      one.link.map { Link(text: one.title, url: $0) }
    }
    return (own + briefing.links + related).filter {
      isOpenable($0.url) && seen.insert($0.url).inserted
    }
  }

  private static func isOpenable(_ url: String) -> Bool {
    guard let colon = url.firstIndex(of: ":") else { return false }
    return ["http", "https", "mailto"].contains(url[..<colon].lowercased())
  }
}
