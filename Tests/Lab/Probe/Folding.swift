import DocketModel
import DocketStore

/// Reads the path of a store per line and says what folding and doctor find there.
///
/// One process looks at many folders, since most of the laboratory's time is starting processes.
func folding() {
  while let path = readLine() { say(folded(path)) }
}

private func folded(_ path: String) -> String {
  let report = Doctor.examine(path)
  var found: [String: JSON] = [
    "path": .string(path), "doctor": .integer(Int64(report.exitCode)),
    "findings": .array(report.findings.prefix(5).map { .string("\($0)") }),
  ]
  do throws(StoreError) {
    let store = try Store(
      at: path, as: Person(me: "lab", login: "lab", host: "lab"),
      options: StoreOptions(access: .readOnly))
    let log = try store.log(
      LogFilter(limit: .max >> 1, includesOpened: true), for: Asker(me: "lab", today: today))
    found["events"] = .array(log.map { .string($0.event.id.rawValue) })
    found["briefings"] = .integer(Int64(try store.briefingCount()))
    found["records"] = .integer(Int64(store.health.records))
    found["damages"] = .integer(Int64(store.health.damages))
    found["notes"] = .array(store.health.notes.prefix(5).map { .string("\($0)") })
  } catch {
    found["error"] = .string("\(error)")
  }
  let members = found.sorted { $0.key < $1.key }
  return String(
    decoding: JSON.object(members.map { .init($0.key, $0.value) }).canonicalBytes(), as: UTF8.self)
}

/// A day on which nothing depends.
let today = Day(number: 20_780)
