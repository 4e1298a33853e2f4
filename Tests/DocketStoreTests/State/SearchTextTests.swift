import Testing

@testable import DocketStore

/// Texts as the full-text index takes them.
struct SearchTextTests {
  @Test func `runs of signs without blanks become pairs, and the last sign stands alone too`() {
    #expect(SearchText.indexed("侵害調査") == " 侵害 害調 調査 査 ")
    #expect(SearchText.indexed("log を見る now") == "log  を見 見る る  now")
    #expect(SearchText.indexed("plain “words”") == "plain “words”")
  }

  /// Cut by copying what is there already, this would take hours.
  @Test func `a text of a million signs is cut in one go`() {
    let cut = SearchText.indexed(String(repeating: "害", count: 1_000_000))
    #expect(cut.unicodeScalars.count == 3 * 1_000_000)
  }
}
