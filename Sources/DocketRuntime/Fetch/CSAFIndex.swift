import DocketFetch
import DocketModel

/// What a provider of CSAF advisories offers: which documents, and when each was changed last.
///
/// Made of a ``ProviderList`` that a worker read: what cannot be fetched is left out here.
enum CSAFIndex {
  /// One advisory.
  struct Entry: Hashable {
    var address: HTTPAddress
    var updated: Timestamp
  }

  /// What one file of the provider says.
  enum Part {
    /// Other files that list the advisories.
    case indexes([HTTPAddress])
    case entries([Entry])
  }

  static func part(of list: ProviderList, from base: HTTPAddress) -> Part {
    switch list {
    case .lists(let links): .indexes(links.compactMap { try? base.resolving($0) })
    case .advisories(let advisories):
      .entries(
        advisories.compactMap { advisory in
          (try? base.resolving(advisory.link)).map {
            Entry(address: $0, updated: advisory.updated)
          }
        })
    }
  }

  static func isChanges(_ address: HTTPAddress) -> Bool {
    address.target.prefix { $0 != "?" }.hasSuffix("/changes.csv")
  }

  static func form(of address: HTTPAddress) -> ProviderList.Form {
    isChanges(address) ? .changes : .json
  }

  /// Whether it can be a list at all: of an object of JSON a worker tells.
  static func mayBeList(_ document: FetchedDocument) -> Bool {
    let start = document.bytes.first { !" \t\r\n\u{FEFF}".utf8.contains($0) }
    return isChanges(document.address) || start == UInt8(ascii: "{")
  }
}
