import TestSupport
import Testing

@testable import DocketModel

private func word(_ text: String, prefix: Bool = false) -> Query {
  .term(.words(text, isPhrase: text.contains(" "), isPrefix: prefix))
}

private let kev = Query.term(.flag(.kev))
private let ours = Query.term(.flag(.ours))

@Suite struct QueryParserTests {
  @Test(
    arguments: [
      ("", Query.all), ("   ", .all), ("*", .all), ("\"\"", .all), ("-", word("")),
      ("a - b", .and([word("a"), word("b")])),
      ("fortinet", word("fortinet")), ("Forti*", word("Forti", prefix: true)),
      ("\"session token\"", word("session token")),
      ("\"session tok\"*", word("session tok", prefix: true)),
      ("\"  a \t b \"", word("a b")), ("\"not\"", word("not")), (#""a\"b""#, word("a\"b")),
      (#""C:\dir""#, word(#"C:\dir"#)),
      ("a b", .and([word("a"), word("b")])), ("a and b", .and([word("a"), word("b")])),
      ("a\u{3000}b\u{A0}c", .and([word("a"), word("b"), word("c")])), ("東京", word("東京")),
      ("a or b c OR d", .or([word("a"), .and([word("b"), word("c")]), word("d")])),
      ("a (b or c)", .and([word("a"), .or([word("b"), word("c")])])), ("((a))", word("a")),
      ("(a b) c", .and([word("a"), word("b"), word("c")])),
      ("a(b)c", .and([word("a"), word("b"), word("c")])),
      ("-a", .not(word("a"))), ("not a", .not(word("a"))), ("--a", word("a")),
      ("not -a", word("a")),
      ("-(a or b)", .not(.or([word("a"), word("b")]))), ("-is:ours", .not(ours)),
      ("-*", .not(.all)),
      ("-\"a b\"", .not(word("a b"))), ("a-b", word("a-b")), ("not(a)", .not(word("a"))),
      ("is:kev -is:ours", .and([kev, .not(ours)])), ("IS:KEV", kev), ("is:exploited", kev),
      ("is:new", .term(.flag(.unread))), ("is:mine", .term(.owner("me"))),
      ("is:unowned", .term(.owner(nil))),
      ("is:done", .term(.state(.done))), ("is:open", .term(.flag(.open))), ("is:inbox", .inbox),
      ("state:open", .term(.state(.open))), ("state:n/a", .term(.state(.notApplicable))),
      ("state:na", .term(.state(.notApplicable))),
      ("state:not-applicable", .term(.state(.notApplicable))),
      ("state:accepted", .term(.state(.riskAccepted))), ("state:later", .term(.state(.deferred))),
      ("state:same", .term(.state(.duplicate))), ("state:waiting", .term(.state(.waiting))),
      ("state:doing", .term(.state(.doing))), ("ever:risk-accepted", .term(.ever(.riskAccepted))),
      ("owner:me", .term(.owner("me"))), ("owner:-", .term(.owner(nil))),
      ("owner:none", .term(.owner(nil))),
      ("owner:@raj", .term(.owner("raj"))), ("owner:\"-\"", .term(.owner("-"))),
      ("due:<7d", .term(.due(.less, .offset(7)))), ("due<7d", .term(.due(.less, .offset(7)))),
      ("due:>=2026-12-01", .term(.due(.greaterOrEqual, .day(Day(number: 20_788))))),
      ("due:none", .term(.due(.equal, .none))),
      ("due:=fri", .term(.due(.equal, .relative(.weekday(4))))),
      ("due:today", .term(.due(.equal, .offset(0)))),
      ("due:<=\"30 sep\"", .term(.due(.lessOrEqual, .relative(.date(month: 9, day: 30))))),
      (
        "due:1.12...24.12.",
        .and([
          .term(.due(.greaterOrEqual, .relative(.date(month: 12, day: 1)))),
          .term(.due(.lessOrEqual, .relative(.date(month: 12, day: 24)))),
        ])
      ),
      ("published:<7d", .term(.published(.greater, .offset(-7)))),
      ("published:>1m", .term(.published(.less, .relative(.months(-1))))),
      ("published:>=-7d", .term(.published(.greaterOrEqual, .offset(-7)))),
      ("published:>=today", .term(.published(.greaterOrEqual, .offset(0)))),
      (
        "published:7d..14d",
        .and([
          .term(.published(.greaterOrEqual, .offset(-14))),
          .term(.published(.lessOrEqual, .offset(-7))),
        ])
      ),
      ("severity:>=high", .term(.severity(.greaterOrEqual, .high))),
      ("severity>=H", .term(.severity(.greaterOrEqual, .high))),
      ("severity:critical", .term(.severity(.equal, .critical))),
      ("cve:CVE-2026-1234", .term(.cve("CVE-2026-1234"))),
      ("cve:2026-1234", .term(.cve("CVE-2026-1234"))),
      ("cve:cve-2026-12345678", .term(.cve("CVE-2026-12345678"))),
      ("cve:CVE-2026", .term(.cve("CVE-2026"))), ("cve:2026-*", .term(.cve("CVE-2026"))),
      ("cve:CVE-2026-12", .term(.cve("CVE-2026-12*"))),
      ("cve:2026-1234*", .term(.cve("CVE-2026-1234*"))),
      ("tag:#vpn", .term(.tag("vpn"))), ("topic:Cybersecurity", .term(.topic("Cybersecurity"))),
      ("vendor:\"Palo Alto\"", .term(.vendor("Palo Alto"))),
      ("source:CISA", .term(.source("CISA"))),
      ("feed:https://x.example/a.xml?b=c", .term(.feed("https://x.example/a.xml?b=c"))),
      ("feed:\"Vendor X\"", .term(.feed("Vendor X"))),
      ("id:4f2a91", .term(.identifier("4f2a91"))), ("(tag:a)", .term(.tag("a"))),
      ("tag:a\"b\"", .and([.term(.tag("a")), word("b")])),
      ("http://example.org/x?y=1", word("http://example.org/x?y=1")), ("10:30", word("10:30")),
      ("std::string", word("std::string")), ("a=b", word("a=b")), ("x<y", word("x<y")),
      ("é:x", word("é:x")),
    ] as [(String, Query)])
  func `what is meant`(text: String, query: Query) throws {
    let expected = query == word("") ? Query.not(.all) : query
    if text == "-" {
      #expect(throws: QueryError(.missingTerm, range: 1..<1, column: 2)) {
        try Query(parsing: text)
      }
    } else {
      #expect(try Query(parsing: text) == expected)
    }
  }

  @Test(arguments: [
    ("ownr:me", QueryError.Fact.unknownKey("ownr", suggestion: "owner"), 0..<7, 1),
    ("é foo:bar", .unknownKey("foo", suggestion: nil), 3..<10, 3),
    ("a or", .missingTerm, 4..<4, 5), ("or a", .missingTerm, 0..<0, 1),
    ("a and or b", .missingTerm, 6..<6, 7),
    ("()", .missingTerm, 1..<1, 2), ("not", .missingTerm, 3..<3, 4),
    ("a -", .missingTerm, 3..<3, 4),
    ("(a", .unclosedBracket, 0..<1, 1), ("a (b (c)", .unclosedBracket, 2..<3, 3),
    ("a)", .unopenedBracket, 1..<2, 2),
    ("x \"a b", .unclosedQuote, 2..<6, 3), ("tag:\"a", .unclosedQuote, 0..<6, 1),
    ("due:", .missingValue(key: "due"), 0..<4, 1), ("due:<", .missingValue(key: "due"), 0..<5, 1),
    ("tag:\"\"", .missingValue(key: "tag"), 0..<6, 1),
    ("tag:<x", .noOrder(key: "tag"), 0..<6, 1), ("due:<none", .noOrder(key: "due"), 0..<9, 1),
    (
      "due:tomorow", .badDate(key: "due", value: "tomorow", .notADate(suggestion: "tomorrow")),
      0..<11, 1
    ),
    (
      "due:<31.9.", .badDate(key: "due", value: "31.9.", .noSuchDay(day: 31, month: 9, year: nil)),
      0..<10, 1
    ),
    (
      "severity:hihg",
      .unknownValue(
        key: "severity", value: "hihg", expected: ["low", "medium", "high", "critical"],
        suggestion: "high"), 0..<13, 1
    ),
    ("cve:26-1", .notACVE("26-1"), 0..<8, 1), ("cve:2026-1-2", .notACVE("2026-1-2"), 0..<12, 1),
    ("cve:2026-", .notACVE("2026-"), 0..<9, 1), ("cve:vpn", .notACVE("vpn"), 0..<7, 1),
  ])
  func `what is wrong, and where`(
    text: String, fact: QueryError.Fact, range: Range<Int>, column: Int
  ) {
    #expect(throws: QueryError(fact, range: range, column: column)) { try Query(parsing: text) }
  }

  @Test func `a wrong value names the right ones`() throws {
    let error = try #require(throws: QueryError.self) { try Query(parsing: "a is:unred b") }
    guard case .unknownValue("is", "unred", let expected, "unread") = error.fact else {
      Issue.record("\(error)")
      return
    }
    #expect(Set(Query.Flag.allCases.map(\.rawValue)).isSubset(of: expected))
    #expect(Set(expected).count == expected.count)
    #expect(error.range == 2..<10)
    for value in expected { #expect(throws: Never.self) { try Query(parsing: "is:\(value)") } }
  }

  @Test func `length, depth and number are bounded`() throws {
    let deep = String(repeating: "(", count: 64) + "a" + String(repeating: ")", count: 64)
    #expect(try Query(parsing: deep) == word("a"))
    #expect(throws: QueryError(.tooDeep(limit: 64), range: 64..<65, column: 65)) {
      try Query(parsing: "(" + deep + ")")
    }
    #expect(throws: Never.self) { try Query(parsing: String(repeating: "a", count: 10_000)) }
    #expect(throws: QueryError.self) { try Query(parsing: String(repeating: "a", count: 10_001)) }
    #expect(throws: QueryError.self) { try Query(parsing: String(repeating: "(", count: 10_000)) }
    #expect(try Query(parsing: String(repeating: "-", count: 9_998) + "a") == word("a"))
    let many = Array(repeating: "a", count: 501).joined(separator: " ")
    #expect(throws: QueryError(.tooManyTerms(limit: 500), range: 1_000..<1_001, column: 1_001)) {
      try Query(parsing: many)
    }
  }

