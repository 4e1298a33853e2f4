import CellGrid
import DocketFetch
import DocketImport
import DocketModel
import DocketRuntime

/// Everything that the configuration and the environment say of fetching; makes what the runtime needs of it.
struct FetchPlan: Sendable {
  var configuration: FetchConfiguration
  var folders: Folders
  var variables: [String: String]
  var now: @Sendable () -> Timestamp
  var today: Day
  /// What reads the bytes that come.
  var reading: DocumentReading
  var listing: ListReading

  /// How docket calls itself to servers.
  static let agent = "docket/\(Program.version)"

  /// For the feeds of a store, by its id; without one nothing is remembered of them.
  func setup(
    store: String?, prepareThread: @escaping @Sendable (() -> Void) -> Void = { $0() }
  ) -> FetchSetup {
    let plan = self
    let secrets = SecretsShelf(self)
    return FetchSetup(
      agent: Self.agent,
      settings: configuration.settings,
      memory: store.map { FeedMemory(in: folders.state, store: $0) }, now: now,
      access: { (feed, address) throws(FeedFailure) in
        try plan.access(feed, address, secrets)
      },
      read: { bytes, options in
        var options = options
        options.today = plan.today
        do throws(ReadingFault) {
          return .document(try plan.reading(bytes, options))
        } catch {
          return .refused(Sentence.sayOfFeed(error).string)
        }
      },
      list: { bytes, form in
        do throws(ReadingFault) {
          return try plan.listing(bytes, form).map(FeedListing.list) ?? .noList
        } catch {
          return .refused(Sentence.sayOfFeed(error).string)
        }
      },
      sentence: { Sentence.say($1, of: $0).string }, prepareThread: prepareThread)
  }

  /// What is set for a feed, for one address of it.
  func access(
    _ feed: String, _ address: HTTPAddress, _ secrets: SecretsShelf
  ) throws(FeedFailure) -> FeedAccess {
    let home = try? HTTPAddress(feed)
    let own = configuration.feeds[home?.text ?? feed] ?? FeedConfiguration()
    var access = FeedAccess(
      policy: AddressPolicy(allowsPrivate: own.allowsPrivate),
      caFile: own.caFile.map(variables.path), proxy: try proxy(for: address))
    // The documents of a provider may lie elsewhere: the secret is for the feed's own host.
    if let name = own.secret, address.origin == home?.origin {
      guard address.scheme == .https || own.allowsPrivate else {
        throw .configuration(
          "its secret is not sent without TLS; its address must begin with https")
      }
      access.credential = try secrets.credential(name)
    }
    return access
  }

  /// The proxy for an address, by the configuration, else by the environment.
  func proxy(for address: HTTPAddress) throws(FeedFailure) -> Proxy? {
    if let text = configuration.proxy { return Proxy(text) }
    guard let text = Proxy.environmentText(for: address, in: variables) else { return nil }
    guard let proxy = Proxy(text) else {
      throw .configuration(
        "the proxy that the environment names is none docket knows; proxy = \"\" in [fetch] of config.toml goes without"
      )
    }
    return proxy
  }
}

/// The file of secrets, read once, and only if a feed needs it.
struct SecretsShelf: Sendable {
  private let secrets: Result<SecretsFile, SecretsFile.Fault>?

  init(_ plan: FetchPlan) {
    guard plan.configuration.feeds.values.contains(where: { $0.secret != nil }) else {
      secrets = nil
      return
    }
    do throws(SecretsFile.Fault) {
      let path = SecretsFile.path(plan.configuration, plan.folders, plan.variables)
      secrets = .success(try SecretsFile(path))
    } catch {
      secrets = .failure(error)
    }
  }

  func credential(_ name: String) throws(FeedFailure) -> Credential? {
    do throws(SecretsFile.Fault) {
      return try secrets?.get().credential(name)
    } catch {
      throw .configuration(Sentence.say(error).string)
    }
  }
}

extension Invocation {
  var fetchPlan: FetchPlan {
    FetchPlan(
      configuration: configuration.fetch, folders: folders, variables: environment.variables,
      now: environment.now, today: today, reading: environment.readDocument,
      listing: environment.readList)
  }
}
