import TestSupport
import Testing

@testable import DocketFetch

@Suite struct HTTPAddressTests {
  @Test(
    "An address is written anew in one way",
    arguments: [
      ("http://hill.example", "http://hill.example/"),
      ("HTTPS://Hill.Example:443/A?b=c#d", "https://hill.example/A?b=c"),
      ("https://hill.example:8443/feed", "https://hill.example:8443/feed"),
      ("https://hill.example./a", "https://hill.example/a"),
      ("https://hill.example?q", "https://hill.example/?q"),
      ("http://192.0.2.7/a", "http://192.0.2.7/a"),
      ("http://[2001:DB8:0:0::1]:80/", "http://[2001:db8::1]/"),
      ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
      ("https://hill.example/a b\"c{d}|e", "https://hill.example/a%20b%22c%7Bd%7D%7Ce"),
      ("https://hill.example/ü", "https://hill.example/%C3%BC"),
      ("https://hill.example/%41%zz", "https://hill.example/%41%zz"),
      ("https://hill.example/$(id);`id`", "https://hill.example/$(id);%60id%60"),
    ])
  func writtenAnew(_ typed: String, _ text: String) throws {
    #expect(try HTTPAddress(typed).text == text)
  }

  static let refusals: [(String, AddressFault)] = [
    ("file:///etc/passwd", AddressFault.scheme("file")), ("ftp://a.example/", .scheme("ftp")),
    ("javascript:alert(1)", .scheme("javascript")), ("gopher://a/", .scheme("gopher")),
    ("data:text/html,x", .scheme("data")), ("hill.example/feed", .noScheme),
    (":x", .noScheme), ("", .noScheme), ("-oProxyCommand=id", .noScheme),
    ("http:hill.example", .noHost), ("http:///a", .noHost), ("http://:80/", .noHost),
    ("http://ana@hill.example/", .userName), ("http://ana:pw@hill.example/", .userName),
    ("http://evil\\@hill.example/", .backslash), ("http:\\\\hill.example", .backslash),
    ("http://hill.example/\nHost: x", .control(0x0A)), ("http://hill\u{0}.example", .control(0)),
    ("http://h\u{1B}[2J.example", .control(0x1B)),
    ("http://bücher.example/", .foreignLetters("bücher.example")),
    ("http://аpple.example/", .foreignLetters("аpple.example")),
    ("http://0x7f.1/", .oddNumber("0x7f.1")), ("http://127.1/", .oddNumber("127.1")),
    ("http://2130706433/", .oddNumber("2130706433")),
    ("http://0177.0.0.1/", .oddNumber("0177.0.0.1")),
    ("http://256.1.1.1/", .oddNumber("256.1.1.1")), ("http://0x/", .oddNumber("0x")),
    ("http://1.2.3.4.5/", .oddNumber("1.2.3.4.5")),
    ("http://hill.example:0/", .port("0")), ("http://hill.example:65536/", .port("65536")),
    ("http://hill.example:8o/", .port("8o")), ("http://a..b/", .host("a..b")),
    ("http://-a.example/", .host("-a.example")), ("http://a%2e.example/", .host("a%2e.example")),
    ("http://a b.example/", .host("a b.example")), ("http://[::1", .host("[::1")),
    ("http://[::1]x/", .host("[::1]x")), ("http://[fe80::1%25eth0]/", .host("[fe80::1%25eth0]")),
    ("http://[1:2:3]/", .host("[1:2:3]")), ("http://[::1::2]/", .host("[::1::2]")),
  ]

  @Test("What readers of addresses disagree about is refused", arguments: refusals)
  func refused(_ typed: String, _ fault: AddressFault) {
    #expect(throws: fault) { try HTTPAddress(typed) }
  }

  @Test("Whatever an address is made for, it is refused or plain", arguments: Payload.all("P4"))
  func made(_ payload: Payload) {
    guard let address = try? HTTPAddress(payload.text()) else { return }
    #expect(address.text.hasPrefix("http://a/") || address.text == "http://[::ffff:7f00:1]/")
    #expect(address.text.utf8.allSatisfy { 0x21..<0x7F ~= $0 && !"\"`|\\<>".utf8.contains($0) })
  }

  @Test("An address beyond all bounds is refused before it is read")
  func tooLong() {
    #expect(throws: AddressFault.tooLong) {
      try HTTPAddress("http://a.example/" + String(repeating: "a", count: 1 << 20))
    }
  }

  @Test("An address whose escapes make it too long is refused: what is kept can be read")
  func tooLongWritten() throws {
    let start = "http://a.example/"
    #expect(throws: AddressFault.tooLong) {
      try HTTPAddress(start + String(repeating: "é", count: 2_000))
    }
    let address = try HTTPAddress(start + String(repeating: "é", count: 1_000))
    #expect(try HTTPAddress(address.text) == address)
  }

  @Test(
    "A reference leads where RFC 3986, section 5.4, says",
    arguments: [
      ("g", "http://a.example/b/c/g"), ("./g", "http://a.example/b/c/g"),
      ("g/", "http://a.example/b/c/g/"), ("/g", "http://a.example/g"),
      ("//g.example", "http://g.example/"), ("?y", "http://a.example/b/c/d;p?y"),
      ("g?y", "http://a.example/b/c/g?y"), ("#s", "http://a.example/b/c/d;p?q"),
      ("g#s", "http://a.example/b/c/g"), (";x", "http://a.example/b/c/;x"),
      ("", "http://a.example/b/c/d;p?q"), (".", "http://a.example/b/c/"),
      ("..", "http://a.example/b/"), ("../g", "http://a.example/b/g"),
      ("../../g", "http://a.example/g"), ("../../../../g", "http://a.example/g"),
      ("/./g", "http://a.example/g"), ("/../g", "http://a.example/g"),
      ("g.", "http://a.example/b/c/g."), ("..g", "http://a.example/b/c/..g"),
      ("./g/.", "http://a.example/b/c/g/"), ("g;x=1/../y", "http://a.example/b/c/y"),
      ("g?y/../x", "http://a.example/b/c/g?y/../x"), ("https://b.example/x", "https://b.example/x"),
    ])
  func references(_ reference: String, _ text: String) throws {
    let base = try HTTPAddress("http://a.example/b/c/d;p?q")
    #expect(try base.resolving(reference).text == text)
  }

  @Test(
    "A reference cannot leave http",
    arguments: ["file:///etc/passwd", "ftp://a/", "gopher://a/", "data:,x", "javascript:x"])
  func badReferences(_ reference: String) throws {
    let base = try HTTPAddress("http://a.example/")
    #expect(throws: AddressFault.self) { try base.resolving(reference) }
  }

  @Test("A path of dots and slashes takes no longer than its length")
  func manyDots() throws {
    let base = try HTTPAddress("http://a.example/")
    let reference = String(repeating: "a/../", count: 1_600)
    #expect(try base.resolving(reference).text == "http://a.example/")
  }
}
