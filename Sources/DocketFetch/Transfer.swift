internal import CCurl
internal import CShims

/// One fetch over all its hops: asks for each, judges each address, and says what came of it.
///
/// Belongs to the thread of its ``Transfers``.
final class Transfer {
  let tag: Int
  let request: FetchRequest
  private let observe: (IPAddress, AddressPolicy.Kind?) -> Void
  private let deadline: UInt64
  private(set) var address: HTTPAddress
  private var visited: Set<String> = []
  private var headBytes = 0
  private var head = ReplyHead()
  private var hasHead = false
  private var body: BodyReader?
  private var refused: (IPAddress, AddressPolicy.Kind)?
  private var fault: FetchError?

  init(
    _ request: FetchRequest, tag: Int, observe: @escaping (IPAddress, AddressPolicy.Kind?) -> Void
  ) {
    self.request = request
    self.tag = tag
    self.observe = observe
    address = request.address
    deadline = dsh_ticks() + UInt64(max(request.limits.totalMilliseconds, 1))
  }

  /// What became of a hop.
  enum Outcome {
    case ended(Result<FetchReply, FetchError>)
    /// Another hop follows, to ``address``.
    case goesOn
  }

  // MARK: - Before a hop

  /// Milliseconds that are left for all hops together.
  var millisecondsLeft: Int {
    let now = dsh_ticks()
    return now < deadline ? Int(deadline - now) : 0
  }

  /// Judges an address that stands in the URL itself; one behind a name is judged when it is connected.
  func begin() throws(FetchError) {
    visited.insert(address.text)
    guard millisecondsLeft > 0 else { throw timedOut }
    guard case .ip(let number) = address.host, let kind = request.access.policy.refusal(of: number)
    else { return }
    observe(number, kind)
    throw .forbidden(number, kind, host: address.hostText)
  }

  /// The lines of the head of the request.
  var headerLines: [String] {
    var lines = [
      "Accept: application/rss+xml, application/atom+xml, application/feed+json, application/json,"
        + " application/xml, text/xml, text/html;q=0.8, */*;q=0.5",
      "Accept-Encoding: gzip, deflate",
    ]
    if let etag = request.validators.etag.flatMap(Self.oneLine) {
      lines.append("If-None-Match: \(etag)")
    }
    if let date = request.validators.lastModified.flatMap(Self.oneLine) {
      lines.append("If-Modified-Since: \(date)")
    }
    // A secret is for who it was given to: never for another host, nor for the same without TLS.
    if let credential = request.access.credential, address.origin == request.address.origin {
      lines.append(credential.headerLine)
    }
    return lines
  }

  /// Validators come back from a file, where anybody could have changed them.
  private static func oneLine(_ text: String) -> String? {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? text : nil
  }

  // MARK: - During a hop; false ends it

  func allows(_ bytes: [UInt8]) -> Bool {
    guard let number = IPAddress(bytes) else { return false }
    // What a proxy connects to is its own affair; its own address was chosen by the person.
    let kind = request.access.proxy == nil ? request.access.policy.refusal(of: number) : nil
    observe(number, kind)
    guard let kind else { return true }
    refused = (number, kind)
    return false
  }

  func takeHeader(_ line: [UInt8]) -> Bool {
    attempt { () throws(FetchError) in
      headBytes += line.count
      guard headBytes <= request.limits.headBytes else {
        throw .badReply(.headTooLarge(limit: request.limits.headBytes))
      }
      // What follows a body in chunks is counted and not read.
      guard !hasHead else { return true }
      guard line == [0x0D, 0x0A] || line == [0x0A] else {
        try head.take(line)
        return true
      }
      guard head.status >= 200 else { return true }
      hasHead = true
      return try beginBody()
    }
  }

  /// Only the body of a document is waited for.
  private func beginBody() throws(FetchError) -> Bool {
    guard head.isDocument else { return false }
    let limit = request.limits.bodyBytes
    guard head.contentLength ?? 0 <= limit else { throw .tooLarge(limit: limit) }
    guard let reader = BodyReader(head, limit: limit) else { throw .noResources }
    body = reader
    return true
  }

  func takeBody(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
    attempt { () throws(FetchError) in
      guard let body else { return false }
      try body.take(part)
      return true
    }
  }

