import TestSupport
import Testing

@testable import DocketFetch

/// Every behaviour of `Fixtures/hostile.py`, each over within the time of `attempt`.
@Suite struct HostileServerTests {
  private static let feed =
    #"<?xml version="1.0"?><rss version="2.0"><channel><title>Hill News</title></channel></rss>"#

  private func attempt(_ path: String, bodyBytes: Int = 16 << 20) throws -> Trial {
    let server = try HostileServer.shared.get()
    return try DocketFetchTests.attempt(try server.address(path), bodyBytes: bodyBytes)
  }

  @Test(
    "Documents come whole, however they are packed and framed",
    arguments: [
      "ok", "gzip", "deflate", "bare-deflate", "two-members", "no-length", "chunked", "early-hints",
      "hops/0", "hops/5", "moved", "endless-redirect", "odd-etag", "escapes",
    ])
  func whole(_ path: String) throws {
    let trial = try attempt(path)
    #expect(trial.text == Self.feed, "\(trial.result)")
  }

  static let refusals: [(String, FetchError)] = [
    ("unasked-304", FetchError.badReply(.unasked(304))),
    ("304-with-body", .badReply(.unasked(304))), ("206", .badReply(.unasked(206))),
    ("204", .status(204, retryAfterSeconds: nil)),
    ("bomb", .badReply(.bomb)), ("bomb-of-members", .badReply(.bomb)),
    ("deflate-bomb", .badReply(.bomb)),
    ("empty-members", .tooLarge(limit: 16 << 20)),
    ("gzip-in-gzip", .badReply(.encoding("gzip, gzip"))),
    ("gzip-twice", .badReply(.encoding("gzip"))),
    ("br", .badReply(.encoding("br"))), ("zstd", .badReply(.encoding("zstd"))),
    ("truncated-gzip", .badReply(.damagedPacking)), ("bad-crc", .badReply(.damagedPacking)),
    ("gzip-tail", .badReply(.damagedPacking)), ("gzip-label", .badReply(.damagedPacking)),
    ("length-long", .cutShort), ("length-negative", .badReply(.noHTTP)),
    ("length-two", .badReply(.contradictingLengths)),
    ("length-words", .badReply(.noHTTP)),
    ("length-huge", .tooLarge(limit: 16 << 20)), ("endless", .tooLarge(limit: 16 << 20)),
    ("chunk-size", .cutShort), ("chunk-cut", .cutShort),
    ("trailers", .badReply(.headTooLarge(limit: 64 << 10))),
    ("transfer-gzip", .badReply(.transferEncoding("gzip, chunked"))),
    ("http09", .badReply(.noHTTP)), ("nonsense", .badReply(.noHTTP)),
    ("nothing", .badReply(.noHTTP)), ("status-0", .badReply(.noHTTP)),
    ("endless-head", .badReply(.headTooLarge(limit: 64 << 10))),
    ("huge-header", .badReply(.headTooLarge(limit: 64 << 10))),
    ("head-of-100k", .badReply(.headTooLarge(limit: 64 << 10))),
    ("endless-hints", .badReply(.headTooLarge(limit: 64 << 10))),
    ("404", .status(404, retryAfterSeconds: nil)), ("410", .status(410, retryAfterSeconds: nil)),
    ("429", .status(429, retryAfterSeconds: 1_800)),
    ("500-endless", .status(500, retryAfterSeconds: nil)),
    ("no-target", .redirect(.noTarget)), ("hops/6", .redirect(.tooMany(5))),
    ("hops/100", .redirect(.tooMany(5))),
  ]

  @Test(
    "What contradicts itself, never ends or does harm is refused with its reason",
    arguments: refusals)
  func refused(_ path: String, _ error: FetchError) throws {
    let trial = try attempt(path)
    #expect(trial.error == error, "\(trial.result)")
  }

