/// What goes over the line to a worker and back: a head of nine bytes, then the two parts it measures.
///
/// A request is one frame: the options as JSON, then the document. An answer is any number of
/// briefings, or of parts of a list, then one frame that ends it; each has one part.
struct WorkerFrame {
  static let headSize = 9

  var kind: Kind
  var first: Int
  var second: Int

  enum Kind: UInt8 {
    case request = 0x52
    /// The list of a provider is to be read.
    case listRequest = 0x51
    case briefing = 0x42
    /// What a document holds beside its briefings.
    case document = 0x44
    /// The document was refused.
    case refusal = 0x45
    case advisories = 0x41
    /// What a list holds beside its advisories.
    case list = 0x4C
  }

  init(_ kind: Kind, _ first: Int, _ second: Int = 0) {
    self.kind = kind
    self.first = first
    self.second = second
  }

  /// Reads a head; nil when it is none.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count == Self.headSize, let kind = bytes.first.flatMap(Kind.init) else {
      return nil
    }
    func number(at offset: Int) -> Int {
      bytes.dropFirst(offset).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }
    self.init(kind, number(at: 1), number(at: 5))
  }

  /// The head; lengths have 32 bits, far more than any part may have.
  var head: [UInt8] {
    func bytes(_ number: Int) -> [UInt8] {
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
    return [kind.rawValue] + bytes(first) + bytes(second)
  }
}
