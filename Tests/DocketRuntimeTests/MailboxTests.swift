import Glibc
import Testing

@testable import DocketRuntime

@Suite struct MailboxTests {
  @Test func `what threads post arrives whole, and each one's in its order`() throws {
    let mailbox = try #require(Mailbox<Int>())
    let done = try #require(Gate<Int>())
    for writer in 0..<4 {
      #expect(
        PosixThread.start {
          for number in 0..<1_000 { mailbox.post(writer * 1_000 + number) }
          if writer == 0 { done.open(with: 1) }
        })
    }
    #expect(done.wait(milliseconds: 10_000) == 1)
    var taken: [Int] = []
    while taken.count < 4_000 {
      var file = pollfd(fd: mailbox.wakeFile, events: Int16(POLLIN), revents: 0)
      try #require(poll(&file, 1, 10_000) > 0)
      _ = mailbox.drainWakes()
      taken += mailbox.take()
    }
    for writer in 0..<4 {
      let own = taken.filter { $0 / 1_000 == writer }
      #expect(own == Array(writer * 1_000..<(writer + 1) * 1_000))
    }
  }

  @Test func `a gate nobody opens is not waited at for ever`() throws {
    let gate = try #require(Gate<Int>())
    #expect(gate.wait(milliseconds: 20) == nil)
    gate.open(with: 7)
    #expect(gate.wait(milliseconds: 1_000) == 7)
  }
}
