import DocketModel
import Glibc
import TestSupport
import Testing

@testable import DocketStore

@Suite struct SegmentWriterTests {
  @Test func `a session that says nothing leaves no file`() throws {
    let rig = try WriterRig()
    try rig.sync()
    try rig.close()
    #expect(rig.scratch?.segments() == [])
  }

  @Test func `the first record makes the file, the end seals it`() throws {
    let rig = try WriterRig()
    try rig.write(2)
    let path = "segments/jump2-asilva-00000001/202611-00000000000000aa.seg"
    #expect(rig.scratch?.segments() == [path])
    try rig.close()
    let text = String(decoding: try rig.scratch?.bytes(path) ?? [], as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("J1 "))
    #expect(lines[0].contains(#""t":"header""#))
    #expect(lines[3].hasSuffix(#"{"records":3,"t":"trailer"}"#))
    try rig.expectNothingLost()
  }

  @Test func `the end forces to the disk what nobody has forced yet`() throws {
    let rig = try WriterRig()
    try rig.write(3)
    let faults = Faults()
    try faults.during { try rig.close() }
    #expect(faults.made[.fdatasync] == 1 && faults.made[.fsync] == 1)
    try rig.expectNothingLost()
    let other = try WriterRig()
    try other.write(3)
    // A disk that refuses is told, not taken for the end.
    #expect(throws: StoreError.self) {
      try Faults(.fdatasync, 5, count: .max).during { try other.writer.close() }
    }
    #expect(other.writer.unsaved == 3)
  }

  @Test func `room is asked for once in many records, and the live file is locked`() throws {
    let rig = try WriterRig()
    let faults = Faults()
    try faults.during {
      for _ in 0..<20 { try rig.write(note: String(repeating: "x", count: 900)) }
    }
    #expect(faults.made[.reserve] == 1)
    try faults.during {
      for _ in 0..<60 { try rig.write(note: String(repeating: "x", count: 900)) }
    }
    #expect(faults.made[.reserve] == 2)
    let path = try #require(rig.scratch?.segments().first)
    let file = open("\(rig.path)/\(path)", O_RDWR)
    defer { close(file) }
    #expect(!Syscalls.lock(file))
    try rig.close()
    // A program that another test is just starting still holds all files, until it is loaded.
    let deadline = Deadline(in: .seconds(60))
    while !Syscalls.lock(file) {
      try #require(!deadline.hasPassed)
      usleep(1_000)
    }
  }

  @Test func `a new session never touches an old file`() throws {
    let rig = try WriterRig()
    try rig.write()
    try rig.close()
    let path = try #require(rig.scratch?.segments().first)
    let before = try rig.scratch?.bytes(path)
    let second = SegmentWriter(
      folder: rig.folder, header: rig.header, clock: { [now = rig.now] in now.timestamp })
    try second.append([StoreRecord.event(rig.event()).payload()])
    try second.close()
    #expect(rig.scratch?.segments().count == 2)
    #expect(try rig.scratch?.bytes(path) == before)
    try rig.expectNothingLost()
  }

  @Test func `a day later the file is ended and the next begins, named after its month`() throws {
    let rig = try WriterRig()
    try rig.write()
    rig.now.move(seconds: 86_400 * 9)
    try rig.write()
    try rig.close()
    #expect(
      rig.scratch?.segments().map { $0.split(separator: "/").last } == [
        "202611-00000000000000aa.seg", "202612-00000000000000aa-1.seg",
      ])
    try rig.expectNothingLost()
  }

  @Test func `a file that is ended has its trailer, and is known as read to its end`() throws {
    let rig = try WriterRig()
    try rig.write()
    rig.now.move(seconds: SegmentWriter.ageLimitSeconds)
    try rig.write()
    try rig.close()
    let files = rig.scratch?.segments() ?? []
    #expect(files.count == 2)
    for file in files {
      let lines = try rig.scratch?.bytes(file).split(separator: 0x0A) ?? []
      #expect(lines.count == 3, "header, act and trailer")
      #expect(String(decoding: lines.last ?? [], as: UTF8.self).contains(#""t":"trailer""#))
    }
    // Each once, and as long as it is.
    #expect(rig.writer.coverage.map(\.path).sorted() == files.sorted())
    for covered in rig.writer.coverage {
      #expect(try rig.scratch?.bytes(covered.path).count == covered.goodEnd)
    }
  }

  @Test func `what an ended file has is not written again when the next one fails`() throws {
    let rig = try WriterRig()
    try rig.write(3)
    rig.now.move(seconds: SegmentWriter.ageLimitSeconds)
    try rig.write()
    try Faults(.fdatasync, 5).during { try rig.sync() }
    try rig.close()
    let lines = try (rig.scratch?.segments() ?? []).map {
      try rig.scratch?.bytes($0).split(separator: 0x0A).count
    }
    // By their names: header and an act, given up; header, that act, trailer; the file that was ended.
    #expect(lines == [2, 3, 5])
    try rig.expectNothingLost()
  }

  @Test func `a file whose end does not come to the disk is not written again`() throws {
    let rig = try WriterRig()
    try rig.write(2)
    let path = try #require(rig.scratch?.segments().first)
    let before = try rig.scratch?.bytes(path)
    rig.now.move(seconds: SegmentWriter.ageLimitSeconds)
    try Faults(.fdatasync, 5).during { try rig.write() }
    try rig.close()
    #expect(try rig.scratch?.bytes(path) == before)
    let next = try #require(rig.scratch?.segments().first { $0 != path })
    // Header, the two acts of the file that failed, the new one, trailer: each of them once.
    #expect(try rig.scratch?.bytes(next).split(separator: 0x0A).count == 5)
    #expect(rig.scratch?.segments().count == 2)
    try rig.expectNothingLost()
  }

  @Test func `the folder is forced to the disk once for a file`() throws {
    let rig = try WriterRig()
    let faults = Faults()
    try faults.during {
      for _ in 0..<3 {
        try rig.write()
        try rig.sync()
      }
    }
    // Once more for the folder of the writer, which is new too.
    #expect(faults.made[.fdatasync] == 3 && faults.made[.fsync] == 2)
  }

  @Test func `a record as large as the cap is taken`() throws {
    let rig = try WriterRig()
    try rig.writer.append([[UInt8](repeating: 0x20, count: RecordFrame.payloadLimit)])
    #expect(throws: StoreError.tooLarge(bytes: RecordFrame.payloadLimit + 1)) {
      try rig.writer.append([[UInt8](repeating: 0x20, count: RecordFrame.payloadLimit + 1)])
    }
    try rig.close()
  }

  @Test func `a full file is ended and the next begins`() throws {
    let rig = try WriterRig()
    let note = String(repeating: "x", count: 3 << 20)
    for _ in 0..<24 { try rig.write(note: note) }
    try rig.close()
    #expect(rig.scratch?.segments().count == 2)
    try rig.expectNothingLost()
    #expect(try rig.read().ids.count == 24)
  }

  @Test func `a record over the cap is refused and nothing is written`() throws {
    let rig = try WriterRig()
    let payload = [UInt8](repeating: 0x20, count: RecordFrame.payloadLimit + 1)
    #expect(throws: StoreError.tooLarge(bytes: payload.count)) {
      try rig.writer.append([payload])
    }
    #expect(rig.scratch?.segments() == [])
  }

  @Test(
    arguments: Faults.Call.allCases.filter {
      ![.getdents, .unlinkat, .renameat, .pread].contains($0)
    },
    [28, 5, 122, 30, 13, 24, 12, 4, 116, 2] as [Int32])
  func `one fault at any place loses nothing`(call: Faults.Call, code: Int32) throws {
    for nth in 1...6 {
      let rig = try WriterRig()
      Faults(call, code, from: nth).during {
        for _ in 0..<4 {
          try? rig.write()
          try? rig.sync()
        }
        try? rig.close()
      }
      try rig.expectNothingLost()
      // One fault is always overcome: the second file takes everything.
      #expect(rig.acknowledged.count == 4, "\(call) \(code) \(nth)")
    }
  }

  @Test(
    arguments: [Faults.Call.openat, .write, .fdatasync, .fsync, .fstat, .fchmod],
    [28, 5, 30] as [Int32])
  func `a fault that stays is told, and all is written once it is gone`(
    call: Faults.Call, code: Int32
  ) throws {
    let rig = try WriterRig()
    Faults(call, code, count: .max).during {
      for _ in 0..<3 {
        #expect(throws: StoreError.self) {
          try rig.write()
          try rig.sync()
        }
      }
      #expect(rig.writer.unsaved > 0)
    }
    try rig.expectNothingLost()
    #expect(rig.acknowledged == [])
    try rig.sync()
    #expect(rig.writer.unsaved == 0)
    #expect(rig.acknowledged.count == 3)
    try rig.close()
    try rig.expectNothingLost()
  }

  @Test func `a file that nothing could be written to is taken away again`() throws {
    let rig = try WriterRig()
    Faults(.write, 28, count: .max).during { try? rig.write() }
    #expect(rig.writer.unsaved == 1)
    #expect(rig.scratch?.segments() == [])
    // A part of a record is somebody's to look at.
    let faults = Faults([.init(call: .write, from: 2, count: .max, code: 28)], writeLimit: 7)
    faults.during { try? rig.sync() }
    #expect(rig.scratch?.segments().count == 1)
    try rig.sync()
    try rig.close()
    #expect(rig.acknowledged.count == 1)
    try rig.expectNothingLost()
  }

  /// The second of three writes fails: what comes after it must not be forgotten.
  @Test(arguments: [1, 2, 5, Int.max])
  func `no batch of a large import is lost when a later write fails`(failures: Int) throws {
    let rig = try WriterRig()
    let note = String(repeating: "x", count: 900_000)
    Faults(.write, 28, from: 2, count: failures).during {
      try? rig.write(4, note: note)
      try? rig.sync()
    }
    if failures == .max { #expect(rig.writer.unsaved == 4) }
    try rig.write()
    try rig.sync()
    try rig.close()
    #expect(rig.acknowledged.count == 5)
    try rig.expectNothingLost()
    #expect(try rig.read().ids.count == 5)
  }

  @Test func `records that wait for the disk are spread over files of the usual size`() throws {
    let rig = try WriterRig()
    let note = String(repeating: "x", count: 3 << 20)
    Faults(.openat, 28, count: .max).during { try? rig.write(24, note: note) }
    #expect(rig.writer.unsaved == 24)
    try rig.sync()
    // The full one is ended before the next begins.
    let ended = try rig.scratch?.segments().filter { file in
      let end = try rig.scratch?.bytes(file).suffix(24) ?? []
      return String(decoding: end, as: UTF8.self).hasSuffix(#","t":"trailer"}"# + "\n")
    }
    #expect(ended?.count == 1)
    try rig.close()
    #expect(rig.scratch?.segments().count == 2)
    try rig.expectNothingLost()
    #expect(try rig.read().ids.count == 24)
  }

  @Test func `short writes are continued`() throws {
    let rig = try WriterRig()
    try Faults(writeLimit: 7).during {
      try rig.write(3)
      try rig.close()
    }
    try rig.expectNothingLost()
    #expect(try rig.read().health.notes == [])
  }

  @Test func `a file that failed is never written again`() throws {
    let rig = try WriterRig()
    try rig.write()
    try rig.sync()
    let path = try #require(rig.scratch?.segments().first)
    Faults(.fdatasync, 5).during {
      try? rig.write()
      try? rig.sync()
    }
    let before = try rig.scratch?.bytes(path)
    try rig.write()
    try rig.close()
    #expect(try rig.scratch?.bytes(path) == before)
    #expect(rig.scratch?.segments().count == 2)
    try rig.expectNothingLost()
  }

  @Test func `behind a sync that failed the next file has all that nobody knows to be on the disk`()
    throws
  {
    let rig = try WriterRig()
    try rig.write(3)
    let path = try #require(rig.scratch?.segments().first)
    try Faults(.fdatasync, 5).during { try rig.sync() }
    // What the system still shows of the first file may never have come to the disk.
    unlink("\(rig.path)/\(path)")
    try rig.expectNothingLost()
    #expect(rig.scratch?.segments().count == 1)
  }

  @Test func `a file whose name was taken away is written anew`() throws {
    let rig = try WriterRig()
    try rig.write()
    try rig.sync()
    try rig.write()
    let directory = try rig.folder.segments.directory(rig.header.writer)
    try Syscalls.remove("202611-00000000000000aa.seg", in: directory.descriptor.number)
    try rig.sync()
    try rig.close()
    #expect(rig.acknowledged.count == 2)
    try rig.expectNothingLost()
    // Header, two acts, trailer: of the old file only the acts are written again.
    let lines = try rig.scratch?.bytes(rig.scratch?.segments().first ?? "").split(separator: 0x0A)
    #expect(lines?.count == 4)
  }

  @Test func `a folder that was taken away with its file is made anew`() throws {
    let rig = try WriterRig()
    try rig.write(2)
    let file = try #require(rig.scratch?.segments().first)
    unlink("\(rig.path)/\(file)")
    rmdir("\(rig.path)/segments/\(rig.header.writer)")
    try rig.sync()
    try rig.close()
    #expect(rig.acknowledged.count == 2)
    try rig.expectNothingLost()
  }

  @Test func `two writers at once share nothing but the folder`() throws {
    let rig = try WriterRig()
    var header = rig.header
    header.session = "00000000000000bb"
    let other = SegmentWriter(
      folder: rig.folder, header: header, clock: { [now = rig.now] in now.timestamp })
    var ids: Set<EventID> = []
    for number in 1...50 {
      try rig.write()
      var event = rig.event()
      event.id = EventID(rawValue: "00000000000000bb.\(number)")
      ids.insert(event.id)
      try other.append([StoreRecord.event(event).payload()])
    }
    try rig.close()
    try other.close()
    let read = try rig.read()
    #expect(read.ids.count == 100)
    #expect(read.ids.isSuperset(of: ids))
    #expect(read.health.notes == [])
  }

  @Test func `the tail of a live file is read as it grows`() throws {
    let rig = try WriterRig()
    var catalog = SegmentCatalog()
    var ids: [EventID] = []
    for round in 1...5 {
      try rig.write(round)
      catalog.read(rig.folder, except: nil) { found, _ in ids += found.map(\.record.id) }
    }
    #expect(ids.count == 15)
    #expect(Set(ids).count == 15)
    #expect(catalog.health.notes == [])
  }

  @Test func `an end that is written where zeros stood is read, though the size stays`() throws {
    let rig = try WriterRig()
    try rig.write(6)
    try rig.close()
    let scratch = try #require(rig.scratch)
    let path = try #require(scratch.segments().first)
    let whole = try scratch.bytes(path)
    let half = whole.count / 2
    try scratch.put(whole[..<half] + [UInt8](repeating: 0, count: whole.count - half), path)
    var catalog = SegmentCatalog()
    var ids: Set<EventID> = []
    catalog.read(rig.folder, except: nil) { found, _ in ids.formUnion(found.map(\.record.id)) }
    #expect(ids.count < 6)
    try scratch.put(whole, path, inPlace: true)
    catalog.read(rig.folder, except: nil) { found, _ in ids.formUnion(found.map(\.record.id)) }
    #expect(ids.count == 6)
    #expect(catalog.health.notes == [])
  }

  @Test func `a killed writer leaves what it had handed over`() async throws {
    let scratch = try Scratch()
    let path = scratch.path
    await #expect(processExitsWith: .signal(9)) { [path = path as String] in
      let folder = try StoreFolder.create(
        at: path, shared: false, created: Timestamp(seconds: 0), random: { 5 })
      let header = SegmentHeader(
        store: folder.id, writer: "w", session: "00000000000000cc", user: 0, login: "l", host: "h",
        version: "1")
      let writer = SegmentWriter(
        folder: try StoreFolder(at: path), header: header, clock: { Timestamp(seconds: 0) })
      for number in 1...20 {
        let event = Event(
          id: EventID(rawValue: "00000000000000cc.\(number)"), clock: UInt64(number),
          at: Timestamp(seconds: 0), person: ben, act: .note("x"), targets: [])
        try writer.append([StoreRecord.event(event).payload()])
      }
      killSelf()
    }
    var catalog = SegmentCatalog()
    var count = 0
    catalog.read(try StoreFolder(at: path), except: nil) { found, _ in count += found.count }
    #expect(count == 20)
    #expect(catalog.health.notes == [])
  }
}
