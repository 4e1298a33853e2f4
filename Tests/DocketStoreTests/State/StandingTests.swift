import DocketModel
import Testing

@testable import DocketStore

/// The Inbox and the totals that are kept ready are those that looking at every row gives.
@Suite struct `What is kept ready for the Inbox` {
  private static let inbox = ListingRequest(kind: .briefings, query: .inbox, order: .inbox)

  /// The same records in a state for another person, which so looks at every row.
  private static func states(
    of records: [StoreRecord], for asker: Asker
  ) throws -> (ready: StateDatabase, looking: StateDatabase) {
    let ready = try StateDatabase(names: Standing.names(asker.me, asker.aliases))
    let looking = try StateDatabase(names: ["nobody"])
    for state in [ready, looking] { try state.apply(records) }
    return (ready, looking)
  }

  @Test(arguments: 0..<40)
  func `is what looking at every row gives, on every day and for every watch list`(
    seed: UInt64
  ) throws {
    let records = try `The state and the order of records`.history(seed: seed)
    var asker = Scene.asker()
    let (ready, looking) = try Self.states(of: records, for: asker)
    for watch in [[], ["k1"], ["k1", "title"], ["!"]] {
      asker.watch = watch
      for days in [-400, 0, 1, 2, 3, 9, 400] {
        asker.today = Scene.today.adding(days: days)
        let expected = try looking.listing(Self.inbox, for: asker)
        #expect(try ready.standingInbox(for: asker, limit: nil) == expected)
        #expect(try ready.standingTotals(for: asker) == looking.totals(for: asker))
        for limit in [0, 1, 2, 3] {
          let first = try #require(try ready.standingInbox(for: asker, limit: limit))
          #expect(first.subjects == Array(expected.subjects.prefix(limit)))
          #expect(first.bands == expected.bands)
          #expect(first.isWhole == (expected.subjects.count <= limit))
        }
      }
    }
  }

  @Test(arguments: 0..<40)
  func `follows every record as it comes`(seed: UInt64) throws {
    let records = try `The state and the order of records`.history(seed: seed)
    var asker = Scene.asker()
    let ready = try StateDatabase(names: Standing.names(asker.me, asker.aliases))
    let looking = try StateDatabase(names: ["nobody"])
    for record in records {
      for state in [ready, looking] { try state.apply([record]) }
      for watch in [[], ["title"]] {
        asker.watch = watch
        let inbox = try ready.standingInbox(for: asker, limit: nil)
        #expect(try inbox == looking.listing(Self.inbox, for: asker))
        #expect(try ready.standingTotals(for: asker) == looking.totals(for: asker))
      }
    }
  }

  @Test func `is of no use to another person`() throws {
    let state = try StateDatabase(names: ["raj"])
    #expect(try state.standingInbox(for: Scene.asker("ana"), limit: nil) == nil)
    #expect(try state.standingTotals(for: Scene.asker("ana")) == nil)
  }
}
