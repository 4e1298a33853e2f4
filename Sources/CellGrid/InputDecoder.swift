/// Turns the bytes of a terminal into keys and pastes; a value without a clock.
///
/// The caller hands in bytes with the time they came at and calls ``tick(at:)`` when ``deadline`` has
/// passed. Times are milliseconds of any steady clock. The rules are in README.md, "Input".
public struct InputDecoder: Sendable {
  /// What can be set about the decoding.
  public struct Options: Sendable, Hashable {
    /// How long a lone `ESC` waits for the rest of a sequence, in milliseconds.
    public var escapeDelay: UInt64 = 50
    /// How long after a lone Escape `[`, `O` and `]` still start a sequence, in milliseconds.
    public var tailGuard: UInt64 = 1_000
    /// How long an unfinished sequence waits for its rest, in milliseconds.
    public var sequenceTimeout: UInt64 = 1_000
    /// How much silence after an end mark or a burst ends a paste, in milliseconds.
    public var pasteSettling: UInt64 = 100
    /// How much silence ends a paste whose end mark never came, in milliseconds.
    public var pasteTimeout: UInt64 = 10_000
    /// How many bytes of a paste are kept.
    public var pasteLimit = 10 << 20
    /// Whether a burst of bytes with a line break counts as a paste: for terminals without marks.
    public var recognisesBursts = true

    public init() {}
  }

  /// What the bytes so far have begun.
  enum State: Sendable {
    case ground
    /// An `ESC` that may be the key or the start of a sequence.
    case escape
    /// The rest of a sequence only the table knows.
    case tabled
    /// Between `ESC [` or `ESC O` and the final byte.
    case sequence
    /// Bytes that belong to an old mouse report or to a character typed with Alt.
    case skipping(Int)
    /// Inside `OSC`, `DCS`, `APC`, `PM` or `SOS`; after an `ESC` there.
    case string(length: Int, escaped: Bool)
    case scalar
    case paste
  }

  /// A sequence longer than this is no key; what follows is swallowed to its end.
  static let longestSequence = 64
  /// Where a string without end is given up.
  static let longestString = 65_536

  public var options: Options
  let sequences: [[UInt8]: Key]
  let beginnings: Set<[UInt8]>
  var state = State.ground
  /// The bytes of the open sequence or scalar.
  var pending: [UInt8] = []
  var paste = PasteBuffer(isBracketed: true, limit: 0)
  /// Whether the open sequence came after its `ESC` had been taken for the key.
  var isLate = false
  var guardEnds: UInt64?
  /// When ``tick(at:)`` has something to do, if no byte comes before.
  public private(set) var deadline: UInt64?

  /// Makes a decoder.
  ///
  /// - Parameters:
  ///   - sequences: what this terminal sends for keys, from terminfo; the usual forms are known.
  ///   - options: delays and limits.
  public init(sequences: [[UInt8]: Key] = [:], options: Options = Options()) {
    let usable = sequences.filter { $0.key.count > 1 && $0.key[0] == 0x1B }
    self.sequences = usable
    self.options = options
    var beginnings: Set<[UInt8]> = []
    for bytes in usable.keys {
      for length in 1..<bytes.count { beginnings.insert(Array(bytes.prefix(length))) }
    }
    self.beginnings = beginnings
  }

  /// Takes bytes that were read at once and returns what they complete.
  public mutating func feed(_ bytes: [UInt8], at now: UInt64) -> [Input] {
    var inputs = tick(at: now)
    guard !bytes.isEmpty else { return inputs }
    if case .ground = state, options.recognisesBursts, PasteBuffer.isBurst(bytes),
      bytes[0] != 0x1B, !InputDecoder.holdsStartMark(bytes)
    {
      beginPaste(isBracketed: false)
    }
    for byte in bytes { take(byte, &inputs) }
    schedule(now)
    return inputs
  }

  /// Settles what only time can settle: a lone `ESC`, a sequence or paste whose end never came.
  public mutating func tick(at now: UInt64) -> [Input] {
    var inputs: [Input] = []
    if let ends = guardEnds, now >= ends { guardEnds = nil }
    guard let deadline, now >= deadline else { return inputs }
    expire(now, &inputs)
    schedule(now)
    return inputs
  }

  private mutating func schedule(_ now: UInt64) {
    let delay: UInt64? =
      switch state {
      case .ground: nil
      case .escape: options.escapeDelay
      case .paste: paste.maybeOver ? options.pasteSettling : options.pasteTimeout
      default: options.sequenceTimeout
      }
    deadline = delay.map { now.addingReportingOverflow($0) }.map { $0.overflow ? .max : $0.0 }
  }

  private mutating func expire(_ now: UInt64, _ inputs: inout [Input]) {
    switch state {
    case .escape:
      inputs.append(.key(.escape))
      let (ends, overflow) = now.addingReportingOverflow(options.tailGuard)
      guardEnds = overflow ? .max : ends
      reset()
    case .paste: endPaste(&inputs)
    default: reset()
    }
  }

  mutating func reset() {
    state = .ground
    pending.removeAll(keepingCapacity: true)
    isLate = false
  }
}
