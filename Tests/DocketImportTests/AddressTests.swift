import Testing

@testable import DocketImport

@Suite struct AddressTests {
  /// RFC 3986, 5.4.1 and 5.4.2.
  static let table: [(String, String)] = [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"),
    ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
    ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
    ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
    (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"),
    ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
    ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
    ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"),
    ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/./x", "http://a/b/c/g#s/./x"),
    ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http:g"),
  ]

  @Test(arguments: table)
  func `references lead where the standard says`(reference: String, address: String) {
    #expect(WebAddress.resolved(reference, base: "http://a/b/c/d;p?q") == address)
  }

  @Test(
    arguments: [
      ("x", "a/b", nil), ("x", "", nil), ("x", "http://a", "http://a/x"),
      ("data:text/html,x", "http://a", nil), ("//b/c", "https://a", "https://b/c"),
      ("file:///etc/passwd", "http://a", nil), ("java\nscript:x", "http://a", nil),
      ("ht\ntp://b/", "http://a", "http://b/"),
    ] as [(String, String, String?)])
  func `only addresses of the web and of mail are kept`(
    reference: String, base: String, address: String?
  ) {
    #expect(WebAddress.link(reference, base: base) == address)
  }
}
