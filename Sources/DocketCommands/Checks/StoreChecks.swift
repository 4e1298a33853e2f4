import CellGrid
import DocketModel
import DocketRuntime
import DocketStore

/// The files of the store.
enum StoreChecks {
  static func run(_ invocation: Invocation) -> [Check] {
    let path = invocation.storeDirectory
    let options = invocation.storeOptions(.readOnly, keepingState: false)
    let report = DocketStore.Doctor.examine(path, options: options)
    let name = SafeText(line: path)
    if invocation.isDefaultStore, report.findings.contains(where: \.isNoStore) {
      return [Check(.ok, "store", "none yet; docket import FILE makes \(name)")]
    }
    var checks = report.findings.map { finding in
      let (text, fix) = Sentence.say(finding, store: path)
      return Check(finding.hidesRecords ? .damage : .note, "store", text, fix: fix)
    }
    if !report.storeID.isEmpty {
      let counts = [
        Wording.counted(report.records, "record"), Wording.counted(report.files, "file"),
        Wording.counted(report.writers, "writer"),
      ]
      checks.insert(
        Check(.ok, "store", "\(name): \(counts.joined(separator: ", ")); id \(report.storeID)"),
        at: 0)
    }
    return checks
  }
}

extension DoctorReport.Finding {
  fileprivate var hidesRecords: Bool {
    if case .reading(let note) = self { note.hidesRecords } else { isDamage }
  }

  fileprivate var isNoStore: Bool {
    if case .unusable(.noStore) = self { true } else { false }
  }
}
