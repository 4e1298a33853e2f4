/// The tags of a briefing: a set that people add to and remove from without knowing of each other.
public enum TagSet {
  /// What one act did to the tags.
  public struct Change: Sendable, Hashable {
    public var add: [String]
    public var remove: [String]

    public init(add: [String], remove: [String]) {
      self.add = add
      self.remove = remove
    }
  }

  /// The tags in force, sorted: each tag is a register of its own, and of concurrent writes to it
  /// the one that adds wins.
  public static func tags(_ writes: [Write<Change>]) -> [String] {
    perTag(writes).filter { $0.heads.contains(where: \.value) }.map(\.tag)
  }

  /// The writes that still matter for one tag at least: what the next act replaces.
  public static func heads(_ writes: [Write<Change>]) -> [EventID] {
    var stamps: Set<Stamp> = []
    for (_, heads) in perTag(writes) { for head in heads { stamps.insert(head.stamp) } }
    return stamps.sorted().map(\.id)
  }

  private static func perTag(
    _ writes: [Write<Change>]
  ) -> [(tag: String, heads: [Write<Bool>])] {
    var byTag: [String: [Write<Bool>]] = [:]
    for write in writes {
      // A tag both added and removed in one act is there: visible wins.
      for tag in Set(write.value.remove).subtracting(write.value.add) {
        byTag[tag, default: []].append(
          Write(stamp: write.stamp, seen: write.seen, value: false))
      }
      for tag in Set(write.value.add) {
        byTag[tag, default: []].append(Write(stamp: write.stamp, seen: write.seen, value: true))
      }
    }
    return byTag.keys.sorted().map { ($0, Register.heads(byTag[$0] ?? [])) }
  }
}
