public import DocketModel

/// Examines the files of a store without changing any of them.
public enum Doctor {
  /// Temporary files older than this were left behind by a crash.
  static let litterSeconds: Int64 = 36 * 3_600
  static let littleSpace: UInt64 = 64 << 20
  /// A segment that is empty for longer will not get its first record any more.
  static let emptySeconds: Int64 = 3_600

  /// Reads everything and checks it: the file `STORE`, modes, owners, links, leftovers, every
  /// record, content ids recomputed, what events point to, clocks, and the state that is kept.
  ///
  /// Never throws: what cannot be opened is a finding. The state is that of the person's host below
  /// `options.cacheDirectory`, if there is one.
  public static func examine(
    _ directory: String, as person: Person = Person(me: "", login: "", host: ""),
    options: StoreOptions = StoreOptions()
  ) -> DoctorReport {
    var report = DoctorReport()
    let folder: StoreFolder
    do throws(StoreError) {
      folder = try StoreFolder(at: directory)
    } catch {
      report.findings.append(.unusable(error))
      return report
    }
    report.storeID = folder.file.id
    report.format = folder.file.format
    report.isRemote = Syscalls.isRemote(folder.segments.descriptor.number)
    if folder.file.format > StoreFile.currentFormat {
      report.findings.append(.reading(.newerFormat(folder.file.format)))
    }
    var files = FileExamination(isShared: folder.file.isShared, now: options.clock().seconds)
    files.examine(folder)
    report.findings += files.findings
    (report.files, report.writers) = (files.files, files.writers)
    examineRecords(of: folder, now: options.clock(), into: &report)
    let state = StateExamination(folder: folder, person: person, options: options)
    if let fault = state.fault() { report.findings.append(.state(fault)) }
    if let space = try? Syscalls.space(folder.segments.descriptor.number),
      space.available < littleSpace
    {
      report.findings.append(.littleSpace(availableBytes: space.available))
    }
    return report
  }

  private static func examineRecords(
    of folder: StoreFolder, now: Timestamp, into report: inout DoctorReport
  ) {
    var catalog = SegmentCatalog()
    var records = RecordExamination()
    catalog.read(folder, except: nil, now: now) { found, _ in records.examine(found) }
    report.records = catalog.health.records
    var copies: [String: String?] = [:]
    for note in catalog.health.notes {
      guard let file = note.damagedFile else {
        report.findings.append(.reading(note))
        continue
      }
      let copy = copies[file] ?? Quarantine.copy(of: file, in: folder)
      copies[file] = .some(copy)
      report.findings.append(copy.map { .known(note, copy: $0) } ?? .reading(note))
    }
    report.findings += records.finish()
  }
}
