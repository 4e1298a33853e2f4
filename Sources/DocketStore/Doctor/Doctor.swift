internal import DocketModel

/// Examines the files of a store without changing any of them.
public enum Doctor {
  /// Temporary files older than this were left behind by a crash.
  static let litterSeconds: Int64 = 36 * 3_600
  static let littleSpace: UInt64 = 64 << 20

  /// Reads everything and checks it: the file `STORE`, modes, owners, links, leftovers, every
  /// record, content ids recomputed, what events point to, clocks.
  ///
  /// Never throws: what cannot be opened is a finding.
  public static func examine(
    _ directory: String, options: StoreOptions = StoreOptions()
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
    if folder.file.format > StoreFile.currentFormat {
      report.findings.append(.reading(.newerFormat(folder.file.format)))
    }
    var files = FileExamination(isShared: folder.file.isShared, now: options.clock().seconds)
    files.examine(folder)
    report.findings += files.findings
    (report.files, report.writers) = (files.files, files.writers)
    examineRecords(of: folder, into: &report)
    if let space = try? Syscalls.space(folder.segments.descriptor.number),
      space.available < littleSpace
    {
      report.findings.append(.littleSpace(availableBytes: space.available))
    }
    return report
  }

  private static func examineRecords(of folder: StoreFolder, into report: inout DoctorReport) {
    var catalog = SegmentCatalog()
    var records = RecordExamination()
    catalog.read(folder, except: nil) { found, _ in records.examine(found) }
    report.records = catalog.health.records
    report.findings += catalog.health.notes.map(DoctorReport.Finding.reading)
    report.findings += records.finish()
  }
}
