import Testing

@testable import DocketModel

@Suite struct QueryCompletionTests {
  private let vocabulary = QueryCompletion.Vocabulary(
    tags: ["vpn", "vmware"], owners: ["ana", "raj", "me"], vendors: ["Fortinet", "Palo Alto"],
    feeds: ["Hill news", "hill.example/rss", "https://hill.example/rss", "/srv/hill"])

  @Test(arguments: [
    ("s", 0..<1, ["state:", "severity:", "source:"]), ("a -ow", 3..<5, ["owner:"]),
    ("is:un", 0..<5, ["is:unread", "is:unowned"]), ("(tag:v", 1..<6, ["tag:vpn", "tag:vmware"]),
    ("owner:", 0..<6, ["owner:me", "owner:-", "owner:ana", "owner:raj"]),
    ("owner:R", 0..<7, ["owner:raj"]),
    ("vendor:pal", 0..<10, ["vendor:\"Palo Alto\""]),
    ("vendor:\"Palo A", 0..<14, ["vendor:\"Palo Alto\""]),
    ("due:<to", 0..<7, ["due:<today", "due:<tomorrow"]),
    ("severity>=c", 0..<11, ["severity:>=critical"]),
    (
      "feed:hi", 0..<7, ["feed:\"Hill news\"", "feed:hill.example/rss"]
    ), ("feed:/", 0..<6, ["feed:\"/srv/hill\""]),
    ("due:no", 0..<6, ["due:none"]), ("foo:", 0..<4, []), ("zzz", 0..<3, []), ("\"se", 0..<3, []),
  ])
  func `candidates for the word at the end`(text: String, range: Range<Int>, candidates: [String]) {
    let completion = QueryCompletion(text, vocabulary: vocabulary)
    #expect(completion.range == range)
    #expect(completion.candidates == candidates)
  }

  @Test(arguments: ["", "is:kev ", "(", "-"])
  func `without a word all keys are offered`(text: String) {
    let completion = QueryCompletion(text)
    #expect(completion.range == text.utf8.count..<text.utf8.count)
    #expect(completion.candidates == QueryWords.Key.allCases.map { "\($0.rawValue):" })
  }

  @Test func `the cursor may stand inside the text`() {
    let completion = QueryCompletion("is:un tag:vpn", cursor: 5)
    #expect(completion.candidates == ["is:unread", "is:unowned"])
    #expect(completion.range == 0..<5)
  }

  @Test func `every candidate is a query`() {
    for key in QueryWords.Key.allCases {
      for candidate in QueryCompletion("\(key.rawValue):", vocabulary: vocabulary).candidates {
        #expect(throws: Never.self) { try Query(parsing: candidate) }
      }
    }
  }
}
