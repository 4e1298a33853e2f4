/// Why nothing was fetched; facts, which `DocketCommands` makes sentences of.
///
/// Texts in it are foreign where they came from a server, and hold no secret.
public enum FetchError: Error, Sendable, Hashable {
  /// There is no libcurl here.
  case noLibrary
  /// No memory, thread or descriptor for it.
  case noResources
  case address(AddressFault)
  /// An address of a network that feeds may not lead to; the host it was found by.
  case forbidden(IPAddress, AddressPolicy.Kind, host: String)
  case unknownHost(String)
  case unreachable(host: String)
  /// Connecting, or all of it, took longer than so many milliseconds.
  case timedOut(milliseconds: Int)
  /// Less than 100 bytes a second for so long.
  case tooSlow(seconds: Int)
  case tls(TLSFault, host: String)
  /// The file of certificates of this feed cannot be read.
  case caFile(String)
  /// The proxy, as it may be shown, cannot be found.
  case proxy(String)

  /// An answer that is neither the document nor a redirect; what `Retry-After` asks for.
  case status(Int, retryAfterSeconds: Int?)
  case redirect(RedirectFault)
  /// What came is no HTTP, or contradicts itself.
  case badReply(BadReply)
  case tooLarge(limit: Int)
  /// Less came than was promised.
  case cutShort
  /// Anything else of curl's: its number and words.
  case failed(code: Int, words: String)
  case cancelled

  public enum TLSFault: Sendable, Hashable {
    case expired
    case notYetValid
    case wrongHost
    /// Signed by nobody who is trusted here, or by itself.
    case unknownIssuer
    case revoked
    /// Another number of the check (X509_V_ERR_*).
    case untrusted(code: Int)
    /// No protocol from TLS 1.2 on in common, or no TLS at all.
    case handshake
  }

  public enum RedirectFault: Sendable, Hashable {
    case noTarget
    case loop(String)
    case tooMany(Int)
    /// From https to http.
    case downgrade(String)
    case badTarget(AddressFault)
  }

  public enum BadReply: Sendable, Hashable {
    /// No HTTP at all, or HTTP/0.9.
    case noHTTP
    case headTooLarge(limit: Int)
    case contradictingLengths
    /// Another packing than gzip and deflate, or one in another.
    case encoding(String)
    case transferEncoding(String)
    /// The packed bytes are damaged or end too early.
    case damagedPacking
    /// So few bytes become so many that it can only be meant to harm.
    case bomb
    /// Unchanged, although nothing was here to be unchanged.
    case unasked(Int)
  }
}
