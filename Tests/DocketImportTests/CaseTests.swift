import DocketImport
import DocketModel
import Foundation
import Testing

@Suite struct CaseTests {
  @Test(arguments: CaseFolder.all)
  func `each case folder gives what it expects`(folder: CaseFolder) throws {
    let (bytes, path) = try folder.input()
    let document = try readDocument(bytes, options: ImportOptions(path: path))
    let found = description(of: document)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(found.utf8).write(to: folder.expectedFile)
      Issue.record("recorded \(folder.name)")
      return
    }
    let expected = try String(contentsOf: folder.expectedFile, encoding: .utf8)
    #expect(found == expected)
  }

  @Test func `there are cases`() {
    #expect(CaseFolder.all.count >= 40)
  }

  /// Every sentence of the input stands in the title, a section, a related text or what was left out.
  @Test(arguments: CaseFolder.all)
  func `no sentence is lost`(folder: CaseFolder) throws {
    let (bytes, path) = try folder.input()
    guard path == "input.txt" else { return }
    let document = try readDocument(bytes, options: ImportOptions(path: path))
    let briefing = try #require(document.briefings.first)
    var kept = [briefing.title, briefing.text, briefing.author ?? ""] + briefing.topics
    kept += briefing.related.flatMap { [$0.title, $0.excerpt ?? ""] }
    kept += document.leftOut.map(\.line)
    let all = letters(kept.joined())
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      for sentence in line.split(whereSeparator: { ".!?。;:：".contains($0) }) {
        let wanted = letters(String(sentence.drop { !$0.isLetter }))
        if wanted.count <= 4
          || letters("related you may also like lesen sie auch 関連記事").contains(wanted)
        {
          continue
        }
        // Signs of lists go: `a)`, `[x]`, `Step 2 -`.
        let first = sentence.prefix { $0 != " " }
        let bare = first.count <= 4 ? letters(String(sentence.dropFirst(first.count))) : wanted
        #expect(all.contains(wanted) || all.contains(bare), "\(folder.name): \(sentence)")
      }
    }
  }

  private func letters(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.isAlphabetic }))
      .lowercased()
  }
}
