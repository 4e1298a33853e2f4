import DocketFetch
import DocketImport
import DocketModel
import Testing

@testable import DocketRuntime

@Suite struct CSAFListsTests {
  private func address(_ name: String) throws -> HTTPAddress {
    try HTTPAddress("https://x.example/\(name)")
  }

  private func document(_ name: String) throws -> Result<FetchReply, FetchError> {
    .success(.document(FetchedDocument(bytes: [], address: try address(name))))
  }

  private func advisories(_ count: Int) -> FeedListing {
    .list(
      .advisories(
        (0..<count).map { .init(link: "\($0).json", updated: Timestamp(seconds: Int64($0))) }))
  }

  /// Lists whose metadata have led to so many, and the numbers of those that are asked for first.
  private func lists(_ count: Int, limit: Int = 100) throws -> (CSAFLists, [Int]) {
    var lists = CSAFLists(limit: limit)
    _ = lists.begin(try address("provider-metadata.json"), Validators(), limit: 1 << 20)
    _ = lists.fetched(0, try document("provider-metadata.json"))
    let steps = lists.listed(0, .list(.lists((1...count).map { "list\($0).json" })))
    return (lists, asked(steps))
  }

  private func asked(_ steps: [FeedStep]) -> [Int] {
    steps.compactMap { if case .fetch(let id, _, _, _) = $0 { id } else { nil } }
  }

  private func ends(_ steps: [FeedStep]) -> [FeedFailure?] {
    steps.compactMap { if case .end(let failure, _) = $0 { .some(failure) } else { nil } }
  }

  @Test("However many lists there are, the next is asked for once one has been read")
  func width() throws {
    var (lists, first) = try lists(1_000)
    #expect(first == [1, 2, 3, 4])
    for id in 1...1_000 {
      #expect(asked(lists.fetched(id, try document("list\(id).json"))).isEmpty)
      #expect(!lists.isRead)
      #expect(asked(lists.listed(id, advisories(0))) == (id + 4 <= 1_000 ? [id + 4] : []))
    }
    #expect(lists.isRead && lists.fault == nil)
  }

  @Test("All lists together name no more than the limit")
  func limit() throws {
    var (lists, _) = try lists(3, limit: 10)
    for id in 1...3 { _ = lists.fetched(id, try document("list\(id).json")) }
    #expect(lists.listed(1, advisories(5)).isEmpty)
    #expect(lists.listed(2, advisories(5)).isEmpty)
    #expect(ends(lists.listed(3, advisories(1))) == [.tooManyAdvisories(10)])
    #expect(!lists.isRead && lists.found.isEmpty)
  }

  @Test("Once a server has failed nothing more is read, and the first failure is the one told")
  func firstFailure() throws {
    var (lists, _) = try lists(9)
    #expect(lists.fetched(1, try document("list1.json")).count == 1)
    #expect(
      ends(lists.fetched(2, .failure(.unreachable(host: "x.example")))) == [
        .fetch(.unreachable(host: "x.example"))
      ])
    #expect(lists.fetched(3, try document("list3.json")).isEmpty)
    #expect(lists.fetched(4, .failure(.cutShort)).isEmpty)
    #expect(lists.listed(1, advisories(5)).isEmpty)
    #expect(!lists.isRead && lists.found.isEmpty)
  }

  @Test("Of several that are missing the first is told", arguments: [401, 403, 404, 410])
  func missing(status: Int) throws {
    var (lists, _) = try lists(2)
    let error = FetchError.status(status, retryAfterSeconds: nil)
    #expect(lists.fetched(1, .failure(error)).isEmpty)
    #expect(lists.fetched(2, .failure(.redirect(.noTarget))).isEmpty)
    #expect(lists.isRead)
    #expect(lists.fault == .listMissing("https://x.example/list1.json", .fetch(error)))
  }
}
