import CellGrid
import DocketFetch
import DocketModel
import DocketRuntime
import DocketStore
import Glibc

/// The feeds: how each answered last, by which way they are fetched, whether secrets are kept well.
enum FetchChecks {
  /// Nothing where no feed is followed.
  static func run(_ invocation: Invocation) -> [Check] {
    // An examination makes no folder, and damage is told by the checks of the store.
    let options = invocation.storeOptions(.readOnly, keepingState: false)
    let folder = invocation.storeDirectory
    guard let store = try? Store(at: folder, as: invocation.caller.person, options: options),
      let rows = try? store.feeds(for: invocation.asker), !rows.isEmpty
    else { return [] }
    let health = FeedMemory(in: invocation.folders.state, store: store.id).health()
    let plan = invocation.fetchPlan
    return [library()] + feeds(rows, health, invocation) + proxies(rows, plan) + secrets(plan)
  }

  private static func library() -> Check {
    guard let library = Transfers.library else {
      return Check(
        .note, "fetch", "libcurl is not installed, so no feed is fetched",
        fix: "apt install libcurl4")
    }
    return Check(.ok, "fetch", SafeText(line: library))
  }

  private static func feeds(
    _ rows: [FeedRow], _ health: [String: FeedHealth], _ invocation: Invocation
  ) -> [Check] {
    let failing = rows.filter { health[$0.feed.address]?.problem != nil }
    let summary = "\(Wording.feeds(rows.count)), \(lastFetch(rows, health, invocation))"
    return [Check(.ok, "feeds", SafeText(line: summary))]
      + failing.map { row in
        let name = SafeText(line: row.feed.name)
        let problem = SafeText(line: health[row.feed.address]?.problem ?? "")
        let count = health[row.feed.address]?.failures ?? 0
        let times: SafeText =
          count > 1 ? " (\(SafeText(Wording.counted(count, "time"))) in a row)" : ""
        return Check(.note, "feeds", "\"\(name)\" failed\(times): \(problem)")
      }
  }

  /// When any of them was fetched last, or that none was, though they were asked.
  private static func lastFetch(
    _ rows: [FeedRow], _ health: [String: FeedHealth], _ invocation: Invocation
  ) -> String {
    let all = rows.compactMap { health[$0.feed.address] }
    func moment(_ instant: Timestamp) -> String {
      Wording.moment(instant, zone: invocation.zone, today: invocation.today)
    }
    if let last = all.compactMap(\.succeeded).max() { return "fetched \(moment(last))" }
    guard let last = all.compactMap(\.tried).max() else { return "never fetched on this host" }
    return "asked \(moment(last)), none read in full yet on this host"
  }

  /// Each way out of this host that is used, without names and passwords.
  private static func proxies(_ rows: [FeedRow], _ plan: FetchPlan) -> [Check] {
    var shown: [String] = []
    for row in rows {
      guard let address = try? HTTPAddress(row.feed.address) else { continue }
      do throws(FeedFailure) {
        if let proxy = try plan.proxy(for: address), !shown.contains(proxy.shown) {
          shown.append(proxy.shown)
        }
      } catch {
        return [Check(.note, "proxy", Sentence.say(error, of: row.feed))]
      }
    }
    return shown.map { Check(.ok, "proxy", SafeText(line: $0)) }
  }

  private static func secrets(_ plan: FetchPlan) -> [Check] {
    let names = Set(plan.configuration.feeds.values.compactMap(\.secret)).sorted()
    if names.isEmpty { return [] }
    do throws(SecretsFile.Fault) {
      let path = SecretsFile.path(plan.configuration, plan.folders, plan.variables)
      let file = try SecretsFile(path)
      for name in names { _ = try file.credential(name) }
      let count = SafeText(Wording.counted(names.count, "secret"))
      return [Check(.ok, "secrets", "\(count) of \(SafeText(line: path)): ***")]
    } catch {
      return [Check(.note, "secrets", Sentence.say(error))]
    }
  }
}
