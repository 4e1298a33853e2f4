import DocketFetch

extension FetchedDocument {
  /// Fetches one document, whatever was fetched of it before.
  static func fetch(
    _ text: String, _ setup: FetchSetup, _ stop: SyncStop
  ) throws(FeedFailure) -> FetchedDocument {
    let address: HTTPAddress
    do throws(AddressFault) {
      address = try HTTPAddress(text)
    } catch {
      throw .fetch(.address(error))
    }
    let access = try setup.access(text, address)
    let limits = FetchLimits(
      totalMilliseconds: setup.settings.timeoutSeconds * 1_000, bodyBytes: 64 << 20)
    do throws(FetchError) {
      let transfers = try Transfers(agent: setup.agent)
      let request = FetchRequest(address, access: access, limits: limits)
      let reply = try transfers.fetch(request) { stop.isStopped }
      guard case .document(let document) = reply else { throw .badReply(.unasked(304)) }
      return document
    } catch {
      throw .fetch(error)
    }
  }
}
