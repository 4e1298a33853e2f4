/// What a fetch brought.
public enum FetchReply: Sendable, Hashable {
  case document(FetchedDocument)
  /// The server has nothing newer than what was fetched before.
  case unchanged
}

/// The bytes of a document and what its server said of them; foreign, to be read behind the wall only.
public struct FetchedDocument: Sendable, Hashable {
  /// Unpacked.
  public var bytes: [UInt8]
  /// The content type with its parameters; at most 256 bytes, printable ASCII.
  public var contentType: String?
  public var validators: Validators
  /// Where it was found after all redirects.
  public var address: HTTPAddress

  public init(
    bytes: [UInt8], contentType: String? = nil, validators: Validators = Validators(),
    address: HTTPAddress
  ) {
    self.bytes = bytes
    self.contentType = contentType
    self.validators = validators
    self.address = address
  }
}
