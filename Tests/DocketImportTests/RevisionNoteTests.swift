import DocketModel
import Testing

@testable import DocketImport

/// When a text was changed is its history, and nothing to do.
@Suite struct RevisionNoteTests {
  @Test(arguments: [
    "Update: March 3, 2026 Update", "Updated 2026-03-03", "Last updated: 3 March 2026",
    "First edition, 3rd March 2026", "Stand: 3. März 2026", "Mise à jour du 3 mars 2026",
    "更新: 2021年12月15日追記", "2021-12-11（新規）", "最終更新: 2026年3月3日", "Updated on March 3, 2026",
    "Update March 3, 2026", "UPDATE 2026-03-03", "March 3, 2026: Updated",
    "Update vom 3. März 2026",
    "Update – March 3, 2026", "Update on March 3, 2026: revised",
  ])
  func `a line of a date and words of changing is a note`(line: String) {
    #expect(RevisionNote.isAlone(line))
  }

  @Test(arguments: [
    "Update to 2026.1", "Update by March 3, 2026", "Update the routers, March 3, 2026", "Update",
    "Update 17.3.2", "March 3, 2026", "2021年12月15日までに更新してください", "Update version 2026.3.1",
    "Update 2026.3.1", "Update the version of March 3, 2026", "Update on March 3, 2026",
  ])
  func `a line that says more is none`(line: String) {
    #expect(!RevisionNote.isAlone(line))
  }

  static let page = """
    # A lock broke

    ## III. Solution

    Please change the lock.

    Update: March 3, 2026 Update

    The maker changed its keys.

    Update: March 5, 2026 Update

    You should count the keys.

    ### Revision history

    - March 3, 2026: First edition
    - March 5, 2026: Changed "III. Solution"
    """

  @Test func `notes and a history inside a solution are no actions`() throws {
    for format in [ImportFormat.text, .markdown] {
      let options = ImportOptions(format: format)
      let document = try readDocument(Array(Self.page.utf8), options: options)
      let briefing = try #require(document.briefings.first)
      #expect(
        briefing.actions.map(\.title) == ["Please change the lock", "You should count the keys"])
      #expect(briefing.sections.last?.heading == "Revision history")
      #expect(briefing.sections.last?.kind == .other)
      #expect(briefing.text.contains("Update: March 5, 2026 Update"))
    }
  }

  @Test func `an order that names a version or a day is an action`() throws {
    let text = """
      # A lock broke

      ## What to do

      - Update version 2026.3.1
      - Update on March 3, 2026
      - Updated on March 3, 2026
      """
    let document = try readDocument(Array(text.utf8), options: ImportOptions(format: .markdown))
    let briefing = try #require(document.briefings.first)
    #expect(
      briefing.actions.map(\.title) == ["Update version 2026.3.1", "Update on March 3, 2026"])
  }

  @Test func `headings that are notes are no actions either`() throws {
    let text = """
      # A lock broke

      ## Solution

      ### Update: March 3, 2026

      - Change the lock.

      ### Update: March 5, 2026

      - Count the keys.
      """
    let document = try readDocument(Array(text.utf8), options: ImportOptions(format: .markdown))
    let briefing = try #require(document.briefings.first)
    #expect(briefing.actions.map(\.title) == ["Change the lock", "Count the keys"])
  }
}
