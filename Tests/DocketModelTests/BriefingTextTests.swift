import DocketModel
import Testing

@Suite struct BriefingTextTests {
  static let briefing = Briefing(
    title: "Relay",
    sections: [
      Section(kind: .whatHappened, heading: "What happened", blocks: [.paragraph("It stopped.")]),
      Section(
        kind: .actions, heading: "Mitigation",
        blocks: [
          .paragraph("Before patching, take a backup."),
          .list(ordered: true, items: ["Patch: to 12.4.2."]),
        ]),
    ],
    actions: [
      Action(ordinal: 1, title: "Patch", detail: "to 12.4.2.", anchor: .init(section: 1, block: 1))
    ])

  static var stored: StoredBriefing {
    let key = BriefingKey(rawValue: "k")
    let action = ActionRow(
      id: ActionID(rawValue: "a"), briefing: key, briefingTitle: "Relay", short: "4f2a91.1",
      number: 1, action: briefing.actions[0])
    let row = BriefingRow(
      key: key, short: "4f2a91", title: "Relay", source: "", date: Timestamp(seconds: 0))
    return StoredBriefing(
      row: row, content: ContentID(rawValue: "c"), revision: 1, briefing: briefing,
      received: Timestamp(seconds: 0), actions: [action])
  }

  @Test(arguments: [BriefingText.plain(stored), BriefingText.markdown(stored)])
  func `what stands beside the actions is not lost, and they are not said twice`(text: String) {
    #expect(text.contains("Before patching, take a backup."))
    #expect(text.contains("It stopped."))
    #expect(text.components(of: "12.4.2") == 1)
  }
}

extension String {
  /// How often a word stands in the text.
  fileprivate func components(of word: String) -> Int {
    split(separator: " ").count { $0.contains(word) }
  }
}
