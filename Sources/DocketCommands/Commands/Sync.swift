import ArgumentParser
import CellGrid
import DocketModel
import DocketRuntime

/// The command `docket sync`.
struct Sync: Subcommand {
  static let example = """
    docket sync                          send what is here, take what others sent
    docket sync --init git@host:sec.git  share this store there, or join the one that is there
    docket sync --json | jq .sent.acts
    """
  static let configuration = describe("sync", "Brings the store up to date with others, by git.")

  @Option(name: .customLong("init"), help: "The git address this store is to go with, once.")
  var remote: String?
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    try check(remote)
    let sync = invocation.storeSync
    let report: SyncReport
    do throws(SyncFailure) {
      do throws(SyncFailure) {
        report = try bring(sync, invocation)
      } catch {
        // Neither side has a store yet: this side makes one.
        guard remote != nil, case .noStore = error else { throw error }
        _ = try? invocation.storeForWriting(making: true)
        report = try bring(sync, invocation)
      }
    } catch {
      return tell(error, sync, invocation)
    }
    sync.keepTime(invocation.environment.now())
    if invocation.isJSON {
      invocation.printer.json(Self.json(report))
    } else {
      invocation.printer.line(SafeText(line: Wording.synced(report)))
    }
    return .ok
  }

  /// Shows on a terminal what is waited for.
  private func bring(
    _ sync: StoreSync, _ invocation: Invocation
  ) throws(SyncFailure) -> SyncReport {
    var progress = Progress(invocation)
    defer { progress.clear() }
    let stop = SyncStop(hearsInterrupt: true)
    let told: (StoreSync.Stage) -> Void = { progress.showNow("sync: \("\($0)") …") }
    guard let remote else { return try sync.run(stop, told: told) }
    return try sync.setUp(remote, stop, told: told)
  }

  /// Git would take an address that begins with a dash for an option.
  private func check(_ remote: String?) throws(Failure) {
    if let remote, remote.isEmpty || remote.hasPrefix("-") {
      throw Failure(.usage, "\"\(SafeText(line: remote))\" is no git address")
    }
  }

  private func tell(
    _ failure: SyncFailure, _ sync: StoreSync, _ invocation: Invocation
  ) -> ExitStatus {
    let stopped = Sentence.failure(failure)
    let unsent = (try? sync.unsent()) ?? nil
    if invocation.isJSON {
      invocation.printer.json(
        .object([
          "schema": Output.schema, "type": .string("sync"),
          "not_sent": unsent.map(Self.json), "error": .string(stopped.sentence.string),
        ]))
    } else if let unsent, !unsent.isEmpty {
      let sentence = Wording.notSent(unsent, why: stopped.sentence.string)
      invocation.printer.complain(SafeText(line: sentence))
    } else {
      invocation.printer.complain(stopped.sentence)
    }
    return stopped.status
  }

  private static func json(_ report: SyncReport) -> JSON {
    .object([
      "schema": Output.schema, "type": .string("sync"), "sent": json(report.sent),
      "received": json(report.received), "error": .null,
    ])
  }

  private static func json(_ tally: RecordTally) -> JSON {
    .object([
      "acts": .integer(Int64(tally.actCount)), "briefings": .integer(Int64(tally.briefings)),
      "by": .array(
        tally.acts.sorted { $0.key < $1.key }.map {
          .object(["who": .string($0.key), "acts": .integer(Int64($0.value))])
        }),
    ])
  }
}

extension Invocation {
  /// The store and what it goes with.
  var storeSync: StoreSync {
    StoreSync(
      store: storeDirectory, person: caller.person, variables: environment.variables,
      stateFolder: folders.state)
  }
}
