/// The score of a CVSS 4.0 vector: FIRST, CVSS v4.0 Specification, section 8, with its tables.
///
/// Vectors fall into 270 classes that have a score each. A vector that is less severe than the worst of
/// its class loses a share of the way to the classes below. Threat and environment count where given.
struct CVSS4Score {
  /// How many steps each metric is below its worst value, in the order of ``metrics``.
  private let steps: [Int]
  private let exploitation: Int

  /// Nil without all base metrics, and where a value is none of its metric.
  init?(_ given: [Substring: Substring]) {
    var steps: [Int] = []
    for metric in Self.metrics {
      guard var step = metric.step(given[metric.name]) else { return nil }
      if metric.isBase, let modified = given["M" + metric.name], modified != "X" {
        guard let other = metric.step(modified, isModified: true) else { return nil }
        step = other
      }
      steps.append(step)
    }
    guard let exploitation = ["X": 0, "A": 0, "P": 1, "U": 2][given["E"] ?? "X"] else { return nil }
    self.steps = steps
    self.exploitation = exploitation
  }

  /// The score in tenths, rounded half up.
  var tenths: Int {
    // Nothing is lost.
    if steps[5...7] == [2, 2, 2], steps[11...13] == [3, 3, 3] { return 0 }
    let place = place
    let score = Self.score(place) ?? 0
    var lost = 0.0
    var count = 0
    for (group, deeper) in Self.below(place).enumerated() {
      guard let next = deeper.compactMap(Self.score).max() else { continue }
      count += 1
      lost += Double(score - next) * share(of: group, at: place[group])
    }
    let mean = count == 0 ? 0 : lost / Double(count)
    // Ties must not fall to the noise of binary fractions.
    return Int((Double(score) - mean + 0.5 + 0.000_01).rounded(.down))
  }

  // MARK: - Metrics

  private struct Metric {
    var name: Substring
    /// From the worst on.
    var values: String
    var isBase = true
    /// The step of the first value; people's safety (`S`), in modified metrics, is above all others.
    var first = 0
    var hasSafety = false

    func step(_ value: Substring?, isModified: Bool = false) -> Int? {
      guard let value, isBase || value != "X" else { return isBase ? nil : 0 }
      if isModified, hasSafety, value == "S" { return 0 }
      guard value.count == 1, let place = values.firstIndex(where: { value.first == $0 }) else {
        return nil
      }
      return first + values.distance(from: values.startIndex, to: place)
    }
  }

  private static let metrics: [Metric] = [
    Metric(name: "AV", values: "NALP"), Metric(name: "PR", values: "NLH"),
    Metric(name: "UI", values: "NPA"), Metric(name: "AC", values: "LH"),
    Metric(name: "AT", values: "NP"), Metric(name: "VC", values: "HLN"),
    Metric(name: "VI", values: "HLN"), Metric(name: "VA", values: "HLN"),
    Metric(name: "CR", values: "HML", isBase: false),
    Metric(name: "IR", values: "HML", isBase: false),
    Metric(name: "AR", values: "HML", isBase: false), Metric(name: "SC", values: "HLN", first: 1),
    Metric(name: "SI", values: "HLN", first: 1, hasSafety: true),
    Metric(name: "SA", values: "HLN", first: 1, hasSafety: true),
  ]

  // MARK: - Classes

  /// The level of each group: EQ1, EQ2, EQ3 with EQ6, EQ4, EQ5 of section 8.2.
  private var place: [Int] {
    let free = steps[0...2].filter { $0 == 0 }.count
    let reach = free == 3 ? 0 : free > 0 && steps[0] != 3 ? 1 : 2
    let ease = steps[3] == 0 && steps[4] == 0 ? 0 : 1
    let lost = steps[5...7].contains(0) ? (steps[5] == 0 && steps[6] == 0 ? 0 : 1) : 2
    let isRequired = (0...2).contains { steps[5 + $0] == 0 && steps[8 + $0] == 0 }
    let system = lost == 2 ? 4 : lost * 2 + (isRequired ? 0 : 1)
    let beyond =
      steps[12] == 0 || steps[13] == 0 ? 0 : steps[11...13].contains(1) ? 1 : 2
    return [reach, ease, system, beyond, exploitation]
  }

  /// The classes that are one level lower in each of the groups.
  private static func below(_ place: [Int]) -> [[[Int]]] {
    place.indices.map { group in
      let levels = group == 2 ? [[1, 2], [3], [3], [4], []][place[2]] : [place[group] + 1]
      return levels.map { level in
        var next = place
        next[group] = level
        return next
      }
    }
  }

