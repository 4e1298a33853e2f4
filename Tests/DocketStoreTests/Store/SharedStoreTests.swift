import DocketModel
import Testing

@testable import DocketStore

/// Several users of one host write to one folder.
@Suite struct SharedStoreTests {
  private let ana = Person(me: "ana", login: "ana", host: "jump2")
  private let asker = Asker(me: "ana", today: Day(number: 20_780))

  private func mode(_ path: String) throws -> UInt32 {
    let descriptor = try Syscalls.open(path, in: -1, .read, following: true)
    defer { try? Syscalls.close(descriptor) }
    return try Syscalls.status(descriptor).permissions
  }

  @Test func `folders take files of the group, and writers keep theirs`() throws {
    let scratch = try Scratch()
    try Store.create(at: scratch.path, shared: true)
    let store = try Store(at: scratch.path, as: ana)
    _ = try store.keep([Briefing(title: "One")])
    let writer = try #require(try StoreFolder(at: scratch.path).segments.names().first)
    let folder = try StoreFolder(at: scratch.path).segments.directory(writer)
    let file = try #require(try folder.names().first)
    #expect(try Syscalls.status(folder.descriptor.number).permissions & 0o7777 == 0o2750)
    #expect(try mode("\(scratch.path)/segments/\(writer)/\(file)") & 0o7777 == 0o640)
    #expect(try mode("\(scratch.path)/STORE") & 0o7777 == 0o640)
    for name in ["segments", "tmp", "quarantine"] {
      let directory = try Directory(at: "\(scratch.path)/\(name)")
      #expect(try Syscalls.status(directory.descriptor.number).permissions & 0o7777 == 0o3770)
    }
  }

  @Test func `what a file says of another user than its owner is marked as not verified`() throws {
    let scratch = try Scratch()
    try Store.create(at: scratch.path, shared: true)
    let store = try Store(at: scratch.path, as: ana)
    _ = try store.keep([
      Briefing(title: "One", actions: [Action(ordinal: 1, title: "Patch")])
    ])
    let subjects = try store.listing(
      ListingRequest(kind: .actions, query: .all, order: .due), for: asker
    ).subjects
    _ = try store.act(.note("mine"), on: subjects, for: asker)
    // A file of this user that claims to be raj's.
    let folder = try StoreFolder(at: scratch.path)
    let header = SegmentHeader(
      store: folder.file.id, writer: "vpn1-raj-00000001", session: "00000000000000bb",
      user: Syscalls.user &+ 1, login: "raj", host: "vpn1", version: "1.0")
    let writer = SegmentWriter(folder: folder, header: header, clock: StoreOptions.wallClock)
    let forged = Event(
      id: EventID(rawValue: "00000000000000bb.1"), clock: 1 << 50,
      at: Timestamp(seconds: 1_795_424_400),
      person: Person(me: "raj", login: "raj", host: "vpn1"), act: .decide(Decision(.done)),
      targets: [Target(subject: subjects[0], seen: [.decision: []])])
    try writer.append([StoreRecord.event(forged).payload()])
    try writer.close()
    try store.refresh()
    let logLines = try store.log(LogFilter(), for: asker)
    #expect(logLines.filter(\.isUnverified).map(\.event.person.me) == ["raj"])
    let line = Wording.logLine(
      try #require(logLines.first { $0.isUnverified }), zone: .utc, today: asker.today)
    #expect(line.hasSuffix("(author not verified)"))
    let page = try #require(try store.why(subjects[0], for: asker).pages.first)
    #expect(page.isUnverified)
    let lines = Wording.why(page, zone: .utc, today: asker.today)
    #expect(lines.contains { $0.label == "who" && $0.text.contains("not verified") })
    let findings = Doctor.examine(scratch.path).findings
    #expect(findings.contains { $0.isUnverifiedAuthor })
  }
}

extension DoctorReport.Finding {
  fileprivate var isUnverifiedAuthor: Bool {
    if case .reading(.unverifiedAuthor) = self { true } else { false }
  }
}
