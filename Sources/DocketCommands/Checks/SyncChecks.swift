import CellGrid
import DocketModel
import DocketRuntime

/// How it stands with the other place the store goes with; nothing where there is none.
enum SyncChecks {
  static func run(_ invocation: Invocation) -> [Check] {
    let sync = invocation.storeSync
    guard sync.isSetUp else { return [] }
    do throws(SyncFailure) {
      guard let unsent = try sync.unsent() else { throw .noRemote(invocation.storeDirectory) }
      let when =
        sync.lastTime.map {
          let zone = invocation.zone
          return ", synced \(Wording.moment($0, zone: zone, today: invocation.today))"
        } ?? ""
      return [Check(.ok, "sync", SafeText(line: "by git\(when), \(Wording.notSent(unsent))"))]
    } catch {
      return [Check(.note, "sync", Sentence.say(error))]
    }
  }
}
