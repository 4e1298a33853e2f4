import DocketModel
import Glibc

/// The offsets of the host's zone, or of a named one, as glibc knows them.
enum LocalZone {
  private static let day: Int64 = 86_400
  /// 2000-01-01 and 2045-01-01; outside, the nearest offset holds.
  private static let range: ClosedRange<Int64> = 946_684_800...2_366_841_600

  /// Reads the zone; sets `TZ` for the whole process when one is named, so once, before threads.
  ///
  /// - Returns: nil when the name is neither a file of the zone database nor a rule.
  static func read(named name: String?) -> Zone? {
    if let name {
      guard isKnown(name) else { return nil }
      setenv("TZ", name, 1)
    }
    tzset()
    var transitions: [Zone.Transition] = []
    var before = local(range.lowerBound)
    transitions.append(transition(at: range.lowerBound, before))
    var instant = range.lowerBound
    // Offsets hold for weeks; a step of 14 days meets each.
    while instant < range.upperBound {
      let next = min(instant + 14 * day, range.upperBound)
      let after = local(next)
      if after != before {
        transitions.append(transition(at: change(from: instant, to: next, before), after))
        before = after
      }
      instant = next
    }
    return Zone(transitions: transitions)
  }

  private struct Offset: Equatable {
    var seconds: Int
    var name: String
  }

  private static func transition(at instant: Int64, _ offset: Offset) -> Zone.Transition {
    Zone.Transition(
      from: Timestamp(seconds: instant), offsetSeconds: offset.seconds,
      abbreviation: offset.name.isEmpty ? nil : offset.name)
  }

  /// The first instant at which the offset is another one.
  private static func change(from low: Int64, to high: Int64, _ before: Offset) -> Int64 {
    var (low, high) = (low, high)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if local(middle) == before { low = middle } else { high = middle }
    }
    return high
  }

  private static func local(_ instant: Int64) -> Offset {
    var time = time_t(instant)
    var parts = tm()
    guard localtime_r(&time, &parts) != nil else { return Offset(seconds: 0, name: "UTC") }
    let name = parts.tm_zone.map { String(cString: $0) } ?? ""
    return Offset(seconds: parts.tm_gmtoff, name: name)
  }

  private static func isKnown(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.count < 100, !name.contains("..") else { return false }
    if name == "UTC" { return true }
    let path = name.hasPrefix("/") ? name : "/usr/share/zoneinfo/" + name
    // Reading a pipe would wait for ever, and a folder of the database is no zone.
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && access(path, R_OK) == 0
  }
}
