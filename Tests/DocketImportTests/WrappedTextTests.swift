import DocketModel
import Testing

@testable import DocketImport

@Suite struct WrappedTextTests {
  private func briefing(_ text: String) throws -> Briefing {
    let document = try readDocument(Array(text.utf8), options: ImportOptions(format: .text))
    return try #require(document.briefings.first)
  }

  @Test func `long underlined headings are headings and say nothing about the width of lines`()
    throws
  {
    let read = try briefing(
      """
      Orchard Security Advisory [03 May 2026]
      =======================================

      The gate script of the northern orchard lets apples roll out at night (CVE-2026-11111)
      ======================================================================================

      Severity: Moderate

      The gate script does not close the gate.  Use of the script is old and should
      be given up for the new one, which closes the gate and locks it behind every
      cart.

      Old carts of the northern orchard carry more apples than the keeper of the
      gate can count in one night.
      """)
    #expect(read.published == Dates.parse("2026-05-03")?.timestamp)
    let section = try #require(read.sections.first { $0.heading.contains("CVE-2026-11111") })
    #expect(section.blocks.count == 3)
    #expect(section.text.contains("should be given up"))
    #expect(section.text.contains("behind every cart."))
  }

  @Test func `a narrow paragraph in a wide text stays one`() throws {
    let read = try briefing(
      """
      A gate was open

      The gate of the northern orchard stood open for a night because nobody had told the
      keeper that it was to be closed before the moon rose over the hill.

      Mitigation

      Close the gate each time a cart has come in, so that no
      apple rolls out of it.
      """)
    #expect(read.actions.count == 1)
    let action = try #require(read.actions.first)
    #expect(action.title.hasSuffix("so that no apple rolls out of it"))
  }

  @Test func `commands behind a prompt are code and no headings`() throws {
    let read = try briefing(
      """
      A gate was open

      Solution

      Run the following command as root:

      # gatectl close --all
      # gatectl lock

      The gate is closed now.
      """)
    #expect(read.sections.map(\.heading).filter { $0.contains("gatectl") }.isEmpty)
    let code = read.sections.flatMap(\.blocks).contains {
      $0 == .code("# gatectl close --all\n# gatectl lock", language: nil)
    }
    #expect(code)
  }

  @Test func `steps with text and commands below them are one list of actions`() throws {
    let read = try briefing(
      """
      OSA-7.gate                                                    Security Advisory

      Topic:          Worms in the northern gate
      Category:       core
      Module:         gate
      Announced:      2026-03-03
      Credits:        The keepers of the gate
      Affects:        All gates

      I.   Background

      A gate keeps worms out.

      IV.  Workaround

      No workaround is available.

      V.   Solution

      Perform one of the following:

      1) To update the gate with the tool:

      Gates with a tool of their own on the hill or in the valley can be
      updated through it by their keepers:

      # gatectl fetch
      # gatectl install

      2) To update the gate by hand:

      The following parts have been made for it.

      a) Fetch the part and look at it closely.

      # fetch https://orchard.example/part

      b) Put it into the gate.

      VI.  Correction details

      The gate is corrected in the following places on the hill.

      <URL:https://orchard.example/a>
      """)
    #expect(read.title == "OSA-7.gate")
    #expect(read.published == Dates.parse("2026-03-03")?.timestamp)
    #expect(
      read.actions.map(\.title) == [
        "To update the gate with the tool", "To update the gate by hand",
      ])
    #expect(read.actions.first?.detail.hasSuffix("# gatectl fetch\n# gatectl install") == true)
    #expect(read.actions.last?.detail.contains("b) Put it into the gate.") == true)
    #expect(read.sections.last?.heading == "VI.  Correction details")
    #expect(read.sections.last?.text.contains("<URL:https://orchard.example/a>") == true)
    #expect(read.sections.map(\.heading).contains("I.   Background"))
    #expect(read.link == nil)
  }

  @Test func `a heading with its mark and no command stays a heading`() throws {
    let read = try briefing("A gate was open\n\n# How it came\n\nNobody closed the gate.\n")
    #expect(read.sections.map(\.heading).contains("How it came"))
  }

  @Test func `a line with a colon above a list or an address leads it in`() throws {
    let read = try briefing(
      "A gate was open\n\nAffected products:\n\nThe versions of the gate before:\n\n- Gate 1.2\n"
        + "- Gate 2.1\n\nReferences\n\nThe address of this text:\n\nhttps://orchard.example/a\n")
    #expect(read.sections.map(\.heading) == ["Affected products:", "References"])
  }

  @Test func `a text that begins with what is affected is named by what happened`() throws {
    let read = try briefing(
      "Affected versions:\n\n- Pips 1.0 before 1.2\n- Pips 2.0 before 2.1\n\nDescription:\n\n"
        + "Pips lets worms cross the fence. It is old.\n")
    #expect(read.title == "Pips lets worms cross the fence.")
  }
}
