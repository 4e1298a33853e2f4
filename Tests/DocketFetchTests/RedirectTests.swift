import TestSupport
import Testing

@testable import DocketFetch

/// Where a feed may be led to, and what goes along; nothing but 127.0.0.1 is ever connected.
@Suite struct RedirectTests {
  private static let home = IPAddress([127, 0, 0, 1])

  /// The address of a behaviour that redirects to whatever it is asked to.
  private static func leading(to target: String, on name: String = "plain") throws -> HTTPAddress {
    let digits = Array("0123456789abcdef".utf8)
    let hex = target.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return try HostileServer.shared.get().address(
      "to?" + String(decoding: hex, as: UTF8.self), on: name)
  }

  static let targets: [(String, AddressPolicy.Kind)] = [
    ("http://169.254.169.254/latest/meta-data/", .linkLocal),
    ("http://[fd00:ec2::254]/", .metadata), ("http://[::1]/", .loopback),
    ("http://127.0.0.2/", .loopback), ("http://0.0.0.0/", .reserved),
    ("http://10.0.0.5/", .privateNetwork), ("http://192.168.0.1:8080/", .privateNetwork),
    ("http://100.64.0.1/", .shared), ("http://224.0.0.1/", .multicast),
    ("http://[::ffff:127.0.0.2]/", .loopback), ("http://[64:ff9b::10.0.0.5]/", .privateNetwork),
    ("http://[2002:7f00:1::]/", .loopback), ("//10.0.0.5/", .privateNetwork),
  ]

  @Test("A redirect to a network that is not the internet is not followed", arguments: targets)
  func forbidden(_ target: String, _ kind: AddressPolicy.Kind) throws {
    let trial = try attempt(try Self.leading(to: target), access: .guarded)
    guard case .forbidden(let number, kind, _) = trial.error else {
      Issue.record("\(trial.result)")
      return
    }
    #expect(trial.refused == [number])
    #expect(trial.connected.allSatisfy { $0 == Self.home })
  }

  static let schemes: [(String, FetchError.RedirectFault)] = [
    ("file:///etc/passwd", .badTarget(.scheme("file"))),
    ("ftp://a.example/", .badTarget(.scheme("ftp"))),
    ("gopher://127.0.0.1/", .badTarget(.scheme("gopher"))),
    ("data:text/xml,<a/>", .badTarget(.scheme("data"))),
    ("dict://127.0.0.1/", .badTarget(.scheme("dict"))),
    ("javascript:alert(1)", .badTarget(.scheme("javascript"))),
    ("http://ana:secret@hill.example/", .badTarget(.userName)),
    ("http://2130706433/", .badTarget(.oddNumber("2130706433"))),
    ("http://0x7f.1/", .badTarget(.oddNumber("0x7f.1"))),
    ("http://127.0.0.1\\@hill.example/", .badTarget(.backslash)),
    ("http://hill.example:99999/", .badTarget(.port("99999"))),
    ("http://\u{1B}[2J/", .badTarget(.control(0x1B))),
  ]

  @Test(
    "A redirect to something else than a plain http address is not followed", arguments: schemes)
  func odd(_ target: String, _ fault: FetchError.RedirectFault) throws {
    let trial = try attempt(try Self.leading(to: target), access: .guarded)
    #expect(trial.error == .redirect(fault), "\(trial.result)")
    #expect(trial.connected.allSatisfy { $0 == Self.home })
  }

  @Test("A name that leads to this host is refused when it is connected", arguments: [true, false])
  func nameOfThisHost(_ isRedirect: Bool) throws {
    let server = try HostileServer.shared.get()
    let port = try server.port("other")
    let target = "http://rebind.example:\(port)/ok?rebound"
    var access = FeedAccess.guarded
    access.resolution = "rebind.example:\(port):127.0.0.9"
    let start = isRedirect ? try Self.leading(to: target) : try HTTPAddress(target)
    let trial = try attempt(start, access: access)
    let number = try #require(IPAddress([127, 0, 0, 9]))
    #expect(trial.error == .forbidden(number, .loopback, host: "rebind.example"))
    #expect(trial.refused == [number])
    #expect(try server.heads("ok?rebound").isEmpty)
  }