  private static func score(_ place: [Int]) -> Int? {
    for (level, count) in zip(place, [3, 2, 5, 3, 3]) where level >= count { return nil }
    return Int(scores[(place[0] * 2 + place[1]) * 45 + place[2] * 9 + place[3] * 3 + place[4]])
  }

  /// How far the vector is from the first worst one of its class that it does not exceed, by metrics
  /// of one group, as a share of the depth of that class.
  private func share(of group: Int, at level: Int) -> Double {
    guard group < Self.worst.count else { return 0 }
    let own = steps[Self.spans[group]]
    let (worst, depth) = Self.worst[group][level]
    for one in worst where zip(own, one).allSatisfy({ $0 >= $1 }) {
      return Double(own.reduce(0, +) - one.reduce(0, +)) / Double(depth)
    }
    return 0
  }

  private static let spans = [0..<3, 3..<5, 5..<11, 11..<14]

  /// The worst vectors of each level of the groups, as steps, and the depth of the level.
  private static let worst: [[([[Int]], Int)]] = [
    [
      ([[0, 0, 0]], 1), ([[1, 0, 0], [0, 1, 0], [0, 0, 1]], 4), ([[3, 0, 0], [1, 1, 1]], 5),
    ],
    [([[0, 0]], 1), ([[1, 0], [0, 1]], 2)],
    [
      ([[0, 0, 0, 0, 0, 0]], 7), ([[0, 0, 1, 1, 1, 0], [0, 0, 0, 1, 1, 1]], 6),
      ([[1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0]], 8),
      (
        [
          [1, 0, 1, 0, 1, 0], [1, 0, 0, 0, 1, 1], [0, 1, 0, 1, 0, 1], [0, 1, 1, 1, 0, 0],
          [1, 1, 0, 0, 0, 1],
        ], 8
      ),
      ([[1, 1, 1, 0, 0, 0]], 10),
    ],
    [([[1, 0, 0]], 6), ([[1, 1, 1]], 5), ([[2, 2, 2]], 4)],
  ]

  /// The scores of the classes in tenths, by EQ1, EQ2, EQ3 with EQ6 (00, 01, 10, 11, 21), EQ4, EQ5.
  private static let scores: [UInt8] = [
    100, 98, 95, 100, 93, 91, 93, 89, 81, 99, 95, 92, 96, 87, 81, 90, 80, 68, 98, 95, 90, 93, 89,
    81, 88, 78, 69, 95, 92, 84, 92, 81, 65, 80, 70, 48, 92, 82, 72, 79, 69, 50, 69, 55, 27, 99,
    95, 92, 95, 90, 84, 92, 82, 72, 97, 92, 85, 91, 83, 71, 81, 71, 53, 95, 92, 85, 92, 80, 70,
    84, 71, 50, 93, 85, 73, 82, 72, 59, 70, 52, 30, 86, 75, 52, 71, 52, 29, 63, 29, 17, 98, 94,
    91, 94, 86, 77, 87, 74, 63, 95, 87, 81, 89, 74, 64, 75, 63, 49, 94, 88, 76, 86, 74, 59, 72,
    57, 52, 89, 77, 67, 76, 58, 50, 57, 52, 25, 83, 70, 54, 65, 58, 26, 53, 21, 13, 95, 88, 76,
    90, 75, 61, 77, 68, 52, 90, 76, 70, 77, 62, 53, 66, 59, 30, 89, 76, 62, 74, 57, 47, 61, 57,
    24, 78, 67, 58, 59, 57, 23, 52, 29, 16, 71, 59, 30, 58, 26, 15, 23, 13, 6, 93, 86, 75, 86, 74,
    56, 70, 52, 40, 87, 72, 58, 74, 61, 34, 54, 40, 22, 85, 74, 62, 72, 55, 46, 53, 34, 19, 75,
    55, 51, 57, 41, 19, 36, 19, 8, 64, 51, 20, 47, 21, 11, 24, 9, 4, 88, 73, 60, 73, 59, 41, 54,
    45, 20, 75, 53, 50, 55, 40, 20, 43, 22, 11, 75, 58, 40, 61, 48, 20, 46, 17, 8, 55, 45, 21, 51,
    18, 9, 18, 7, 2, 53, 24, 14, 24, 12, 5, 10, 3, 1,
  ]
}
