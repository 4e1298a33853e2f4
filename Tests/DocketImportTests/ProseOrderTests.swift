import DocketImport
import DocketModel
import Testing

@Suite struct ProseOrderTests {
  private func actions(_ text: String) throws -> [String] {
    let text = "# Acme Gateway lets anybody in\n\nA vulnerability in Acme Gateway.\n\n" + text
    let options = ImportOptions(path: "acme.md")
    let document = try readDocument(Array(text.utf8), options: options)
    return try #require(document.briefings.first).actions.map(\.title)
  }

  @Test(arguments: [
    "Users should upgrade to version 3.2.1", "All users must immediately update to 3.2.1",
    "Administrators are advised to restart the gateway", "Customers need to rotate their keys",
    "We recommend updating to version 3.2.1", "Please upgrade to 3.2.1 at once",
    "Acme strongly recommends that customers using the gateway upgrade to 3.2.1",
    "It is recommended to disable the web console", "It's recommended that users install 3.2.1",
    "Anyone with version 3 should consider upgrading", "Acme urges customers to apply the update",
    "Nutzer sollten umgehend auf Version 3.2.1 aktualisieren",
    "Es wird empfohlen, das Update einzuspielen", "Bitte installieren Sie das Update",
    "Il est recommandé de mettre à jour vers la version 3.2.1",
    "Les administrateurs doivent appliquer le correctif",
    "Se recomienda actualizar a la versión 3.2.1", "Los usuarios deben instalar el parche",
    "Wir raten allen Kunden, das Update einzuspielen",
    "Das BSI rät dazu, Version 3 zu installieren",
    "Recomenda-se atualizar para a versão 3.2.1", "Os usuários devem aplicar a correção",
  ])
  func `a sentence that asks is the action where nothing else is`(order: String) throws {
    let text = "## Details\n\nRequests are not checked. \(order). It was found in May.\n"
    #expect(try actions(text) == [order])
    #expect(
      try actions("\(order).\n\n## Solution\n\n- Take it off the net\n") == ["Take it off the net"])
  }

  @Test(arguments: ["バージョン3.2.1に更新してください", "最新版へのアップデートを推奨します"])
  func `so is one in Japanese`(order: String) throws {
    #expect(try actions("## 詳細\n\n要求が確認されません。\(order)。\n") == [order])
  }

  @Test(arguments: [
    "Users should be aware of the update", "Users were advised to upgrade to 3.2.1",
    "Users should have upgraded last year", "Users do not need to upgrade to 3.2.1",
    "The update should install itself", "The vendor recommended updating to 3.2.1 last year",
    "A user must install a malicious extension", "An attacker must convince users to install it",
    "Acme recommends the latest update to fans of the show", "We do not recommend updating",
    "Should users upgrade to 3.2.1?", "If you want other fields you need to remove one",
    "Users must enable macros for the exploit to work", "Users must install a rogue extension",
    "To be vulnerable, users must change the default setting",
    "We recommend that customers do not upgrade to version 5.1",
    "Acme no longer recommends that customers disable the service",
    "No action is required: you need to update nothing", "Neither users nor admins must update",
    "Nutzer müssen dafür eine präparierte App installieren",
    "Los usuarios deben instalar una aplicación maliciosa",
    "Les utilisateurs doivent installer une extension piégée",
    "We do not currently recommend installing the update", "Customers need to change nothing",
    "The message claims you must install the update", "Please update us if you know more",
    "Users are advised to delay installing", "Victims are asked to install a tool",
    "Wir raten davon ab, das Update zu installieren", "Kunden müssen kein Update einspielen",
    "Nutzer sollten laut dem gefälschten Schreiben eine App installieren",
    "Il n'est plus recommandé d'appliquer le correctif", "Nunca se recomienda actualizar",
    "この更新を適用しないことを推奨します",
    "Permite ejecutar código al instalar o actualizar el complemento",
    "We recommend the update", "Acme has to restart its business",
    "Nutzer sollten sich der Lage bewusst sein", "Es wurde empfohlen, das Update einzuspielen",
    "Angreifer müssen ein Programm installieren", "Il a été recommandé de mettre à jour",
    "Fue recomendado actualizar el sistema", "Os usuários devem saber disso",
    "更新を推奨しました", "攻撃者は設定を変更する必要があります",
  ])
  func `a report or general talk is none`(sentence: String) throws {
    #expect(try actions("## Details\n\n\(sentence).\n") == [])
  }

  @Test func `the number of a flaw makes a text one about security`() throws {
    let text = "# Acme\n\nThis is about CVE-2026-99001. Users should upgrade to version 3.2.1.\n"
    let document = try readDocument(Array(text.utf8), options: ImportOptions(path: "acme.md"))
    let wanted = ["Users should upgrade to version 3.2.1"]
    #expect(document.briefings.first?.actions.map(\.title) == wanted)
  }

  @Test func `a title can tell that a text is about security`() throws {
    let text =
      "# Critical vulnerability in Acme Gateway\n\nUsers should upgrade to version 3.2.1.\n"
    for path in ["acme.md", "acme.txt"] {
      let document = try readDocument(Array(text.utf8), options: ImportOptions(path: path))
      #expect(document.briefings.first?.actions.count == 1)
    }
  }

  @Test func `what is asked for twice is one action, the one that names the version`() throws {
    let text = """
      Users should upgrade as soon as possible. More on that below.

      ## Details

      - We recommend updating to version 3.2.1.
      - Customers should upgrade to 3.2.1.
      - Administrators should rotate all keys.
      """
    let wanted = [
      "We recommend updating to version 3.2.1", "Administrators should rotate all keys",
    ]
    #expect(try actions(text) == wanted)
  }

  @Test func `other orders are not taken for one update`() throws {
    let text = """
      Users should upgrade to 3.2.1. Administrators should uninstall the Helper plugin.

      Customers of Client should update immediately. Organisations should apply limits at the proxy.
      """
    #expect(try actions(text).count == 4)
  }

  @Test func `a withdrawn record asks for nothing`() throws {
    let text = """
      ```toml
      [advisory]
      id = "RUSTSEC-2026-0001"
      package = "lumen"
      withdrawn = "2026-03-02"

      [versions]
      patched = [">= 1.2.3"]
      ```

      # A vulnerability in lumen

      Users should upgrade to 1.2.3.
      """
    let document = try readDocument(Array(text.utf8), options: ImportOptions(path: "a.md"))
    #expect(document.briefings.first?.actions == [])
  }

  @Test func `other matters than security, references and the history ask for nothing`() throws {
    let order = "Users should upgrade to version 3.2.1."
    let text = "# A new season\n\nAttachments explain the garden show.\n\n## Details\n\n\(order)\n"
    let document = try readDocument(Array(text.utf8), options: ImportOptions(path: "show.md"))
    #expect(document.briefings.first?.actions == [])
    #expect(try actions("## References\n\n\(order)\n\n## Revision history\n\n\(order)\n") == [])
  }

  @Test func `a record that names the fixed version needs no sentence for it`() throws {
    let text = """
      {"id": "GHSA-aaaa-bbbb-cccc", "modified": "2026-03-02T00:00:00Z", "summary": "A vulnerability",
       "details": "Users should upgrade to the latest version.",
       "affected": [{"package": {"ecosystem": "npm", "name": "lumen"}, "ranges": [{"type": "SEMVER",
         "events": [{"introduced": "0"}, {"fixed": "1.2.3"}]}]}]}
      """
    let briefing = try #require(readDocument(Array(text.utf8)).briefings.first)
    #expect(briefing.actions.map(\.title) == ["Update lumen to 1.2.3"])
  }
}
