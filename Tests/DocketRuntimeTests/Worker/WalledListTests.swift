import DocketModel
import Glibc
import TestSupport
import Testing

@testable import DocketRuntime

/// Lists of providers through a worker that does what they say: see Tests/WorkerProbe.
@Suite struct WalledListTests {
  private let parser: WalledParser

  init() {
    let folder = Docket.path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    parser = WalledParser(program: [folder + "/WorkerProbe"])
  }

  private func list(
    _ text: String, _ form: ProviderList.Form = .json
  ) throws(ReadingFault) -> ProviderList? {
    try parser.list(Array(text.utf8), form)
  }

  private func fault(_ text: String) -> ReadingFault? {
    do throws(ReadingFault) {
      _ = try list(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a list crosses the wall whole, and what is none as that`() throws {
    let updated = try #require(Timestamp(rfc3339: "2026-11-01T00:00:00Z"))
    #expect(
      try list("\"a/ü.json\",\"2026-11-01T00:00:00Z\"\r\nodd\r\n", .changes)
        == .advisories([.init(link: "a/ü.json", updated: updated)]))
    #expect(
      try list(
        #"{"feed":{"entry":[{"updated":"2026-11-01T00:00:00Z","link":[{"rel":"self","href":"b"}]}]}}"#
      )
        == .advisories([.init(link: "b", updated: updated)]))
    #expect(
      try list(#"{"distributions":[{"directory_url":"https://x.example/c"}]}"#)
        == .lists(["https://x.example/c/changes.csv"]))
    #expect(try list(#"{"feed":{"entry":[]}}"#) == .advisories([]))
    for text in ["{", "[]", #"{"feed":{}}"#, "<html>"] { #expect(try list(text) == nil) }
  }

  @Test func `a long list comes in parts, and none longer than it may be`() throws {
    guard case .advisories(let all)? = try list("many \(ProviderList.limit)") else {
      Issue.record("no list")
      return
    }
    #expect(all.count == ProviderList.limit && all.last?.link == "199999.json")
    #expect(fault("many \(ProviderList.limit + 1)") == .stopped(.nonsense))
    #expect(fault("lists \(ProviderList.listLimit + 1)") == .stopped(.nonsense))
  }

  @Test(arguments: [
    // A length beyond the limit; no JSON; no pairs; a time no calendar has; another number; two kinds.
    "say 41 7F FF FF FF 00 00 00 00", "frame 41 {{", #"frame 41 ["a"]"#, "frame 41 [1,2]",
    #"frame 41 ["a",9000000000000000000]"#, #"frame 4C {"advisories":1}"#,
    #"frame 4C {"lists":[1]}"#, #"frame 4C {"odd":1}"#, "frame 4C []",
    // What answers another question.
    #"frame 42 {"title":"a"}"#, "frame 45 {}", "frame 51 {}",
  ])
  func `an answer that is none ends the worker`(text: String) throws {
    let first = try list("process")
    #expect(fault(text) == .stopped(.nonsense))
    #expect(try list("process") != first)
  }

  @Test func `a list that ends its worker is named, and the next is read`() throws {
    #expect(fault("signal") == .stopped(.signal(SIGSEGV)))
    #expect(fault("spin") == .stopped(.timeLimit))
    #expect(try list("try socket") == .lists(["refused"]))
    #expect(try list("try read /etc/passwd") == .lists(["refused"]))
  }
}
