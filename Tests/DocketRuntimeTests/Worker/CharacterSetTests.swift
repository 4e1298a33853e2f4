import Testing

@testable import DocketRuntime

/// What a worker may still read when it has given up all other files.
@Suite struct CharacterSetTests {
  @Test func `the folders of character sets are found whatever the processor is called`() {
    let folders = Wall.characterSets
    #expect(!folders.isEmpty && Set(folders).count == folders.count)
    #expect(folders.allSatisfy { $0.hasPrefix("/usr/lib") && $0.hasSuffix("/gconv") })
  }
}
