internal import DocketModel

/// The links of a text in their order, each once; more than a thousand are of no use to a reader.
struct LinkList {
  private(set) var all: [Link] = []
  private var seen: Set<Link> = []

  var isFull: Bool { all.count >= 1_000 }

  mutating func add(_ link: Link) {
    if !isFull, seen.insert(link).inserted { all.append(link) }
  }
}
