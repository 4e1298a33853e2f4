/// One write to a register: who comes when, what its author had seen there, and the value.
public struct Write<Value: Sendable>: Sendable {
  public var stamp: Stamp
  public var seen: [EventID]
  public var value: Value

  public init(stamp: Stamp, seen: [EventID], value: Value) {
    self.stamp = stamp
    self.seen = seen
    self.value = value
  }
}

/// What a register says: the value in force, and the writes that compete for it.
public struct Verdict<Value: Sendable>: Sendable {
  /// The write whose value is in force; with several heads the one people must not miss.
  public var winner: Write<Value>
  public var value: Value
  /// The writes nobody has replaced, oldest first.
  public var heads: [Write<Value>]
  /// Whether the heads were made without knowledge of each other and disagree.
  public var isConflict: Bool
}

/// The rules that turn the live writes of one register into what it says.
///
/// A write replaces the older ones its author had seen. What is left are the heads. One head is the
/// value; several are concurrent, and the one in favour of looking again wins: open before done, the
/// earlier date before the later one or none, unread before read. Then the newest.
public enum Register {
  /// The writes that no other write has replaced, oldest first.
  ///
  /// Only a newer write replaces an older one, so a register that was written never becomes empty,
  /// whatever a hostile record claims to have seen.
  public static func heads<Value>(_ writes: [Write<Value>]) -> [Write<Value>] {
    if writes.count < 2 { return writes }
    var stamps: [EventID: Stamp] = [:]
    for write in writes { stamps[write.stamp.id] = write.stamp }
    var replaced: Set<EventID> = []
    for write in writes {
      for id in write.seen {
        if let stamp = stamps[id], stamp < write.stamp { replaced.insert(id) }
      }
    }
    return writes.filter { !replaced.contains($0.stamp.id) }.sorted { $0.stamp < $1.stamp }
  }

  /// What was decided; nil when nothing was.
  public static func decision(_ writes: [Write<Decision>]) -> Verdict<Decision>? {
    let heads = heads(writes)
    guard let first = heads.first else { return nil }
    let winner = heads.dropFirst().reduce(first) { beats($1, $0) ? $1 : $0 }
    let conflict = heads.contains {
      $0.value.state != first.value.state || $0.value.until != first.value.until
    }
    return Verdict(winner: winner, value: winner.value, heads: heads, isConflict: conflict)
  }

  private static func beats(_ left: Write<Decision>, _ right: Write<Decision>) -> Bool {
    let (one, other) = (left.value.state.settledness, right.value.state.settledness)
    if one != other { return one < other }
    if left.value.until != right.value.until {
      guard let date = left.value.until else { return false }
      guard let otherDate = right.value.until else { return true }
      return date < otherDate
    }
    return right.stamp < left.stamp
  }

  /// Who owns it: of concurrent writes all names, in the order they were given.
  public static func owners(_ writes: [Write<[String]>]) -> Verdict<[String]>? {
    let heads = heads(writes)
    guard let last = heads.last else { return nil }
    var names: [String] = []
    for name in heads.flatMap(\.value) where !names.contains(name) { names.append(name) }
    let conflict = heads.contains { Set($0.value) != Set(last.value) }
    return Verdict(winner: last, value: names, heads: heads, isConflict: conflict)
  }

  /// The due date set by hand; a `clear` in force is a verdict too.
  public static func due(_ writes: [Write<Act.DueChange>]) -> Verdict<Act.DueChange>? {
    let heads = heads(writes)
    guard let last = heads.last else { return nil }
    var winner = last
    for head in heads {
      guard case .set(let day) = head.value else { continue }
      if case .set(let best) = winner.value, best < day { continue }
      winner = head
    }
    let conflict = heads.contains { $0.value != last.value }
    return Verdict(winner: winner, value: winner.value, heads: heads, isConflict: conflict)
  }

  /// How a feed is followed, nil where it was left; nothing where nobody ever followed it.
  public static func feed(_ writes: [Write<Feed?>]) -> Verdict<Feed?>? {
    let heads = heads(writes)
    guard let last = heads.last else { return nil }
    let winner = heads.last { $0.value != nil } ?? last
    let conflict = heads.contains { $0.value != last.value }
    return Verdict(winner: winner, value: winner.value, heads: heads, isConflict: conflict)
  }

  /// Whether one person has read it; nil when that person never said.
  public static func read(_ writes: [Write<Bool>]) -> Verdict<Bool>? {
    let heads = heads(writes)
    guard let last = heads.last else { return nil }
    let winner = heads.last { !$0.value } ?? last
    let conflict = heads.contains { $0.value != last.value }
    return Verdict(winner: winner, value: winner.value, heads: heads, isConflict: conflict)
  }
}

extension ActionState {
  /// How far from being looked at again: of concurrent decisions the smallest wins.
  public var settledness: Int {
    switch self {
    case .open: 0
    case .doing: 1
    case .waiting: 2
    case .deferred: 3
    case .riskAccepted: 4
    case .notApplicable: 5
    case .duplicate: 6
    case .done: 7
    }
  }

  /// The state with that ``settledness``; open for a number that means none.
  public init(settledness: Int) {
    self = Self.allCases.first { $0.settledness == settledness } ?? .open
  }
}
