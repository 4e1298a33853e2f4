import DocketImport
import DocketModel
import DocketUI

/// What was read and is to be stored; made on a thread of its own.
enum Intake: Sendable {
  /// A paste that is shown before it is kept.
  case preview(PastePreview, of: DocumentOrigin)
  case unreadable(String)
  case files(ReaderSetup.TakenIn)

  /// Whether it goes into the store without being asked for again.
  var isImport: Bool { if case .files = self { true } else { false } }

  /// Something to be read that may take long.
  enum Job: Sendable {
    case paste([UInt8])
    case path(String)

    /// Nil for an effect that has nothing to do with reading.
    init?(_ effect: Effect) {
      switch effect {
      case .preview(let bytes): self = .paste(bytes)
      case .importFrom(let path): self = .path(path)
      default: return nil
      }
    }

    /// Whether what is read goes into the store.
    var isImport: Bool { if case .path = self { true } else { false } }

    func read(_ setup: ReaderSetup) -> Intake {
      switch self {
      case .path(let path): .files(setup.takeIn(path))
      case .paste(let bytes): Intake.parse(bytes, setup)
      }
    }
  }

  /// As many bytes of a paste as are kept; the decoder drops what is beyond.
  static let pasteLimit = 10 << 20

  private static func parse(_ bytes: [UInt8], _ setup: ReaderSetup) -> Intake {
    do throws(ReadingFault) {
      let document = try setup.readDocument(bytes, ImportOptions())
      var left: [String] = []
      if bytes.count >= pasteLimit { left.append("everything after the first 10 MB") }
      for one in document.leftOut where !left.contains(one.reason.rawValue) {
        left.append(one.reason.rawValue)
      }
      let characters = String(decoding: bytes, as: UTF8.self).count
      return .preview(
        PastePreview(characters: characters, briefings: document.briefings, leftOut: left),
        of: DocumentOrigin(document))
    } catch {
      return .unreadable("Nothing was stored: \(setup.readingSentence(error))")
    }
  }
}
