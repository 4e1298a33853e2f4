/// Text that can be shown anywhere: no control sequence, no hidden direction or width trick.
///
/// The only kind of text a ``Grid`` or the command line prints. The rules are in
/// `Sources/CellGrid/README.md`. Text stays clean when two are put together.
public struct SafeText: Sendable, Hashable {
  public let string: String

  /// Cleans foreign text; line breaks stay, tabs become spaces up to the next fourth column.
  public init(_ foreign: String) {
    self = SafeText.cleaning(foreign).text
  }

  /// Cleans foreign bytes; what is not UTF-8 becomes U+FFFD.
  public init(bytes: some Collection<UInt8>) {
    self.init(String(decoding: bytes, as: UTF8.self))
  }

  /// Cleans foreign text for one line: a line break becomes a space.
  public init(line foreign: String) {
    self = SafeText.cleaning(foreign, singleLine: true).text
  }

  /// Takes text that came out of this module's own cleaning.
  init(trusted string: String) { self.string = string }

  /// Cleans foreign text and counts the scalars that were taken out of it.
  ///
  /// Line breaks and tabs that only changed their form are not counted.
  public static func cleaning(
    _ foreign: String, singleLine: Bool = false
  ) -> (text: SafeText, hiddenRemoved: Int) {
    var foreign = foreign
    foreign.makeContiguousUTF8()
    let bytes = foreign.utf8Span.span
    if TextCleaning.isClean(bytes, singleLine: singleLine) {
      return (SafeText(trusted: foreign), 0)
    }
    var cleaning = TextCleaning(singleLine: singleLine)
    cleaning.take(bytes)
    return (SafeText(trusted: String(decoding: cleaning.output, as: UTF8.self)), cleaning.hidden)
  }

  /// Shows what cleaning takes out as `<U+202E>`, for a reader who wants to see it.
  public static func revealing(_ foreign: String) -> SafeText {
    var foreign = foreign
    foreign.makeContiguousUTF8()
    var cleaning = TextCleaning(singleLine: false, dropping: .visibly)
    cleaning.take(foreign.utf8Span.span)
    return SafeText(trusted: String(decoding: cleaning.output, as: UTF8.self))
  }

  public var isEmpty: Bool { string.isEmpty }

  /// How many columns the text takes when it is drawn on one row.
  public var width: Int { Width.columns(of: self) }

  /// The text on one line: line breaks as spaces.
  public var line: SafeText {
    guard string.utf8.contains(Special.lineFeed) else { return self }
    let bytes = string.utf8.map { $0 == Special.lineFeed ? 0x20 : $0 }
    return SafeText(trusted: String(decoding: bytes, as: UTF8.self))
  }

  /// The lines between line breaks; at least one.
  public var lines: [SafeText] {
    string.split(separator: "\n", omittingEmptySubsequences: false)
      .map { SafeText(trusted: String($0)) }
  }

  public static func + (left: SafeText, right: SafeText) -> SafeText {
    SafeText(trusted: left.string + right.string)
  }

  public static func += (left: inout SafeText, right: SafeText) {
    left = left + right
  }
}

extension SafeText: ExpressibleByStringInterpolation, CustomStringConvertible {
  public init(stringLiteral value: String) { self.init(value) }

  public init(stringInterpolation: Interpolation) {
    self.init(trusted: stringInterpolation.string)
  }

  public var description: String { string }

  /// Cleans each interpolated value by itself.
  public struct Interpolation: StringInterpolationProtocol {
    var string: String

    public init(literalCapacity: Int, interpolationCount: Int) {
      string = ""
      string.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    public mutating func appendLiteral(_ literal: String) {
      string += SafeText(literal).string
    }

    public mutating func appendInterpolation(_ text: SafeText) {
      string += text.string
    }

    public mutating func appendInterpolation(_ foreign: some StringProtocol) {
      string += SafeText(String(foreign)).string
    }

    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      string += String(number)
    }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      string += SafeText(value.description).string
    }
  }
}

extension Sequence<SafeText> {
  /// The texts one after the other, with a separator between them.
  public func joined(separator: SafeText = "") -> SafeText {
    SafeText(trusted: map(\.string).joined(separator: separator.string))
  }
}
