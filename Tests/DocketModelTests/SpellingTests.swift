import Testing

@testable import DocketModel

@Suite struct SpellingTests {
  @Test(arguments: [
    ("onwer", "owner"), ("OWNER", "owner"), ("sate", "state"), ("stat", "state"),
    ("pub", "published"),
    ("x", nil), ("", nil), ("abc", nil), ("severty", "severity"),
  ])
  func `the nearest word is found, if it is near`(word: String, nearest: String?) {
    #expect(
      Spelling.nearest(to: word, in: ["is", "state", "owner", "published", "severity"]) == nearest)
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("kitten", "sitting", 3), ("abc", "abc", 0),
  ])
  func `distances`(left: String, right: String, distance: Int) {
    #expect(Spelling.distance(Array(left.utf8), Array(right.utf8)) == distance)
  }
}
