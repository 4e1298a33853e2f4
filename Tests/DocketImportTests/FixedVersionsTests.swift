import DocketImport
import DocketModel
import Testing

@Suite struct FixedVersionsTests {
  private func actions(_ text: String) throws -> [Action] {
    let options = ImportOptions(path: "acme.md")
    let document = try readDocument(Array(("# Acme\n\n" + text).utf8), options: options)
    return try #require(document.briefings.first).actions
  }

  @Test(arguments: [
    ("Fixed Versions", "- Gateway 3.2.1\n- Gateway 4.1", "Update to Gateway 3.2.1 or Gateway 4.1"),
    ("Patched versions", "3.2.1", "Update to 3.2.1"),
    ("Fixed in", "3.2.1, 4.0.2, 5.1", "Update to 3.2.1, 4.0.2 or 5.1"),
    ("Fixed versions", "The flaw is fixed in:\n\n- 3.2.1", "Update to 3.2.1"),
    (
      "Fixed software", "| Product | Version |\n|---|---|\n| Gateway | 4.1 |",
      "Update to Gateway 4.1"
    ),
    ("Behobene Versionen", "- 3.2.1\n- 4.1", "Aktualisieren auf 3.2.1 oder 4.1"),
    ("Versions corrigées", "- 3.2.1\n- 4.1", "Mettre à jour vers 3.2.1 ou 4.1"),
    ("Versiones corregidas", "- 3.2.1\n- 4.1", "Actualizar a 3.2.1 o 4.1"),
    ("Versões corrigidas", "- 3.2.1\n- 4.1", "Atualizar para 3.2.1 ou 4.1"),
    ("修正バージョン", "- 3.2.1\n- 4.1", "3.2.1または4.1に更新する"),
  ])
  func `bare versions are one update`(heading: String, text: String, title: String) throws {
    let actions = try actions("## \(heading)\n\n\(text)\n")
    #expect(actions.map(\.title) == [title])
    #expect(actions.first?.detail == "")
  }

  @Test func `many versions are named in full below`() throws {
    let list = (1...6).map { "- 1.\($0)" }.joined(separator: "\n")
    let actions = try actions("## Fixed versions\n\n\(list)\n")
    #expect(actions.map(\.title) == ["Update to 1.1, 1.2, 1.3, 1.4 or another fixed version"])
    #expect(actions.first?.detail == list)
  }

  @Test func `each product has an update of its own`() throws {
    let actions = try actions("## Fixed in\n\n- Gateway 4.4\n- Client 2.1\n- Gateway 5.0\n")
    #expect(
      actions.map(\.title) == ["Update to Gateway 4.4 or Gateway 5.0", "Update to Client 2.1"])
  }

  @Test(arguments: [
    "March 3, 2026", "2026-03-03", "- Client 3.x: end of life", "- Agent 7 not affected",
    "- 1.1 is vulnerable", "CVE-2026-1234", "- 1.0 - 2.0",
    "- Proxy 9 (planned for May 2026)",
    "| Product | Affected | Fixed |\n|---|---|---|\n| Gateway | 4.0 to 4.3 | 4.4 |",
  ])
  func `what says more than versions is no choice of versions`(text: String) throws {
    let titles = try actions("## Fixed in\n\n\(text)\n").map(\.title)
    #expect(!titles.contains { $0.hasPrefix("Update to") })
  }

  @Test func `what asks for itself stays as it is, and none is none`() throws {
    let asked = try actions("## Fixed versions\n\n- Upgrade the gateway to 3.2.1\n- Restart it\n")
    #expect(asked.map(\.title) == ["Upgrade the gateway to 3.2.1", "Restart it"])
    #expect(try actions("## Patched versions\n\nNone.\n") == [])
  }
}
