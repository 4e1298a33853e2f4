import TestSupport
import Testing

@testable import DocketFetch

@Suite struct TLSTests {
  private static func attempt(
    _ name: String, host: String = "127.0.0.1", trusting: Bool = true
  ) throws -> Trial {
    let server = try HostileServer.shared.get()
    var access = FeedAccess.private
    access.caFile = trusting ? "\(server.folder)/ca.pem" : nil
    return try DocketFetchTests.attempt(
      try server.address("ok", on: name, host: host), access: access)
  }

  @Test("A feed of one's own authority is read", arguments: ["good", "tls12"])
  func own(_ name: String) throws {
    let trial = try Self.attempt(name)
    #expect(trial.text != nil, "\(trial.result)")
  }

  static let refusals: [(String, FetchError.TLSFault)] = [
    ("expired", .expired), ("future", .notYetValid), ("wrong", .wrongHost),
    ("self", .unknownIssuer), ("tls10", .handshake), ("tls11", .handshake),
  ]

  @Test(
    "A certificate that proves nothing ends it, and so does an old protocol", arguments: refusals)
  func refused(_ name: String, _ fault: FetchError.TLSFault) throws {
    let trial = try Self.attempt(name)
    #expect(trial.error == .tls(fault, host: "127.0.0.1"), "\(trial.result)")
    #expect(try HostileServer.shared.get().heads("ok?\(name)").isEmpty)
  }

  @Test("An authority that nobody named here is not trusted")
  func unknownAuthority() throws {
    #expect(
      try Self.attempt("good", trusting: false).error == .tls(.unknownIssuer, host: "127.0.0.1"))
  }

  @Test("A file of authorities that is not there is named")
  func noFile() throws {
    let server = try HostileServer.shared.get()
    var access = FeedAccess.private
    access.caFile = "\(server.folder)/none.pem"
    let trial = try DocketFetchTests.attempt(try server.address("ok", on: "good"), access: access)
    #expect(trial.error == .caFile("\(server.folder)/none.pem"))
  }

  @Test("https does not talk to a server that talks http")
  func plainServer() throws {
    let server = try HostileServer.shared.get()
    let address = try HTTPAddress("https://127.0.0.1:\(try server.port("plain"))/ok")
    let trial = try DocketFetchTests.attempt(address)
    #expect(trial.error == .tls(.handshake, host: "127.0.0.1"), "\(trial.result)")
  }

  @Test("A redirect from https to http is not followed")
  func downgrade() throws {
    let server = try HostileServer.shared.get()
    let target = try server.address("ok?downgrade").text
    let digits = Array("0123456789abcdef".utf8)
    let hex = target.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    var access = FeedAccess.private
    access.caFile = "\(server.folder)/ca.pem"
    let start = try server.address("to?" + String(decoding: hex, as: UTF8.self), on: "good")
    let trial = try DocketFetchTests.attempt(start, access: access)
    #expect(trial.error == .redirect(.downgrade(target)), "\(trial.result)")
    #expect(try server.heads("ok?downgrade").isEmpty)
  }
}
