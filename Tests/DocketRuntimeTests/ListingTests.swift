import DocketModel
import DocketStore
import DocketUI
import TestSupport
import Testing

@testable import DocketRuntime

/// A long list comes in two parts: what fits a screen at once, the whole a moment later.
@Suite(.temporaryDirectory) struct ListingTests {
  private static let inbox = ListingRequest(kind: .briefings, query: .inbox, order: .inbox)

  private static func desk(briefings count: Int) throws -> StoreDesk {
    let rig = try DeskRig()
    let store = try rig.store()
    _ = try store.keep(
      (1..<count).map {
        Briefing(title: "Number \($0)", link: "https://example.org/number/\($0)")
      })
    return StoreDesk(store, rig.setup())
  }

  private static func listings(_ messages: [Message]) -> [Listing] {
    messages.compactMap { if case .listed(let listing) = $0 { listing } else { nil } }
  }

  @Test func `a list longer than the window is given twice`() throws {
    let desk = try Self.desk(briefings: 600)
    let first = try #require(Self.listings(desk.answer(.list(Self.inbox))).first)
    #expect(!first.isWhole)
    #expect(first.subjects.count == 500)
    #expect(first.bands.map(\.count) == [600])
    let due = try #require(desk.nextDue)
    #expect(desk.listWhole(at: due - 1).isEmpty)
    let whole = try #require(Self.listings(desk.listWhole(at: due + 60_000)).first)
    #expect(whole.isWhole)
    #expect(whole.subjects.count == 600)
    #expect(Array(whole.subjects.prefix(500)) == first.subjects)
    #expect(desk.listWhole(at: .max).isEmpty)
  }

  @Test func `a list that fits is given once`() throws {
    let desk = try Self.desk(briefings: 500)
    let listings = Self.listings(desk.answer(.list(Self.inbox)))
    #expect(listings.map(\.isWhole) == [true])
    #expect(desk.listWhole(at: .max).isEmpty)
  }

  @Test func `only the list that was asked for last is completed`() throws {
    let desk = try Self.desk(briefings: 600)
    _ = desk.answer(.list(Self.inbox))
    _ = desk.answer(.list(ListingRequest(kind: .briefings, query: .all, order: .title)))
    #expect(desk.listWhole(at: .max).isEmpty)
  }
}
