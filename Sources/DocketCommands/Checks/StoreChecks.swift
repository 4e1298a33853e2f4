import CellGrid
import DocketModel
import DocketRuntime
import DocketStore

/// The files of the store.
enum StoreChecks {
  static func run(_ invocation: Invocation) -> [Check] {
    let path = invocation.storeDirectory
    let options = invocation.storeOptions(.readOnly, keepingState: false)
    let report = DocketStore.Doctor.examine(
      path, as: invocation.caller.person, options: options)
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
      let place: SafeText = report.isRemote ? "; on a file system of another host" : ""
      checks.insert(
        Check(
          .ok, "store",
          "\(name): \(counts.joined(separator: ", ")); id \(report.storeID)\(place)"), at: 0)
    }
    return checks
  }

  /// Repairs what can be repaired and tells what was done.
  static func repair(_ invocation: Invocation) -> [Check] {
    let path = invocation.storeDirectory
    let report = DocketStore.Doctor.repair(
      path, options: invocation.storeOptions(.readWrite, keepingState: false))
    // A store that is not there yet needs no repair.
    if invocation.isDefaultStore, report.steps.contains(where: \.isNoStore) { return [] }
    if report.steps.isEmpty { return [Check(.ok, "repair", "there was nothing to do")] }
    return report.steps.map { step in
      Check(step.isFailure ? .damage : .ok, "repair", Sentence.say(step, store: path))
    }
  }
}

extension RepairReport.Step {
  fileprivate var isFailure: Bool {
    switch self {
    case .failed, .ambiguous: true
    case .restoredStoreFile, .made, .putAside: false
    }
  }

  fileprivate var isNoStore: Bool {
    if case .failed(_, .noStore) = self { true } else { false }
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
