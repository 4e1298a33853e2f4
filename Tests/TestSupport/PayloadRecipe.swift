/// How the bytes of a payload are made.
struct PayloadRecipe: Sendable {
  private indirect enum Step: Sendable {
    case bytes([UInt8])
    /// The number of the turn, as text.
    case turn
    /// So many times; as many as the number of the turn where none is given.
    case repeated(Int?, [Step])
  }

  /// A content that does not keep to the format.
  enum Fault: Error { case malformed(near: String) }

  private var steps: [Step] = []

  /// Reads the content of a line.
  init(_ content: ArraySlice<UInt8>) throws {
    var rest = content
    steps = try Self.steps(&rest)
    guard rest.isEmpty else { throw Self.fault(rest) }
  }

  func bytes(atMost limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    Self.write(steps, turn: 0, limit, to: &bytes)
    return bytes
  }

  private static func write(
    _ steps: [Step], turn: Int, _ limit: Int, to bytes: inout [UInt8]
  ) {
    for step in steps {
      switch step {
      case .bytes(let plain): bytes += plain
      case .turn: bytes += "\(turn)".utf8
      case .repeated(let count, let inner):
        if case .bytes(let plain)? = inner.first, inner.count == 1 {
          bytes += repeated(plain, min(count ?? turn, limit))
          continue
        }
        for number in 0..<min(count ?? turn, limit) {
          write(inner, turn: number + 1, limit, to: &bytes)
        }
      }
    }
  }

  /// The same bytes so many times: by doubling, since there may be millions.
  private static func repeated(_ plain: [UInt8], _ count: Int) -> [UInt8] {
    guard count > 0 else { return [] }
    var bytes = plain
    while bytes.count < plain.count * count {
      bytes += bytes.prefix(plain.count * count - bytes.count)
    }
    return bytes
  }

  /// Takes all steps up to the end, or up to the end of a repetition, which stays.
  private static func steps(_ rest: inout ArraySlice<UInt8>) throws -> [Step] {
    var steps: [Step] = []
    var plain: [UInt8] = []
    func close() {
      if !plain.isEmpty { steps.append(.bytes(plain)) }
      plain = []
    }
    while let byte = rest.first {
      guard byte == UInt8(ascii: "\\") else {
        plain.append(byte)
        rest.removeFirst()
        continue
      }
      switch rest.dropFirst().first {
      case UInt8(ascii: "}"):
        close()
        return steps
      case UInt8(ascii: "#"):
        rest.removeFirst(2)
        close()
        steps.append(.turn)
      case UInt8(ascii: "{"):
        close()
        steps.append(try repetition(&rest))
      default: plain += try sign(&rest)
      }
    }
    close()
    return steps
  }

  private static func repetition(_ rest: inout ArraySlice<UInt8>) throws -> Step {
    let start = rest
    rest.removeFirst(2)
    let word = rest.prefix { $0 != 0x20 }
    rest = rest.dropFirst(word.count + 1)
    let text = String(decoding: word, as: UTF8.self)
    let count = Int(text)
    guard count != nil || text == "\\#" else { throw fault(start) }
    let inner = try steps(&rest)
    guard rest.starts(with: Array("\\}".utf8)) else { throw fault(start) }
    rest.removeFirst(2)
    return .repeated(count, inner)
  }

  /// Takes one byte or scalar behind a backslash.
  private static func sign(_ rest: inout ArraySlice<UInt8>) throws -> [UInt8] {
    let start = rest
    let kind = rest.dropFirst().first
    rest = rest.dropFirst(2)
    switch kind {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "\\"): return [0x5C]
    case UInt8(ascii: "x"):
      guard let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        throw fault(start)
      }
      rest = rest.dropFirst(2)
      return [byte]
    case UInt8(ascii: "u"):
      let digits = rest.dropFirst().prefix { $0 != UInt8(ascii: "}") }
      rest = rest.dropFirst(digits.count + 2)
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
      guard let scalar = value.flatMap(Unicode.Scalar.init) else { throw fault(start) }
      return Array(String(Character(scalar)).utf8)
    default: throw fault(start)
    }
  }

  private static func fault(_ rest: ArraySlice<UInt8>) -> Fault {
    .malformed(near: String(decoding: rest.prefix(20), as: UTF8.self))
  }
}
