import DocketImport
import DocketModel
import Testing

/// Headings that promise actions, and texts below them that say there are none.
@Suite struct DenialTests {
  private func actions(_ text: String) throws -> [String] {
    let text = "# Orchard gates open by themselves\n\nIt was seen in May.\n\n" + text
    let document = try readDocument(Array(text.utf8), options: ImportOptions(path: "gate.md"))
    return try #require(document.briefings.first).actions.map(\.title)
  }

  @Test(arguments: [
    "There is no feasible workaround.", "No general workaround is available.",
    "There are currently no known mitigations", "We have no fix for this.",
    "No customer action is required.", "No further action is needed at this time.",
    "Gates of series 1 are not affected.", "Users of Orchard 1.x are not vulnerable",
    "No general workaround is available. Some birds may be kept out by other means.",
    "All gates were replaced by us. No customer action is required.",
  ])
  func `a text that denies is no action`(denial: String) throws {
    #expect(try actions("## Workaround\n\n\(denial)\n").isEmpty)
    #expect(
      try actions("## Workaround\n\n- \(denial)\n- Lock the gate\n") == ["Lock the gate"])
  }

  @Test func `what is asked for behind a denial is the action`() throws {
    #expect(
      try actions("## Workarounds\n\nThere is no workaround. Users should install gate 1.9.\n")
        == ["Users should install gate 1.9"])
  }

  @Test func `products without a fix are nothing to do`() throws {
    let text = """
      ## Fix

      - Barn Gate should be updated to version 1.9
      - Field Gate should be updated to version 2.3

      As of today, no fixes are available for the following gates:

      - Meadow Gate
      - Garden Gate

      """
    #expect(
      try actions(text) == [
        "Barn Gate should be updated to version 1.9", "Field Gate should be updated to version 2.3",
      ])
  }

  @Test(arguments: [
    "Fix has been merged in change 451.", "Patch is available from our farm.",
    "The gates were checked. If you see birds please don't hesitate to write to us.",
  ])
  func `a noun that looks like an order, and politeness, ask for nothing`(text: String) throws {
    #expect(try actions("## Patches\n\n\(text)\n").isEmpty)
  }
}
