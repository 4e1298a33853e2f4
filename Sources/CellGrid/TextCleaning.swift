/// One pass over foreign text that keeps what may be shown; the rules are in README.md, "SafeText".
///
/// What is kept depends on what was kept before it and never on what was dropped, except that a
/// joiner waits for the scalar after it. So a second pass changes nothing.
struct TextCleaning {
  /// What happens to a scalar that may not stay.
  enum Dropping { case silently, visibly }

  static let marksPerBase = 4
  static let scalarsPerCluster = 8
  static let tabStop = 4

  private let dropping: Dropping
  private let singleLine: Bool
  private(set) var output: [UInt8] = []
  private(set) var hidden = 0
  private var column = 0
  /// The last kept scalar that can carry marks; nil at the start of a line.
  private var base: UInt32?
  private var previous: UInt32 = 0
  private var marks = 0
  private var cluster = 0
  /// A ZWJ or ZWNJ that stays only if a letter or emoji follows.
  private var joiner: UInt32?

  init(singleLine: Bool, dropping: Dropping = .silently) {
    self.singleLine = singleLine
    self.dropping = dropping
  }

  /// Whether text is plain ASCII that needs no pass at all.
  static func isClean(_ bytes: Span<UInt8>, singleLine: Bool) -> Bool {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte < 0x20 ? singleLine || byte != 0x0A : byte >= 0x7F { return false }
    }
    return true
  }

  /// Takes the whole text, which must be valid UTF-8.
  mutating func take(_ bytes: Span<UInt8>) {
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if (0x20..<0x7F).contains(byte) {
        takePrintable(byte)
        index += 1
      } else if byte < 0x80 {
        let pair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        takeControl(byte)
        index += pair ? 2 : 1
      } else {
        let (scalar, length) = decode(bytes, at: index)
        take(scalar)
        index += length
      }
    }
    dropJoiner()
  }

  @inline(__always)
  private mutating func takePrintable(_ byte: UInt8) {
    if joiner != nil { dropJoiner() }
    output.append(byte)
    column += 1
    base = UInt32(byte)
    previous = UInt32(byte)
    marks = 0
    cluster = 1
  }

  private mutating func takeControl(_ byte: UInt8) {
    switch byte {
    case 0x09:
      for _ in 0..<(Self.tabStop - column % Self.tabStop) { takePrintable(0x20) }
    case 0x0A, 0x0D:
      guard !singleLine else { return takePrintable(0x20) }
      dropJoiner()
      output.append(Special.lineFeed)
      column = 0
      base = nil
      previous = 0x0A
    default:
      drop(UInt32(byte))
    }
  }

  private mutating func take(_ scalar: UInt32) {
    if scalar == Special.joiner || scalar == Special.nonJoiner {
      guard joiner == nil, let base, Special.joins(base) else { return drop(scalar) }
      joiner = scalar
    } else if Special.isVariationSelector(scalar) {
      let carried = base.map { $0 != 0x20 } ?? false
      guard carried, !Special.isVariationSelector(previous) else { return drop(scalar) }
      attach(scalar)
    } else if Hidden.contains(scalar) {
      drop(scalar)
    } else if ScalarClass(of: scalar).attaches {
      guard marks < Self.marksPerBase else { return drop(scalar) }
      if attach(scalar) { marks += 1 }
    } else if Special.isSkinTone(scalar) {
      attach(scalar)
    } else {
      takeBase(scalar)
    }
  }

  private mutating func takeBase(_ scalar: UInt32) {
    if let waiting = joiner, Special.joins(scalar) {
      // A longer chain is cut in two: the display drops joiners anyway.
      if cluster + 2 <= Self.scalarsPerCluster {
        append(waiting)
        cluster += 1
      } else {
        cluster = 0
      }
      joiner = nil
      cluster += 1
    } else {
      dropJoiner()
      cluster = 1
    }
    marks = 0
    base = scalar
    append(scalar)
    column += 1
  }

  @discardableResult
  private mutating func attach(_ scalar: UInt32) -> Bool {
    guard base != nil, cluster < Self.scalarsPerCluster else {
      drop(scalar)
      return false
    }
    dropJoiner()
    cluster += 1
    append(scalar)
    return true
  }

  private mutating func append(_ scalar: UInt32) {
    previous = scalar
    guard let scalar = Unicode.Scalar(scalar) else { return }
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private mutating func dropJoiner() {
    guard let waiting = joiner else { return }
    joiner = nil
    drop(waiting)
  }

  private mutating func drop(_ scalar: UInt32) {
    hidden += 1
    guard dropping == .visibly else { return }
    let digits = String(scalar, radix: 16, uppercase: true)
    let padding = String(repeating: "0", count: max(4 - digits.utf8.count, 0))
    for byte in "<U+\(padding)\(digits)>".utf8 { takePrintable(byte) }
  }
}