  @Test(
    "What comes by single bytes, or not at all, is given up",
    arguments: ["drip-head", "drip", "silence", "silence-after-head"])
  func slow(_ path: String) throws {
    let server = try HostileServer.shared.get()
    let trial = try DocketFetchTests.attempt(try server.address(path), slowSeconds: 1)
    #expect(trial.error == .tooSlow(seconds: 1), "\(trial.result)")
  }

  @Test("A document that is longer than it says is cut where it says", arguments: ["length-short"])
  func shortLength(_ path: String) throws {
    #expect(try attempt(path).text == String(Self.feed.prefix(10)))
  }

  @Test("Nothing at all is an empty document")
  func empty() throws { #expect(try attempt("empty-gzip").text == "") }

  @Test("The limit is on what is unpacked, at any ratio", arguments: ["gzip", "deflate", "ok"])
  func unpackedLimit(_ path: String) throws {
    #expect(try attempt(path, bodyBytes: 86).error == .tooLarge(limit: 86))
    #expect(try attempt(path, bodyBytes: Self.feed.utf8.count).text == Self.feed)
  }

  @Test("A ring of redirects is seen at its second turn", arguments: ["self", "ping"])
  func ring(_ path: String) throws {
    let server = try HostileServer.shared.get()
    let address = try server.address(path).text
    #expect(try attempt(path).error == .redirect(.loop(address)))
  }

  @Test("The time to try again may be a date")
  func retryDate() throws {
    guard case .status(503, let seconds?) = try attempt("503-date").error else {
      Issue.record("no time to try again")
      return
    }
    #expect((7_000...7_200).contains(seconds))
  }

  @Test("All hops together have one time, however lively each is")
  func totalTime() throws {
    let server = try HostileServer.shared.get()
    let trial = try DocketFetchTests.attempt(try server.address("silence"), milliseconds: 300)
    #expect(trial.error == .timedOut(milliseconds: 300))
  }

  @Test("Who refuses the connection is not reached")
  func refusedConnection() throws {
    // Port 1 of this host is nobody's.
    let trial = try DocketFetchTests.attempt(try HTTPAddress("http://127.0.0.1:1/"))
    #expect(trial.error == .unreachable(host: "127.0.0.1"))
  }

  @Test("A name that leads nowhere is said to be unknown")
  func unknownName() throws {
    let trial = try DocketFetchTests.attempt(try HTTPAddress("http://nobody.invalid/"))
    // Without a network the name service does not answer.
    let errors: [FetchError] = [.unknownHost("nobody.invalid"), .timedOut(milliseconds: 10_000)]
    #expect(trial.error.map(errors.contains) == true)
    #expect(trial.connected.isEmpty)
  }

  // MARK: - Versions

  @Test(
    "What did not change is not sent again",
    arguments: [
      ("etag", Validators(etag: "\"v1\"")),
      ("modified", Validators(lastModified: "Sun, 22 Nov 2026 08:00:00 GMT")),
    ])
  func unchanged(_ path: String, _ validators: Validators) throws {
    let address = try HostileServer.shared.get().address(path)
    let first = try DocketFetchTests.attempt(address)
    #expect(first.document?.validators == validators)
    let second = try DocketFetchTests.attempt(address, validators: validators)
    #expect(second.result == .success(.unchanged))
  }

  @Test("A version that could begin another line of the head is neither kept nor sent")
  func oddVersion() throws {
    #expect(try attempt("odd-etag").document?.validators == Validators())
    let address = try HostileServer.shared.get().address("ok?injected")
    _ = try DocketFetchTests.attempt(address, validators: Validators(etag: "\"a\"\r\nX-Evil: 1"))
    let head = try #require(try HostileServer.shared.get().heads("ok?injected").first)
    #expect(!head.contains("X-Evil"))
    #expect(!head.contains("If-None-Match"))
  }

  @Test("A content type with control characters is none")
  func oddType() throws {
    #expect(try attempt("escapes").document?.contentType == nil)
    #expect(try attempt("ok").document?.contentType == "application/rss+xml")
  }
}
