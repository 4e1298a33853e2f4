/// All that one capability of terminfo(5) can become, whatever its parameters are.
struct CapabilityPattern: Sendable {
  private indirect enum Piece: Sendable {
    case byte(UInt8)
    /// A decimal or hexadecimal number.
    case number
    case anyByte
    case oneOf([[Piece]])
  }

  private var pieces: [Piece] = []

  /// Reads a capability as `infocmp` writes it: `\E[%i%p1%d;%p2%dH$<5>`.
  init(_ text: String) {
    var rest = Array(text.utf8)[...]
    pieces = Self.sequence(&rest, inCondition: false)[0]
  }

  /// All places where a match that begins at `start` can end.
  func ends(in stream: [UInt8], from start: Int) -> Set<Int> {
    Self.ends(pieces[...], in: stream, from: start)
  }

  private static func ends(
    _ pieces: ArraySlice<Piece>, in stream: [UInt8], from start: Int
  ) -> Set<Int> {
    var places: Set<Int> = [start]
    for piece in pieces {
      var next: Set<Int> = []
      for place in places { next.formUnion(ends(piece, in: stream, from: place)) }
      if next.isEmpty { return [] }
      places = next
    }
    return places
  }

  private static func ends(_ piece: Piece, in stream: [UInt8], from start: Int) -> Set<Int> {
    switch piece {
    case .byte(let byte): return start < stream.count && stream[start] == byte ? [start + 1] : []
    case .anyByte: return start < stream.count ? [start + 1] : []
    case .number:
      let digits = stream[min(start, stream.count)...].prefix { 0x30...0x39 ~= $0 }
      return digits.isEmpty ? [] : [start + digits.count]
    case .oneOf(let choices):
      return choices.reduce(into: []) { $0.formUnion(ends($1[...], in: stream, from: start)) }
    }
  }

  /// Reads up to the end, or inside a condition up to `%;`: one sequence for each branch.
  private static func sequence(
    _ rest: inout ArraySlice<UInt8>, inCondition: Bool
  ) -> [[Piece]] {
    var branches: [[Piece]] = [[]]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        let (piece, mark) = operation(&rest)
        if let piece { branches[branches.count - 1].append(piece) }
        if mark == UInt8(ascii: "e") { branches.append([]) }
        // Without an else the condition may write nothing.
        if mark == UInt8(ascii: ";"), inCondition { return branches + [[]] }
      case UInt8(ascii: "$") where rest.first == UInt8(ascii: "<"):
        rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
      case UInt8(ascii: "\\"): branches[branches.count - 1].append(.byte(escaped(&rest)))
      case UInt8(ascii: "^"):
        let letter = rest.popFirst() ?? 0
        branches[branches.count - 1].append(.byte(letter == UInt8(ascii: "?") ? 0x7F : letter & 31))
      default: branches[branches.count - 1].append(.byte(byte))
      }
    }
    return branches
  }

  /// Reads what follows a `%`: what it writes, if anything, and its letter.
  private static func operation(_ rest: inout ArraySlice<UInt8>) -> (Piece?, UInt8) {
    guard let letter = rest.popFirst() else { return (nil, 0) }
    switch letter {
    case UInt8(ascii: "%"): return (.byte(letter), 0)
    case UInt8(ascii: "?"): return (.oneOf(sequence(&rest, inCondition: true)), 0)
    case UInt8(ascii: "c"), UInt8(ascii: "s"): return (.anyByte, 0)
    case UInt8(ascii: "d"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"):
      return (.number, 0)
    case UInt8(ascii: "{"): rest = rest.drop { $0 != UInt8(ascii: "}") }.dropFirst()
    case UInt8(ascii: "'"): rest = rest.dropFirst(2)
    case UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "g"): rest = rest.dropFirst()
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "."):
      return operation(&rest)
    default: break
    }
    return (nil, letter)
  }

  /// Reads what follows a backslash.
  private static func escaped(_ rest: inout ArraySlice<UInt8>) -> UInt8 {
    guard let letter = rest.popFirst() else { return 0 }
    switch letter {
    case UInt8(ascii: "E"), UInt8(ascii: "e"): return 0x1B
    case UInt8(ascii: "n"), UInt8(ascii: "l"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "s"): return 0x20
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      let digits = rest.prefix { 0x30...0x37 ~= $0 }.prefix(2)
      rest = rest.dropFirst(digits.count)
      return UInt8(String(decoding: [letter] + digits, as: UTF8.self), radix: 8) ?? 0
    default: return letter
    }
  }
}
