import DocketModel
import Glibc
import Testing

@testable import DocketStore

@Suite struct DoctorTests {
  let rig: StoreRig

  init() throws {
    rig = try StoreRig()
    let store = try rig.open()
    _ = try store.keep([StoreRig.briefing("one"), StoreRig.briefing("two")])
    _ = try store.done(StoreRig.action("one", 1), rig.asker)
    let added = try store.act(
      .add(title: "Tell them", detail: ""), on: [.briefing(StoreRig.key("one"))], for: rig.asker)
    _ = try store.act(
      .note("x"), on: [.action(ActionID(addedBy: added.event, target: 0))], for: rig.asker)
    _ = try store.undo(for: rig.asker)
    try store.close()
  }

  private func examine() -> DoctorReport {
    Doctor.examine(rig.scratch.path, options: rig.options(.readOnly))
  }

  private var segment: String { rig.scratch.segments().first ?? "" }

  /// Records as a later session of another docket may have written them.
  private func append(_ records: [StoreRecord], store: String? = nil) throws {
    let file = try StoreFolder(at: rig.scratch.path).file
    let header = SegmentHeader(
      store: file.id, writer: "w", session: "00000000000000dd", user: Syscalls.user, login: "l",
      host: "h", version: "1")
    let writer = SegmentWriter(
      folder: try StoreFolder(at: rig.scratch.path), header: header,
      clock: { [now = rig.now] in now.timestamp })
    try writer.append(records.map { $0.payload() })
    try writer.close()
  }

  @Test func `a store in use is sound`() {
    let report = examine()
    #expect(report.findings == [])
    #expect(report.exitCode == 0)
    #expect(report.files == 1)
    #expect(report.writers == 1)
    #expect(report.records == 8)
  }

  @Test func `no store is damage`() throws {
    let report = Doctor.examine(rig.scratch.path + "/none")
    #expect(report.exitCode == 2)
  }

  @Test func `every flipped byte of a segment is damage or a note`() throws {
    let bytes = try rig.scratch.bytes(segment)
    let path = segment
    for index in stride(from: 0, to: bytes.count, by: 37) {
      var changed = bytes
      changed[index] ^= 0x10
      try rig.scratch.put(changed, path)
      #expect(examine().exitCode > 0, "byte \(index)")
    }
  }

  @Test func `open modes, leftovers and strangers are notes`() throws {
    let root = rig.scratch.path
    chmod(root + "/STORE", 0o644)
    try rig.scratch.put([1], "tmp/left")
    rig.now.move(seconds: 10 * 365 * 86_400)
    try rig.scratch.put([1], "what")
    try rig.scratch.put([1], "quarantine/q")
    link(root + "/" + segment, root + "/second")
    let report = examine()
    #expect(report.exitCode == 1)
    #expect(report.findings.contains(.mode(path: "STORE", permissions: 0o644)))
    #expect(report.findings.contains(.unexpected(path: "what")))
    #expect(report.findings.contains(.quarantine(files: 1)))
    #expect(report.findings.contains(.hardLinked(path: segment, links: 2)))
    #expect(
      report.findings.contains {
        if case .litter(path: "tmp/left", _) = $0 { true } else { false }
      })
  }

  @Test func `a text that is not the one it was named after is damage`() throws {
    let named = Identity.of(StoreRig.briefing("three"))
    var briefing = named.briefing
    briefing.title = "Forged"
    let clock = UInt64(rig.now.timestamp.milliseconds) << 16
    try append([
      .briefing(
        BriefingRecord(
          id: EventID(rawValue: "00000000000000dd.1"), clock: clock, received: rig.now.timestamp,
          person: ben, content: named.content, keys: named.keys, sourceID: named.sourceID,
          briefing: briefing, actionIDs: named.actionIDs))
    ])
    let report = examine()
    #expect(report.exitCode == 2)
    #expect(
      report.findings.contains {
        if case .contentMismatch(_, _, "00000000000000dd.1") = $0 { true } else { false }
      })
  }

  @Test func `events about nothing, used ids and wrong clocks are told`() throws {
    func event(_ clock: UInt64, _ act: Act, _ subject: Subject) -> StoreRecord {
      .event(
        Event(
          id: EventID(rawValue: "00000000000000dd.1"), clock: clock, at: rig.now.timestamp,
          person: ben, act: act, targets: [Target(subject: subject, seen: [:])]))
    }
    let ghost = Subject.action(ActionID(rawValue: "ghost"))
    let clock = UInt64(rig.now.timestamp.milliseconds) << 16
    try append([
      event(clock, .note("one"), ghost), event(clock, .note("two"), ghost),
      event(clock + 700_000 << 16, .undo(EventID(rawValue: "00000000000000ee.9")), ghost),
    ])
    let report = examine()
    let kinds = report.findings.map { finding -> String in
      switch finding {
      case .orphan(_, _, _, let subject): "orphan \(subject)"
      case .sameID: "same id"
      case .reading(.clockSkew): "clock"
      default: "\(finding)"
      }
    }
    #expect(
      kinds.sorted() == [
        "clock", "orphan 00000000000000ee.9", "orphan ghost", "same id", "same id",
      ])
  }
}
