import CellGrid
import DocketModel
import DocketRuntime
import DocketStore

/// One run of one command: the world, the configuration, the output, and the store once opened.
final class Invocation {
  let environment: Environment
  let printer: Printer
  let options: CommonOptions
  let folders: Folders
  let configuration: Configuration
  let warnings: [ConfigurationWarning]
  let caller: Caller
  private(set) lazy var zone = readZone()
  private(set) var zoneWarning: ConfigurationWarning?
  private var building: BuildingCount?
  /// The store that was opened to change it.
  private var changed: Store?

  init(_ environment: Environment, _ options: CommonOptions) {
    self.environment = environment
    self.options = options
    printer = Printer(environment, colour: options.color)
    folders = Folders(environment)
    (configuration, warnings) = Configuration.load(folders)
    caller = Caller(configuration, environment)
  }

  var isJSON: Bool { options.json }
  var today: Day { zone.local(environment.now()).day }

  var asker: Asker {
    Asker(
      me: caller.person.me, aliases: caller.aliases, today: today, watch: configuration.watch)
  }

  private func readZone() -> Zone {
    let name = configuration.zone
    if let zone = environment.zone(name) { return zone }
    if let name {
      zoneWarning = ConfigurationWarning(
        file: folders.configurationFile, keyPath: "zone", fact: .unknownZone(name))
    }
    return environment.zone(nil) ?? .utc
  }

  /// Tells what was passed over in the configuration; a file that is no TOML stops a command.
  func checkConfiguration() throws(Failure) {
    for warning in warnings {
      if warning.isFatal {
        throw Failure(
          .configuration, "\(Sentence.say(warning)) - docket doctor tells more")
      }
      printer.complain(Sentence.say(warning))
    }
    _ = zone
    if let zoneWarning { printer.complain(Sentence.say(zoneWarning)) }
  }

  /// A clock that cannot be pinned as it was asked for is an error: the dates of all acts hang on it.
  func checkClock() throws(Failure) {
    guard let text = environment.value("DOCKET_NOW"), Timestamp(rfc3339: text) == nil else {
      return
    }
    throw Failure(
      .configuration,
      "DOCKET_NOW is \"\(SafeText(line: text))\", not a time such as 2026-11-23T09:00:00Z")
  }

  // MARK: - Store

  /// The folder of the store: the option, else `DOCKET_STORE`, else the configuration, else XDG.
  var storeDirectory: String {
    let named = options.store ?? environment.value("DOCKET_STORE") ?? configuration.store
    guard let named, !named.isEmpty else { return folders.defaultStore }
    return environment.variables.path(named)
  }

  var isDefaultStore: Bool { storeDirectory == folders.defaultStore }

  func storeOptions(
    _ access: StoreOptions.Access, _ durability: StoreOptions.Durability = .each,
    keepingState: Bool = true
  ) -> StoreOptions {
    // Without a place to keep it, the state is made at each start.
    let isCacheMade = access != .memory && (!keepingState || Folders.make(folders.cache) == nil)
    let building = BuildingCount(Progress(self))
    self.building = building
    return StoreOptions(
      access: access, durability: durability, programVersion: Program.version,
      stateDirectory: folders.state, cacheDirectory: isCacheMade ? folders.cache : nil,
      onBuilding: { building.show($0) },
      policy: configuration.policy, aliases: caller.aliases, zone: zone,
      clock: environment.now, random: environment.random)
  }

  /// Opens the store to look at it; where there is none yet, that is an empty one.
  ///
  /// Says on standard error when not all of it can be read.
  func storeForReading() throws(Failure) -> Store {
    let store = try openForReading()
    let count = store.health.damagedPlaces
    if count > 0 {
      let places = SafeText(line: Wording.counted(count, "place"))
      let (are, them): (SafeText, SafeText) = count == 1 ? ("is", "it") : ("are", "them")
      printer.complain("\(places) of the store \(are) damaged; docket doctor names \(them)")
    }
    return store
  }

  private func openForReading() throws(Failure) -> Store {
    defer { building?.clear() }
    do throws(StoreError) {
      return try Store(at: storeDirectory, as: caller.person, options: storeOptions(.readOnly))
    } catch {
      guard case .noStore = error, isDefaultStore else { throw failure(error) }
      return try memoryStore()
    }
  }

  /// Opens the store to change it.
  ///
  /// With `making` a store that is not there is made; the default one always is.
  func storeForWriting(making: Bool = false) throws(Failure) -> Store {
    let store = try openForWriting(making: making)
    changed = store
    return store
  }

  /// Whether records were made and all of them are on the disk.
  var hasSaved: Bool { changed?.hasSaved == true }

  /// Makes few files of many where they have gathered; what cannot be done now is done another time.
  func packIfDue() { _ = try? changed?.packingDue?.run() }

  private func openForWriting(making: Bool) throws(Failure) -> Store {
    // The name of this writer is kept there; without it each command gets a new one.
    _ = Folders.make(folders.state)
    defer { building?.clear() }
    let options = storeOptions(.readWrite)
    do throws(StoreError) {
      return making || isDefaultStore
        ? try Store.openOrCreate(at: storeDirectory, as: caller.person, options: options)
        : try Store(at: storeDirectory, as: caller.person, options: options)
    } catch {
      throw failure(error)
    }
  }

  func memoryStore() throws(Failure) -> Store {
    do throws(StoreError) {
      return try Store(at: "", as: caller.person, options: storeOptions(.memory, .onSync))
    } catch {
      throw failure(error)
    }
  }

  func failure(_ error: StoreError) -> Failure {
    Sentence.failure(error, store: storeDirectory)
  }

  /// Asks the store, with its errors as sentences.
  func asking<Answer>(_ body: () throws(StoreError) -> Answer) throws(Failure) -> Answer {
    defer { building?.clear() }
    do throws(StoreError) {
      return try body()
    } catch {
      throw failure(error)
    }
  }
}
