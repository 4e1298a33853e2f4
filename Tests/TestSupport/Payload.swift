import Foundation
public import Testing

/// Hostile bytes out of `Tests/Payloads`, whose README says how the files are written.
public struct Payload: Sendable, CustomTestStringConvertible {
  /// The kind, such as `P1`.
  public let group: String
  /// What it is called in its file.
  public let name: String
  private let recipe: PayloadRecipe

  public var testDescription: String { "\(group) \(name)" }

  /// The bytes, with no count in the recipe larger than the limit.
  public func bytes(atMost limit: Int = .max) -> [UInt8] { recipe.bytes(atMost: limit) }

  /// The bytes as text; what is no UTF-8 in them is replaced.
  public func text(atMost limit: Int = .max) -> String {
    String(decoding: bytes(atMost: limit), as: UTF8.self)
  }

  /// All payloads of one kind; none where the file cannot be read, which `PayloadTests` would notice.
  public static func all(_ group: String) -> [Payload] { (try? read(group)) ?? [] }

  /// All payloads of some kinds.
  public static func all(_ groups: String...) -> [Payload] { groups.flatMap { all($0) } }

  /// One payload by its name.
  public static func named(_ name: String, in group: String) throws -> Payload {
    try #require(read(group).first { $0.name == name }, "\(group) has no \(name)")
  }

  /// Reads one file.
  public static func read(_ group: String) throws -> [Payload] {
    var lines: [[UInt8]] = []
    for line in try Data(contentsOf: URL(filePath: "\(folder)/\(group).txt")).split(
      separator: 0x0A)
    where line.first != 0x23 {
      if line.first == 0x20, !lines.isEmpty {
        lines[lines.count - 1] += line.drop { $0 == 0x20 }
      } else {
        lines.append(Array(line))
      }
    }
    return try lines.map { line in
      let parts = line.split(separator: 0x3A, maxSplits: 1, omittingEmptySubsequences: false)
      let content = try #require(parts.last).dropFirst()
      return Payload(
        group: group, name: String(decoding: parts[0], as: UTF8.self),
        recipe: try PayloadRecipe(content))
    }
  }

  /// The payloads of some kinds, several in one text with blanks between them, for tests that take long.
  public static func bundles(of size: Int, _ groups: String..., atMost limit: Int) -> [Bundle] {
    let payloads = groups.flatMap { all($0) }
    return stride(from: 0, to: payloads.count, by: size).map { start in
      let members = payloads[start..<min(start + size, payloads.count)]
      return Bundle(
        name: members.map(\.testDescription).joined(separator: ", "),
        bytes: Array(members.map { $0.bytes(atMost: limit) }.joined(separator: [0x20])))
    }
  }

  /// Several payloads as one text.
  public struct Bundle: Sendable, CustomTestStringConvertible {
    public let name: String
    public let bytes: [UInt8]

    public var testDescription: String { name }
    /// The bytes as text; what is no UTF-8 in them is replaced.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// Where the files are, beside the tests.
  public static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Payloads").path
}
