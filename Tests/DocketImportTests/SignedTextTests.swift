import DocketModel
import Testing

@testable import DocketImport

@Suite struct SignedTextTests {
  private func document(_ text: String) throws -> Document {
    try readDocument(Array(text.utf8), options: ImportOptions(format: .text))
  }

  private static let signature = """
    -----BEGIN PGP SIGNATURE-----

    iQIzBAEBCgAdFiEEinventedinventedinventedinvented
    =abcd
    -----END PGP SIGNATURE-----
    """

  @Test func `the frame of a signed advisory is no text`() throws {
    let read = try document(
      """
      -----BEGIN PGP SIGNED MESSAGE-----
      Hash: SHA512

      - --------------------------------------------------------------
      Orchard Advisory OSA-7-1                    security@orchard.example
      March 3, 2026                       https://orchard.example/faq
      - --------------------------------------------------------------

      Package : pips

      A worm could cross the fence.

      Solution

      - - Close the gate.
      - - Update pips to 1.2.

      \(Self.signature)
      """)
    let briefing = try #require(read.briefings.first)
    #expect(briefing.title == "Orchard Advisory OSA-7-1")
    #expect(briefing.published == Dates.parse("2026-03-03")?.timestamp)
    #expect(briefing.actions.map(\.title) == ["Close the gate", "Update pips to 1.2"])
    let text = briefing.sections.map(\.textWithHeading).joined(separator: "\n")
    #expect(!text.contains("PGP"))
    #expect(!text.contains("invented"))
    #expect(text.contains("security@orchard.example"))
    #expect(read.leftOutReasons.contains(.signature))
  }

  @Test func `a signed text is plain text whatever rows are in it`() {
    let text = SignedText.head + "\nHash: SHA512\n\n=====\nA gate\n=====\n\n* It was [open].\n"
    #expect(detectFormat(Array(text.utf8), options: ImportOptions()) == .text)
  }

  @Test func `a signature that never ends is text`() throws {
    let read = try document(
      "A gate\n\nIt was open.\n\n-----BEGIN PGP SIGNATURE-----\n\nWe close it now.\n")
    let text = try #require(read.briefings.first).sections.map(\.text).joined()
    #expect(text.contains("We close it now."))
  }
}
