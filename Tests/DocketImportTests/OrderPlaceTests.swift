import DocketImport
import DocketModel
import Testing

/// Where orders stand: behind conditions, labels and titles, beside lists, below groups.
@Suite struct OrderPlaceTests {
  private func actions(_ text: String, title: String = "Orchard gates open") throws -> [Action] {
    let text = "# \(title)\n\nA vulnerability of gates.\n\n" + text
    let document = try readDocument(Array(text.utf8), options: ImportOptions(path: "gate.md"))
    return try #require(document.briefings.first).actions
  }

  @Test func `a condition alone is no title of an action`() throws {
    let found = try actions(
      "## Mitigation\n\n- For barns with gate 1.1: update to gate 1.9 or later\n- Lock the barn\n")
    #expect(
      found.map(\.title) == [
        "For barns with gate 1.1: update to gate 1.9 or later", "Lock the barn",
      ])
  }

  @Test(arguments: [
    "If you are running gate 3.2, update to 3.3 without delay",
    "If your farm uses gate 3.2, please install 3.3",
  ])
  func `an order behind a condition is found in prose`(order: String) throws {
    #expect(try actions("\(order).\n").map(\.title) == [order])
  }

  @Test(arguments: [
    "If an attacker opens the gate, install scripts are run.",
    "If you open the gate, malicious birds install themselves.",
    "If you cannot open it, delay the installation.",
  ])
  func `what happens on a condition is no order`(text: String) throws {
    #expect(try actions(text + "\n").isEmpty)
  }

  @Test func `a label says what kind of order follows, and is no title`() throws {
    let text = """
      ## Remediations

      **Vendor Fix** ([link](https://orchard.example/1.9))\\
      Update to gate 1.9 or later.

      **Workaround:** Lock all gates at night.

      """
    #expect(
      try actions(text).map(\.title) == ["Update to gate 1.9 or later", "Lock all gates at night"])
  }

  @Test func `a paragraph beside a list asks too, a closing remark does not`() throws {
    let text = """
      ## Next steps

      First, determine which gates are open.

      If you use gate 3, plan the change today.

      - Lock the barn
      - Feed the dog

      Contact us with questions.

      """
    #expect(
      try actions(text).map(\.title) == [
        "First, determine which gates are open", "If you use gate 3, plan the change today",
        "Lock the barn", "Feed the dog",
      ])
  }

  @Test func `a heading above another one that promises actions is none`() throws {
    let text = """
      ## Remediation

      Farms without a keeper will need to update the gate.

      ### Orchard - hosted by farmers

      **Versions:** gate 1.1 to 1.8

      **Remediation:**

      * Upgrade to gate 1.9.
      * Review the bird book.

      ### Orchard - hosted by us

      **Remediation:**

      * We changed all gates. No customer action is required.

      """
    #expect(
      try actions(text).map(\.title) == [
        "Farms without a keeper will need to update the gate", "Upgrade to gate 1.9",
        "Review the bird book",
      ])
  }

  @Test(arguments: [
    "Runbook: stolen gate keys", "Stolen gate keys — response playbook",
    "Break-ins: 3 steps to take after a theft",
  ])
  func `a title promises the steps below it`(title: String) throws {
    let steps = "1. Revoke all keys.\n2. Rotate the locks.\n3. Notify the farmers.\n"
    #expect(
      try actions(steps, title: title).map(\.title) == [
        "Revoke all keys", "Rotate the locks", "Notify the farmers",
      ])
    #expect(try actions(steps, title: "How the thieves worked").isEmpty)
  }

  @Test func `steps to do something are orders, steps to try it are none`() throws {
    let steps = "\n\n1. Open the gate.\n2. Change the lock.\n"
    #expect(try actions("Steps to rotate gate keys:" + steps).count == 2)
    #expect(try actions("Steps to reproduce:" + steps).isEmpty)
  }

  @Test(arguments: [
    "Eine Aktualisierung auf Version 3.3 wird dringend empfohlen",
    "Das Amt ruft Betriebe auf, das Update einzuspielen",
    "La mise à jour vers la version 3.3 est recommandée",
    "Se recomienda la actualización a la versión 3.3",
    "Recomenda-se a atualização para a versão 3.3",
  ])
  func `an act that is named by a noun is advised`(order: String) throws {
    #expect(try actions("\(order).\n").map(\.title) == [order])
  }
}
