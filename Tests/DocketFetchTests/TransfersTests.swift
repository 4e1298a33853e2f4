import Synchronization
import TestSupport
import Testing

@testable import DocketFetch

@Suite struct TransfersTests {
  @Test("Many fetches run side by side, and a dead one holds nobody up")
  func together() throws {
    let server = try HostileServer.shared.get()
    let transfers = try Transfers(agent: "docket/test")
    let limits = FetchLimits(totalMilliseconds: 20_000, slowSeconds: 15)
    transfers.start(
      FetchRequest(try server.address("silence"), access: .private, limits: limits), tag: 0)
    for tag in 1...20 {
      transfers.start(
        FetchRequest(try server.address("ok?\(tag)"), access: .private, limits: limits), tag: tag)
    }
    var tags: Set<Int> = []
    while tags.count < 20 { tags.formUnion(transfers.next(milliseconds: 250).map(\.tag)) }
    #expect(tags == Set(1...20))
    #expect(transfers.count == 1)
    transfers.endAll()
    #expect(transfers.count == 0)
  }

  @Test("A fetch is given up as soon as it is asked to")
  func cancelled() throws {
    let server = try HostileServer.shared.get()
    let transfers = try Transfers(agent: "docket/test")
    var asked = 0
    #expect(throws: FetchError.cancelled) {
      try transfers.fetch(FetchRequest(try server.address("silence"), access: .private)) {
        asked += 1
        return asked > 2
      }
    }
    #expect(asked == 3)
  }

  @Test("Servers are told who asks")
  func agent() throws {
    let server = try HostileServer.shared.get()
    _ = try attempt(try server.address("ok?agent"))
    let head = try #require(try server.heads("ok?agent").first)
    #expect(head.contains("\r\nUser-Agent: docket/test\r\n"))
    #expect(head.contains("\r\nAccept-Encoding: gzip, deflate\r\n"))
  }

  @Test("A connection made for a feed that may reach private networks is not for others")
  func connectionsAreNotShared() throws {
    let server = try HostileServer.shared.get()
    let transfers = try Transfers(agent: "docket/test")
    let address = try server.address("ok?shared")
    _ = try transfers.fetch(FetchRequest(address, access: .private))
    #expect(throws: FetchError.self) { try transfers.fetch(FetchRequest(address)) }
    #expect(try server.heads("ok?shared").count == 1)
  }

  @Test(
    "A proxy is shown without its name and password",
    arguments: [
      ("http://proxy.example:3128", "http://proxy.example:3128"),
      ("proxy.example:3128/", "http://proxy.example:3128"),
      ("http://ana:canary@proxy.example:3128", "http://***@proxy.example:3128"),
      ("socks5h://127.0.0.1:1080", "socks5h://127.0.0.1:1080"),
    ])
  func proxies(_ text: String, _ shown: String) throws {
    #expect(try #require(Proxy(text)).shown == shown)
  }

  @Test(
    "What is no proxy is none", arguments: ["", "socks4://a", "file:///x", "http://a b", "http://"])
  func noProxies(_ text: String) { #expect(Proxy(text) == nil) }

  @Test("The usual variables name the proxy, and the hosts without")
  func environment() throws {
    let variables = [
      "http_proxy": "http://a:1", "https_proxy": "http://b:2", "HTTP_PROXY": "http://evil:3",
      "no_proxy": "own.example, .corp.example",
    ]
    let expected = [
      "http://hill.example/": "http://a:1", "https://hill.example/": "http://b:2",
      "https://own.example/": nil, "https://x.own.example/": nil, "https://a.corp.example/": nil,
      "https://notown.example/": "http://b:2",
    ]
    for (address, proxy) in expected {
      let address = try HTTPAddress(address)
      #expect(Proxy.environmentText(for: address, in: variables) == proxy)
    }
    let address = try HTTPAddress("http://hill.example/")
    #expect(Proxy.environmentText(for: address, in: ["HTTP_PROXY": "http://evil:3"]) == nil)
  }

  @Test("What a proxy is asked is the address, and the proxy itself may be on a private network")
  func throughProxy() throws {
    let server = try HostileServer.shared.get()
    let access = FeedAccess(proxy: Proxy("http://127.0.0.1:\(try server.port("plain"))"))
    _ = try attempt(try HTTPAddress("http://hill.example/ok?proxied"), access: access)
    // The whole address stands where a path stands else.
    #expect(try server.requests { $0 == "http://hill.example/ok?proxied" }.count == 1)
  }

  @Test(
    "Dates of heads are read",
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Sun, 06 Nov 1994 08:49:37 CET", nil), ("yesterday", nil), ("", nil),
      ("Sun, 31 Feb 1994 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 25:00:00 GMT", nil),
    ])
  func dates(_ text: String, _ seconds: Int64?) { #expect(HTTPDate.seconds(text) == seconds) }
}