  @Test("localhost is this host")
  func localhost() throws {
    let server = try HostileServer.shared.get()
    let trial = try attempt(try server.address("ok", host: "localhost"), access: FeedAccess())
    guard case .forbidden(_, .loopback, "localhost") = trial.error else {
      Issue.record("\(trial.result)")
      return
    }
    #expect(trial.connected.isEmpty)
  }

  @Test("Whoever is permitted private networks still reaches no cloud secrets")
  func alwaysForbidden() throws {
    for target in ["http://169.254.169.254/", "http://[fd00:ec2::254]/", "http://0.0.0.0/"] {
      let trial = try attempt(try Self.leading(to: target))
      guard case .forbidden = trial.error else {
        Issue.record("\(trial.result)")
        return
      }
      #expect(trial.connected == [Self.home])
    }
  }

  // MARK: - Secrets

  private static var secret: FeedAccess {
    var access = FeedAccess.private
    access.credential = Credential(user: "ana", password: "canary")
    return access
  }

  @Test("A secret goes to its own origin, redirects within it included")
  func ownOrigin() throws {
    let trial = try attempt(try Self.leading(to: "/ok?own"), access: Self.secret)
    #expect(trial.text != nil)
    let head = try #require(try HostileServer.shared.get().heads("ok?own").first)
    #expect(head.contains("Authorization: Basic YW5hOmNhbmFyeQ=="))
  }

  @Test("A secret goes to no other host, port or scheme", arguments: ["host", "port"])
  func otherOrigin(_ change: String) throws {
    let server = try HostileServer.shared.get()
    let name = change == "port" ? "other" : "plain"
    let host = change == "port" ? "127.0.0.1" : "other.example"
    let target = try server.address("ok?\(change)", on: name, host: host).text
    var access = Self.secret
    access.resolution = "other.example:\(try server.port("plain")):127.0.0.1"
    #expect(try attempt(try Self.leading(to: target), access: access).text != nil)
    let head = try #require(try server.heads("ok?\(change)").first)
    #expect(!head.contains("Authorization"))
  }

  @Test("A secret does not come back with a redirect through another host")
  func thereAndBack() throws {
    let server = try HostileServer.shared.get()
    let back = try Self.leading(to: try server.address("ok?back").text, on: "other")
    _ = try attempt(try Self.leading(to: back.text), access: Self.secret)
    #expect(try server.heads("to?").contains { $0.contains("Authorization") })
    let other = try #require(try server.heads("\(back.target.dropFirst())").first)
    #expect(!other.contains("Authorization"))
  }

  @Test("No cookie is ever sent")
  func cookies() throws {
    let server = try HostileServer.shared.get()
    let access = FeedAccess.private
    _ = try attempt(try server.address("cookie?a"), access: access)
    _ = try attempt(try server.address("ok?after-cookie"), access: access)
    #expect(try server.heads("").allSatisfy { !$0.lowercased().contains("cookie:") })
  }

  @Test(
    "What is no line of a head is no secret",
    arguments: ["", "novalue", "X-Key:", "X Key: a", "X-Key: a\r\nX-Evil: b", "Host: a", ": a"])
  func badSecrets(_ line: String) { #expect(Credential(header: line) == nil) }

  @Test("A secret has no text")
  func noText() throws {
    let credential = try #require(Credential(header: "X-Key: canary"))
    var access = FeedAccess(credential: credential, proxy: Proxy("http://ana:canary@proxy:3128"))
    var text = "\(credential) \(String(reflecting: credential)) \(access) "
    dump(access, to: &text)
    access.credential = nil
    text += String(reflecting: FetchRequest(try HTTPAddress("http://a.example"), access: access))
    #expect(!text.contains("canary"))
    #expect(text.contains("***"))
  }
}