  @Test(arguments: [
    ("is:kev due:", kev), ("is:kev is:un", kev), ("is:kev or", kev), ("is:kev or ", kev),
    ("is:kev and not ", kev),
    ("is:kev -", kev), ("is:kev -is:ou", kev), ("is:kev (", kev), ("is:kev due:<7", kev),
    ("is:kev foo:b", kev),
    ("is:kev -(is:ours or is:u", .and([kev, .not(ours)])), ("due:", .all), ("-", .all), ("(", .all),
    ("or", .all),
    ("is:kev cve:2026-", kev), ("is:kev", kev),
    ("fort", word("fort", prefix: true)), ("fort ", word("fort")),
    ("a fort", .and([word("a"), word("fort", prefix: true)])),
    ("\"session tok", word("session tok", prefix: true)), ("\"session tok\"", word("session tok")),
    ("-fort", .not(word("fort", prefix: true))),
    ("vendor:\"Palo", .term(.vendor("Palo"))),
  ])
  func `a query that is still typed leaves its end out`(text: String, query: Query) throws {
    #expect(try Query(lenient: text) == query)
  }

  @Test(arguments: ["is:unred a", "foo:bar ", "a) b", ") ", "or a", "due:xyzzy "])
  func `what is wrong before the end is an error while typing too`(text: String) {
    #expect(throws: QueryError.self) { try Query(lenient: text) }
  }

  @Test func `random texts never trap, and errors point into them`() {
    var random = SplitMix64(seed: 11)
    let pieces = [
      "a", "or", "and", "not", "(", ")", "\"", "-", "*", ":", "is:", "is:kev", "due:", "<", ">=",
      "7d", "..", "\\",
      " ", " ", "\u{3000}", "é", "e\u{301}", "漢", "published:", "severity", "owner:", "@", "#",
      "\u{A0}", "\t",
    ]
    for _ in 0..<6_000 {
      let count = Int.random(in: 0...12, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      _ = try? Query(lenient: text)
      _ = QueryCompletion(text, cursor: Int.random(in: -3...30, using: &random))
      do throws(QueryError) {
        let query = try Query(parsing: text)
        #expect(try Query(parsing: query.description) == query, "\(text)")
      } catch {
        #expect(error.range.upperBound <= text.utf8.count && error.column >= 1)
      }
    }
  }
}