  private func attempt(_ step: () throws(FetchError) -> Bool) -> Bool {
    do throws(FetchError) {
      return try step()
    } catch {
      fault = error
      return false
    }
  }

  // MARK: - After a hop

  func outcome(_ result: dcu_result, words: String) -> Outcome {
    do throws(FetchError) {
      if let fault { throw fault }
      let isSettled = Int(result.end) == dcu_stopped && hasHead && !head.isDocument
      guard Int(result.end) == dcu_done || isSettled else { throw failure(result, words) }
      return try settled()
    } catch {
      return .ended(.failure(error))
    }
  }

  private func settled() throws(FetchError) -> Outcome {
    switch head.status {
    case 0: throw .badReply(.noHTTP)
    case 200, 203:
      guard let body else { throw .badReply(.noHTTP) }
      try body.finish()
      return .ended(
        .success(
          .document(
            FetchedDocument(
              bytes: body.bytes, contentType: head.contentType, validators: head.validators,
              address: address))))
    case 206: throw .badReply(.unasked(206))
    case 304:
      guard !request.validators.isEmpty else { throw .badReply(.unasked(304)) }
      return .ended(.success(.unchanged))
    case 301, 302, 303, 307, 308:
      try follow()
      return .goesOn
    default:
      throw .status(head.status, retryAfterSeconds: head.retrySeconds(now: dsh_now() / 1_000))
    }
  }

  private func follow() throws(FetchError) {
    guard let location = head.location, !location.isEmpty else { throw .redirect(.noTarget) }
    let next: HTTPAddress
    do throws(AddressFault) {
      next = try address.resolving(bytes: location)
    } catch {
      throw .redirect(.badTarget(error))
    }
    if address.scheme == .https, next.scheme == .http { throw .redirect(.downgrade(next.text)) }
    guard !visited.contains(next.text) else { throw .redirect(.loop(next.text)) }
    guard visited.count <= request.limits.redirects else {
      throw .redirect(.tooMany(request.limits.redirects))
    }
    address = next
    head = ReplyHead()
    hasHead = false
    body = nil
    refused = nil
  }

  private var timedOut: FetchError { .timedOut(milliseconds: request.limits.totalMilliseconds) }

  private func failure(_ result: dcu_result, _ words: String) -> FetchError {
    let host = address.hostText
    switch Int(result.end) {
    case dcu_unresolved: return .unknownHost(host)
    case dcu_proxy_unresolved: return .proxy(request.access.proxy?.shown ?? "")
    case dcu_unconnected:
      if let (number, kind) = refused { return .forbidden(number, kind, host: host) }
      return .unreachable(host: host)
    case dcu_timed_out:
      let isConnecting = !hasHead && millisecondsLeft > 0
      return isConnecting ? .timedOut(milliseconds: request.limits.connectMilliseconds) : timedOut
    case dcu_too_slow: return .tooSlow(seconds: request.limits.slowSeconds)
    case dcu_tls_handshake: return .tls(.handshake, host: host)
    case dcu_tls_untrusted: return .tls(FetchError.TLSFault(check: result.check), host: host)
    case dcu_tls_file: return .caFile(request.access.caFile ?? "")
    case dcu_cut_short: return .cutShort
    case dcu_bad_reply: return .badReply(.noHTTP)
    case dcu_too_many_headers, dcu_no_memory:
      return hasHead
        ? .noResources : .badReply(.headTooLarge(limit: request.limits.headBytes))
    default: return .failed(code: Int(result.code), words: words)
    }
  }
}

extension ReplyHead {
  /// Whether a document follows.
  var isDocument: Bool { status == 200 || status == 203 }
}

extension FetchError.TLSFault {
  /// The numbers of X509_verify_cert_error_string(3).
  fileprivate init(check: Int) {
    switch check {
    // curl compares names by itself before it asks for the answer of the check.
    case 0, 1, 62: self = .wrongHost
    case 9: self = .notYetValid
    case 10: self = .expired
    case 2, 18, 19, 20, 21: self = .unknownIssuer
    case 23: self = .revoked
    default: self = .untrusted(code: check)
    }
  }
}
