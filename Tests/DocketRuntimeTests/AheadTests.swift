import Synchronization
import Testing

@testable import DocketRuntime

/// Values made on another thread while others are used.
struct AheadTests {
  @Test func `all values come in their order`() {
    let ahead = Ahead((0..<1_000).map { $0 * 2 }.makeIterator(), upTo: 7, size: { _ in 1 })
    for number in 0..<1_000 { #expect(ahead.next() == number * 2) }
    #expect(ahead.next() == nil)
  }

  @Test(arguments: [0, 1, 2])
  func `few are no special case`(count: Int) {
    let ahead = Ahead((0..<count).makeIterator(), upTo: 1, size: { _ in 1 })
    for number in 0..<count { #expect(ahead.next() == number) }
    #expect(ahead.next() == nil)
    #expect(ahead.next() == nil)
  }

  @Test func `no more is made than may wait`() {
    let made = Made()
    let ahead = Ahead(Counted(100, made), upTo: 10, size: { _ in 4 })
    for number in 0..<100 {
      #expect(ahead.next() == number)
      // Three wait, and what was being made when they did.
      #expect(made.count.load(ordering: .relaxed) <= number + 1 + 4)
    }
  }

  @Test func `one that is larger than may wait comes through`() {
    let ahead = Ahead((0..<5).makeIterator(), upTo: 1, size: { _ in 1_000 })
    for number in 0..<5 { #expect(ahead.next() == number) }
  }

  @Test func `who stops taking stops the making`() async throws {
    let made = Made()
    var ahead: Ahead<Int>? = Ahead(Counted(1_000_000, made), upTo: 2, size: { _ in 1 })
    #expect(ahead?.next() == 0)
    ahead = nil
    let before = made.count.load(ordering: .relaxed)
    try await Task.sleep(for: .milliseconds(20))
    #expect(made.count.load(ordering: .relaxed) <= before + 3)
  }

  /// Numbers from 0, with a count of those that were made.
  private struct Counted: IteratorProtocol, Sendable {
    private var numbers: Range<Int>.Iterator
    private let made: Made

    init(_ count: Int, _ made: Made) {
      numbers = (0..<count).makeIterator()
      self.made = made
    }

    mutating func next() -> Int? {
      guard let number = numbers.next() else { return nil }
      made.count.add(1, ordering: .relaxed)
      return number
    }
  }

  private final class Made: Sendable {
    let count = Atomic<Int>(0)
  }
}
