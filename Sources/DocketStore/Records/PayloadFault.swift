/// Why a payload whose checksum is right still says nothing we can use.
public enum PayloadFault: Error, Sendable, Hashable {
  /// Not JSON, or not an object.
  case notAnObject
  /// A field is absent, of another type, or out of its range.
  case field(String)
  /// The clock is at or beyond 2^62, which no honest writer reaches.
  case clock
}
