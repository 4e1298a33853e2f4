import TestSupport
import Testing

@testable import DocketRuntime

@Suite struct WebLinkTests {
  @Test(arguments: [
    ("https://Example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    ("HTTP://example.org", "http://example.org/"),
    ("http://example.org#a b'c", "http://example.org/#a%20b%27c"),
    ("https://[2001:db8::1]:8080/x", "https://[2001:db8::1]:8080/x"),
    ("http://a/$(id)", "http://a/%24%28id%29"), ("http://a/`id`", "http://a/%60id%60"),
    ("http://a/;id|id", "http://a/%3Bid%7Cid"), ("http://a/'\"", "http://a/%27%22"),
    ("http://a/ä", "http://a/%C3%A4"),
  ])
  func `an address is written anew from its parts`(text: String, link: String) {
    #expect(WebLink.checked(text) == link)
  }

  @Test(arguments: [
    "", "-oProxyCommand=id", "--help", "file:///etc/passwd", "javascript:alert(1)",
    "mailto:a?attach=~/.ssh/id_rsa", "http://t@evil/", "http://evil\\@t/", "http://", "http:///x",
    "http://-x/", "http://a/\nb", "http://a/\u{0}", "http://a b/", "exec:id", "|id",
    "http://\u{430}pple.com/", "http://a:70000/", "http://0x7f.1/", "http://a]/",
  ])
  func `anything but a plain web address is refused`(text: String) {
    #expect(WebLink.checked(text) == nil)
  }

  @Test(arguments: Payload.all("P4"))
  func `whatever an address is made for, it is refused or plain`(payload: Payload) {
    guard let link = WebLink.checked(payload.text()) else { return }
    #expect(link.hasPrefix("http://") || link.hasPrefix("https://"))
    #expect(link.utf8.allSatisfy { 0x21..<0x7F ~= $0 && !"$`;|'\"\\<>()".utf8.contains($0) })
  }

  @Test func `an address of any length is refused beyond what programs take`() {
    #expect(WebLink.checked("http://a/" + String(repeating: "x", count: 1 << 20)) == nil)
  }
}
