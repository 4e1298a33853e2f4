/// Why a text is not JSON, and where.
public struct JSONError: Error, Sendable, Hashable {
  public var fact: Fact
  /// Bytes from the start of the text.
  public var offset: Int

  public init(_ fact: Fact, at offset: Int) {
    self.fact = fact
    self.offset = offset
  }

  public enum Fact: Sendable, Hashable {
    /// The text ends inside a value.
    case unexpectedEnd
    /// A byte that no value, separator or literal has here.
    case unexpectedByte(UInt8)
    /// Something follows the value.
    case trailingBytes
    /// A control character stands raw inside a string.
    case rawControl(UInt8)
    /// A backslash with something else than RFC 8259 section 7 allows.
    case badEscape
    /// Half of a surrogate pair.
    case loneSurrogate
    /// Not UTF-8.
    case badUTF8
    /// A number with a leading zero, a lonely sign, or no digit where one is due.
    case badNumber
    /// A number beyond what a `Double` holds.
    case numberOutOfRange
    /// An object names a member twice.
    case duplicateName(String)
    /// Arrays and objects inside one another, deeper than allowed.
    case tooDeep(limit: Int)
  }
}
