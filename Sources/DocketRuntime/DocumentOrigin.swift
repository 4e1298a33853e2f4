public import DocketImport
public import DocketStore

/// Whose the briefings of a document are that a person takes in.
public enum DocumentOrigin: Sendable, Hashable {
  /// A text of its own, known by its page.
  case text
  /// A feed in a file: all its entries are of one source, and all are news, since it was brought to be read.
  case feed(title: String?)
  /// A catalogue: the same, but only what is recent is news when it is read for the first time.
  case catalogue(name: String)

  public init(_ document: Document) {
    self =
      switch document.format {
      case .kev: .catalogue(name: document.title ?? document.format.rawValue)
      case .feed: .feed(title: document.title)
      default: .text
      }
  }
}

extension Store {
  /// How to take in what came of there.
  public func takingIn(_ origin: DocumentOrigin) throws(StoreError) -> TakingIn {
    switch origin {
    case .text: return TakingIn()
    case .feed(let title):
      var taking = TakingIn()
      taking.catalogue = title
      return taking
    case .catalogue(let name): return try takingIn(catalogue: name)
    }
  }
}
