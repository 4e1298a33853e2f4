import DocketImport
import DocketModel

/// How an exchange with a worker ended without an answer.
enum WorkerEnd: Error {
  case refused(ImportError)
  case nonsense
  /// The worker is no longer there.
  case closed
}

/// An answer of a worker, put together from its frames; the first that does not fit ends it.
protocol WorkerAnswer {
  associatedtype Whole

  init()
  /// The answer once it is whole; `isLast` where nothing has come behind this frame.
  mutating func take(
    _ kind: WorkerFrame.Kind, _ json: JSONText, isLast: Bool
  ) throws(WorkerEnd) -> Whole?
}

/// Briefings one by one, then the rest of the document, or why there is none.
struct DocumentAnswer: WorkerAnswer {
  private var briefings: [Briefing] = []

  init() {}

  mutating func take(
    _ kind: WorkerFrame.Kind, _ json: JSONText, isLast: Bool
  ) throws(WorkerEnd) -> Document? {
    switch kind {
    case .briefing:
      guard briefings.count < WorkerCaps.briefings, let briefing = try? Briefing(json: json),
        WorkerCaps.allow(briefing)
      else { throw .nonsense }
      briefings.append(briefing)
      return nil
    case .document:
      guard isLast, let document = Document(rest: json, briefings: briefings) else {
        throw .nonsense
      }
      return document
    case .refusal:
      guard isLast, briefings.isEmpty, let error = ImportError(json: json) else {
        throw .nonsense
      }
      throw .refused(error)
    case .request, .listRequest, .advisories, .list: throw .nonsense
    }
  }
}

/// Advisories in parts, then what kind of list it was.
struct ListAnswer: WorkerAnswer {
  private var advisories: [ProviderList.Advisory] = []

  init() {}

  /// Nil inside where the bytes were no list.
  mutating func take(
    _ kind: WorkerFrame.Kind, _ json: JSONText, isLast: Bool
  ) throws(WorkerEnd) -> ProviderList?? {
    switch kind {
    case .advisories:
      guard let part = [ProviderList.Advisory](json: json),
        advisories.count + part.count <= ProviderList.limit
      else { throw .nonsense }
      advisories += part
      return nil
    case .list:
      guard isLast, let rest = ListRest(json: json) else { throw .nonsense }
      switch rest {
      case .advisories(let count) where count == advisories.count:
        return .some(.advisories(advisories))
      case .lists(let links) where advisories.isEmpty && links.count <= ProviderList.listLimit:
        return .some(.lists(links))
      case .none where advisories.isEmpty: return .some(nil)
      default: throw .nonsense
      }
    case .request, .listRequest, .briefing, .document, .refusal: throw .nonsense
    }
  }
}
