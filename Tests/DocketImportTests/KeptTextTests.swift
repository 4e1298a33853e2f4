import DocketImport
import DocketModel
import Testing

/// Text that looks like a part of the page around an article and is not.
@Suite struct KeptTextTests {
  static let title = "Rail operator loses its timetable"

  @Test(arguments: [
    "For more than a year visitors could see the files.",
    "For more detail the operator told staff to follow the incident page.",
    "To learn more, follow the advisory of the vendor.",
    "Read more logs than usual and visit the server room.",
    "For more about trains, visit our Rail page. Nobody has claimed the attack.",
    "Reporter: How many of the servers were hit?", "Via: He said that all was lost.",
    "Views: The board thinks it is bad.", "Restart hosts - 30 November 2026",
    "Rotate Keys, 30 November 2026", "Register now.", "Log in.",
  ])
  func `the last line stays where it says something`(line: String) throws {
    let text = "\(Self.title)\n\nWhat happened\n\nTrains stood still.\n\n\(line)\n"
    #expect(try read(text).text.contains(line))
  }

  @Test func `an action that repeats the headline stays`() throws {
    for marker in ["- ", "1. ", ""] {
      let text = """
        Patch Orchard 5 now

        What happened

        Orchard 5 is attacked.

        Recommended actions

        \(marker)Patch Orchard 5 now

        \(marker)Rotate the keys of Orchard
        """
      let last = try #require(try read(text).sections.last?.text)
      #expect(last.contains("Patch Orchard 5 now"), "marker \(marker)")
    }
  }

  @Test func `a teaser that stands nowhere in full stays`() throws {
    let teaser = "What happened The operator said that trains will stand still until..."
    let text = "\(Self.title)\n\n\(Self.title)\n\n\(teaser)\n\nBuses replaced them.\n"
    #expect(try read(text).text.contains("trains will stand still"))
  }

  @Test func `a paragraph below the own entry of a related block stays`() throws {
    let text = """
      \(Self.title)

      Related

      A port loses power

      The port was dark for two days and nobody...

      \(Self.title)

      Trains stood still for two days because the timetable was gone.

      Buses replaced them on most lines of the north of the country.
      """
    let found = try read(text).text
    #expect(found.contains("Trains stood still for two days"))
    #expect(found.contains("Buses replaced them"))
  }

  @Test func `paragraphs above a line that is said twice stay`() throws {
    let text = """
      Timetable lost

      Trains stood still for two days because the timetable was gone.

      We had no other copy of it

      Buses replaced them.

      We had no other copy of it
      """
    #expect(try read(text).text.contains("Trains stood still for two days"))
  }

  @Test func `a label with another title below the headline stays`() throws {
    let text = "\(Self.title)\n\nSubject: Pay us or lose the trains\n\nSo began the mail.\n"
    #expect(try read(text).text.contains("Pay us or lose the trains"))
  }

  @Test func `an office that is called home is no path of pages`() throws {
    let text = "\(Self.title)\n\nHome / office routers were hit.\n\nThey are back.\n"
    #expect(try read(text).text.contains("office routers"))
  }

  private func read(_ text: String) throws -> Briefing {
    let document = try readDocument(Array(text.utf8), options: ImportOptions(format: .text))
    return try #require(document.briefings.first)
  }
}
