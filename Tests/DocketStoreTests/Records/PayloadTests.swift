import DocketModel
import Testing

@testable import DocketStore

@Suite struct PayloadTests {
  @Test func `every record comes back as it was written`() throws {
    var samples = Samples(seed: 1)
    for _ in 0..<2_000 {
      let record = samples.record()
      let bytes = record.payload()
      #expect(!bytes.contains(0x0A))
      #expect(try Payload(reading: bytes[...]) == .record(record))
    }
  }

  @Test func `the header and the trailer come back as they were written`() throws {
    let header = SegmentHeader(
      store: "ab", writer: "jump2-asilva-00000001", session: "0000000000000001", user: 1000,
      login: "asilva", host: "jump2", version: "1.0")
    #expect(try Payload(reading: header.payload()[...]) == .header(header))
    let trailer = SegmentTrailer(records: 7)
    #expect(try Payload(reading: trailer.payload()[...]) == .trailer(trailer))
  }

  @Test func `a count may be none, and never fewer`() throws {
    func read(_ count: Int) throws(PayloadFault) -> Payload {
      try Payload(reading: SegmentTrailer(records: count).payload()[...])
    }
    #expect(try read(0) == .trailer(SegmentTrailer(records: 0)))
    #expect(throws: PayloadFault.field("records")) { try read(-1) }
    #expect(throws: PayloadFault.field("records")) { try read(1 << 31) }
  }

  @Test func `an event reads as one line of plain words`() {
    let event = Event(
      id: EventID(rawValue: "00000000000000ab.3"), clock: 0x1234, at: Timestamp(seconds: 2),
      person: ben,
      act: .decide(Decision(.riskAccepted, why: "CHG-7", until: Day(iso: "2026-12-01"))),
      targets: [
        Target(
          subject: .action(ActionID(rawValue: "cd")),
          seen: [.decision: [EventID(rawValue: "00000000000000ab.1")]])
      ])
    #expect(
      String(decoding: StoreRecord.event(event).payload(), as: UTF8.self)
        == #"{"act":"decide","at":2000,"by":{"host":"desk","login":"ben","me":"ben"},"#
        + #""hlc":"0000000000001234","id":"00000000000000ab.3","#
        + #""on":[{"a":"cd","seen":{"decision":["00000000000000ab.1"]}}],"#
        + #""t":"event","to":"risk-accepted","until":"2026-12-01","why":"CHG-7"}"#)
  }

  @Test(arguments: [
    #"{"t":"vote"}"#, #"{"t":"event","act":"vote","on":5}"#,
    #"{"t":"event","act":"decide","to":"burning"}"#,
  ])
  func `what a later docket writes is kept and has no effect`(text: String) throws {
    guard case .unknown = try Payload(reading: Array(text.utf8)[...]) else {
      Issue.record("not taken for unknown")
      return
    }
  }

  @Test func `unknown members are ignored`() throws {
    var samples = Samples(seed: 2)
    for _ in 0..<200 {
      let record = samples.record()
      guard case .object(var members) = try JSON(parsing: record.payload()) else { continue }
      members.insert(.init("zz", .array([.null, .integer(4)])), at: 0)
      let bytes = JSON.object(members).canonicalBytes()
      #expect(try Payload(reading: bytes[...]) == .record(record))
    }
  }

  @Test(arguments: [
    ("", PayloadFault.notAnObject), ("[]", .notAnObject), ("{}", .field("t")),
    (#"{"t":1}"#, .field("t")), (#"{"t":"event","t":"event"}"#, .notAnObject),
    (String(repeating: "[", count: 100_000), .notAnObject),
    (#"{"t":"header","store":"x"}"#, .field("writer")),
    (#"{"t":"trailer","records":-1}"#, .field("records")),
    (#"{"t":"trailer","records":1e99}"#, .field("records")),
    (
      #"{"t":"event","act":"note","text":"x","id":"00000000000000ab.1","hlc":"4000000000000000"}"#,
      .clock
    ),
    (
      #"{"t":"event","act":"note","text":"x","id":"00000000000000ab.1","hlc":"zz"}"#,
      .field("hlc")
    ),
    (#"{"t":"event","act":"note","text":"x","id":"../../etc.1"}"#, .field("id")),
    (#"{"t":"event","act":"note","text":7}"#, .field("text")),
    (#"{"t":"event","act":"undo","event":"x"}"#, .field("event")),
    (#"{"t":"event","act":"opened","on":[{"b":""}]}"#, .field("b")),
    (#"{"t":"event","act":"opened","on":[7]}"#, .field("on")),
    (#"{"t":"event","act":"opened","on":[{"a":"x","content":"y"}]}"#, .field("content")),
  ])
  func `a hostile payload is a fault, never a trap`(text: String, fault: PayloadFault) {
    #expect(throws: fault) { try Payload(reading: Array(text.utf8)[...]) }
  }

  @Test func `a record with any member of another type is refused or read, never a trap`() throws {
    var samples = Samples(seed: 3)
    let wrong: [JSON] = [
      .null, .bool(true), .integer(.min), .number(1e300), .string(""), .array([.null]),
      .object([.init("x", .null)]),
    ]
    var (refused, read) = (0, 0)
    for _ in 0..<100 {
      guard let members = try JSON(parsing: samples.record().payload()).members else { continue }
      for index in members.indices {
        for value in wrong {
          var changed = members
          changed[index].value = value
          do throws(PayloadFault) {
            let payload = try Payload(reading: JSON.object(changed).canonicalBytes()[...])
            read += 1
            // What is read says the same when it is written again.
            guard case .record(let record) = payload else { continue }
            #expect(try Payload(reading: record.payload()[...]) == payload, "\(members[index])")
          } catch {
            refused += 1
          }
        }
      }
    }
    #expect(refused > 1_000 && read > 100, "\(refused) refused, \(read) read")
  }
}
