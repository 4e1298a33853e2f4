internal import DocketModel

/// The score of a CVSS vector of version 3.0, 3.1 or 4.0, as the FIRST specifications compute it.
///
/// For sources that give nothing but a vector. Of version 3 it is the base score.
enum CVSSScore {
  /// The score in tenths; nil for a vector of another version or without all base metrics.
  static func tenths(of vector: String) -> Int? {
    guard vector.utf8.count <= 400 else { return nil }
    let isFourth = vector.hasPrefix("CVSS:4.0/")
    guard isFourth || vector.hasPrefix("CVSS:3.0/") || vector.hasPrefix("CVSS:3.1/") else {
      return nil
    }
    var metrics: [Substring: Substring] = [:]
    for part in vector.split(separator: "/").dropFirst() {
      let pair = part.split(separator: ":")
      guard pair.count == 2, metrics[pair[0]] == nil else { return nil }
      metrics[pair[0]] = pair[1]
    }
    return isFourth ? CVSS4Score(metrics)?.tenths : tenths(of: metrics)
  }

  /// CVSS v3.1 specification, section 7.1 and the values of section 7.4.
  private static func tenths(of metrics: [Substring: Substring]) -> Int? {
    guard let scope = metrics["S"], scope == "C" || scope == "U",
      let vector = ["N": 0.85, "A": 0.62, "L": 0.55, "P": 0.2][metrics["AV"]],
      let complexity = ["L": 0.77, "H": 0.44][metrics["AC"]],
      let privileges =
        (scope == "C"
        ? ["N": 0.85, "L": 0.68, "H": 0.5]
        : [
          "N": 0.85, "L": 0.62, "H": 0.27,
        ])[metrics["PR"]],
      let interaction = ["N": 0.85, "R": 0.62][metrics["UI"]],
      let secrecy = loss[metrics["C"]], let integrity = loss[metrics["I"]],
      let availability = loss[metrics["A"]]
    else { return nil }
    let kept = (1 - secrecy) * (1 - integrity) * (1 - availability)
    let impact: Double
    if scope == "U" {
      impact = 6.42 * (1 - kept)
    } else {
      impact = 7.52 * (1 - kept - 0.029) - 3.25 * power(1 - kept - 0.02, 15)
    }
    guard impact > 0 else { return 0 }
    let ease = 8.22 * vector * complexity * privileges * interaction
    let sum = scope == "U" ? impact + ease : 1.08 * (impact + ease)
    return roundedUp(min(sum, 10))
  }

  private static let loss: [Substring: Double] = ["H": 0.56, "L": 0.22, "N": 0]

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  /// Appendix A: up to one decimal, without the noise of binary fractions.
  private static func roundedUp(_ value: Double) -> Int {
    let whole = Int((value * 100_000).rounded())
    return whole % 10_000 == 0 ? whole / 10_000 : whole / 10_000 + 1
  }

  /// The qualitative rating of section 5; nil for 0.0, which is none.
  static func severity(tenths: Int) -> Severity? {
    switch tenths {
    case 1...39: .low
    case 40...69: .medium
    case 70...89: .high
    case 90...100: .critical
    default: nil
    }
  }

  /// The score of a JSON number such as `9.8`; nil outside 0 to 10.
  static func tenths(of score: JSON?) -> Int? {
    switch score {
    case .integer(let number) where (0...10).contains(number): Int(number) * 10
    case .number(let number) where (0...10).contains(number): Int((number * 10).rounded())
    default: nil
    }
  }

  /// `9.8`.
  static func text(tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}

extension [Substring: Double] {
  fileprivate subscript(key: Substring?) -> Double? { key.flatMap { self[$0] } }
}
