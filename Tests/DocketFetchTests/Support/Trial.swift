import TestSupport
import Testing

@testable import DocketFetch

extension HostileServer {
  /// The address of a behaviour.
  func address(
    _ path: String, on name: String = "plain", host: String = "127.0.0.1"
  ) throws -> HTTPAddress {
    try HTTPAddress(try url(path, on: name, host: host))
  }
}

/// What a fetch came to, and which addresses were connected and refused on its way.
struct Trial {
  var result: Result<FetchReply, FetchError>
  var connected: [IPAddress] = []
  var refused: [IPAddress] = []

  /// The bytes that came, as text.
  var text: String? {
    guard case .success(.document(let document)) = result else { return nil }
    return String(decoding: document.bytes, as: UTF8.self)
  }

  var document: FetchedDocument? {
    guard case .success(.document(let document)) = result else { return nil }
    return document
  }

  var error: FetchError? {
    guard case .failure(let error) = result else { return nil }
    return error
  }
}

/// Fetches within half a minute, as long as a busy host may need for any of it.
func attempt(
  _ address: HTTPAddress, access: FeedAccess = .private, validators: Validators = Validators(),
  bodyBytes: Int = 16 << 20, milliseconds: Int = 30_000, slowSeconds: Int = 20
) throws -> Trial {
  final class Record {
    var connected: [IPAddress] = []
    var refused: [IPAddress] = []
  }
  let record = Record()
  let transfers = try Transfers(agent: "docket/test") { address, kind in
    if kind == nil { record.connected.append(address) } else { record.refused.append(address) }
  }
  let limits = FetchLimits(
    connectMilliseconds: 10_000, totalMilliseconds: milliseconds, slowSeconds: slowSeconds,
    bodyBytes: bodyBytes)
  let request = FetchRequest(address, validators: validators, access: access, limits: limits)
  let result: Result<FetchReply, FetchError>
  do throws(FetchError) {
    result = .success(try transfers.fetch(request))
  } catch {
    result = .failure(error)
  }
  return Trial(result: result, connected: record.connected, refused: record.refused)
}

extension FeedAccess {
  /// May reach this host.
  static var `private`: FeedAccess { FeedAccess(policy: AddressPolicy(allowsPrivate: true)) }

  /// May reach 127.0.0.1 as if it were on the internet, and nothing else that is not.
  static var guarded: FeedAccess {
    var policy = AddressPolicy()
    policy.exempt = IPAddress([127, 0, 0, 1])
    return FeedAccess(policy: policy)
  }
}
