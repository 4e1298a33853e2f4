import DocketModel
import Testing

@testable import DocketImport

/// Sentences that begin as a notice of a page does.
@Suite struct OpeningTests {
  static let sentences = [
    "Copyright holders were told by the attackers to pay.",
    "Subscribe to the advisory list of the vendor before the next release.",
    "Sign up for the advisory feed of the vendor so that nobody is late.",
    "Share on need only what the incident team has cleared.",
    "Sponsored by a foreign state the group has worked for years.",
    "Get the latest news from the vendor before you patch anything.",
    "By using this site you agree was the text above the stolen form.",
    "We use cookies only for sessions said the vendor after the theft.",
    "Follow us on the case asked the police.",
    "Story continues to unfold as more hosts report.",
    "Subscribe to the vendor's advisory feed.",
    "For more than a year visitors could see the files.",
    "To learn more, follow the advisory of the vendor.",
    "Read more logs than usual and visit the server room.",
  ]

  /// A sentence for each start the tables know.
  static let ofTables = PageLine.openingPhrases.map { phrase in
    let first = phrase.prefix(1).uppercased()
    return first + phrase.dropFirst() + " zorvex quandal merrit 7 belm."
  }

  /// What may stand below an article.
  static let footers = [
    [], ["Share this article", "Facebook", "Twitter", "All rights reserved"],
    ["Newsletter", "Your email address", "Subscribe", "© 2026 Acme Media"],
    ["Copyright 2026 Acme Media. All rights reserved."],
    ["Leave a comment", "Your email address will not be published.", "Post comment"],
    ["Accept all cookies", "Cookie settings"], ["Advertisement"],
    ["Related", "Another port loses power", "The port of Z was dark for..."],
  ]

  static let headings = ["What happened", "Who is affected", "Why it matters"]

  @Test(arguments: sentences)
  func `a sentence of a section that begins as a notice stays`(sentence: String) throws {
    let text = """
      Rail operator loses its timetable

      What happened

      Trains stood still for two days.

      \(sentence)

      Buses replaced them.

      Recommended actions

      1. Patch: Install version 4.2 today.
      2. \(sentence)
      3. Rotate keys: Replace all keys.
      """
    let briefing = try read(text)
    let letters = briefing.sections.first { $0.kind == .whatHappened }?.text ?? ""
    #expect(letters.contains(sentence))
    #expect(briefing.actions.count == 3)
  }

  @Test(arguments: sentences + ofTables)
  func `it stays in every place of every section, whatever stands below`(sentence: String) throws {
    for footer in Self.footers {
      for section in 0..<3 {
        for place in 0..<3 {
          var lines = ["Rail operator loses its timetable"]
          for (number, heading) in Self.headings.enumerated() {
            lines.append(heading)
            var body = ["Trains stood still for \(number + 2) days.", "Buses replaced them."]
            if number == section { body.insert(sentence, at: place) }
            lines += body
          }
          try expect(sentence, times: 1, in: lines + footer)
        }
      }
    }
  }

  @Test(arguments: sentences + ofTables)
  func `it stays as an action, with every marker and in every place`(sentence: String) throws {
    for footer in Self.footers {
      for marker in ["%. ", "%) ", "Step %: ", "- ", "• ", ""] {
        for place in 0..<3 {
          var actions = ["Install version 4.2 today.", "Replace all keys of the host."]
          actions.insert(sentence, at: place)
          let items = actions.enumerated().map { number, action in
            marker.replacing("%", with: "\(number + 1)") + action
          }
          let lines = [
            "Rail operator loses its timetable", "What happened", "Trains stood still.",
            "3 practical actions", items.joined(separator: marker.isEmpty ? "\n\n" : "\n"),
          ]
          let briefing = try expect(sentence, times: 1, in: lines + footer)
          if sentence.first?.isASCII == true { #expect(briefing.actions.count == 3, "\(items)") }
        }
      }
    }
  }

  @Test(arguments: 0..<60)
  func `no such sentence is lost, however sections are put together`(seed: Int) throws {
    var numbers = SeededNumbers(state: UInt64(seed))
    var lines = ["Rail operator loses its timetable"]
    var wanted: [String: Int] = [:]
    for heading in Self.headings {
      lines.append(heading)
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let sentence = try #require((Self.sentences + Self.ofTables).randomElement(using: &numbers))
        wanted[sentence, default: 0] += 1
        lines.append(sentence)
      }
      if Bool.random(using: &numbers) { lines.append("Advertisement") }
      if Bool.random(using: &numbers) { lines.append("Servers were restored from tapes.") }
    }
    let footer = try #require(Self.footers.randomElement(using: &numbers))
    for (sentence, count) in wanted { try expect(sentence, times: count, in: lines + footer) }
  }

  @Test(arguments: sentences + ofTables)
  func `it stays where lines are wrapped`(sentence: String) throws {
    let above = "Nobody at the operator could say on Monday what the attackers had meant with"
    for below in ["", "\nand why they had left so soon after that."] {
      let text =
        "Rail operator loses its timetable\n\nWhat happened\n\n\(above)\n\(sentence)\(below)"
      let found = try read(text).text
      #expect(found.contains(sentence))
    }
  }

  @Test(arguments: [
    "Users were sent to a page with two buttons and no way back to the place where they\nlog in.",
    "Among the services which were hit by the outage of the directory this morning was\nFacebook.",
  ])
  func `the last words of a wrapped sentence stay`(text: String) throws {
    let briefing = try read("Directory is down\n\nWhat happened\n\n" + text + "\n\nIt is back.")
    #expect(briefing.text.contains(text.split(separator: "\n")[1]))
  }

  @Test(arguments: ["- ", "• ", ""])
  func `services that a section lists stay`(bullet: String) throws {
    let list = ["Facebook", "Instagram", "WhatsApp"].map { bullet + $0 }.joined(separator: "\n")
    let text = "Directory is down\n\nWho is affected\n\n\(list)\n\nWhy it matters\n\nIt is large."
    let found = try read(text).text
    for name in ["Facebook", "Instagram", "WhatsApp"] { #expect(found.contains(name)) }
  }

  @Test(arguments: [
    "We use cookies to improve your experience.", "Copyright 2026 Acme Media.",
    "Subscribe to our newsletter for weekly updates.", "© 2026 Acme. All rights reserved.",
    "Sign up for our newsletter and get it in your inbox",
  ])
  func `notices around the article are still left out`(notice: String) throws {
    let isFooter = notice.contains("2026")
    let article = ["Port loses power", "What happened", "It was dark.", "Buses ran."]
    let form = ["Your email address", "Subscribe"]
    let lines = isFooter ? article + ["Share"] + [notice] : [notice] + form + article
    let document = try document(lines.joined(separator: "\n\n"))
    #expect(document.briefings.first?.title == "Port loses power")
    #expect(document.briefings.first?.text.contains(notice) == false)
  }

  // MARK: reading

  @discardableResult
  private func expect(_ sentence: String, times: Int, in lines: [String]) throws -> Briefing {
    let text = lines.joined(separator: "\n\n")
    let briefing = try read(text)
    let found = briefing.sections.map(\.text).joined(separator: "\n")
    #expect(found.ranges(of: sentence).count == times, "\(sentence)\n--- in\n\(text)")
    #expect(briefing.title == lines.first)
    return briefing
  }

  private func document(_ text: String) throws -> Document {
    try readDocument(Array(text.utf8), options: ImportOptions(format: .text))
  }

  private func read(_ text: String) throws -> Briefing {
    try #require(try document(text).briefings.first)
  }
}
