/// Why a document was refused; facts only, the commands make the sentence.
public enum ImportError: Error, Sendable, Hashable {
  /// Nothing but blanks.
  case empty
  /// The bytes are no text; the offset is that of the first byte that shows it.
  case binary(at: Int)
  /// More bytes than are read at once.
  case tooLarge(size: Int, limit: Int)
  /// Text, but everything in it belongs to the page around an article.
  case noBriefing
  /// The library that parses it is not installed; the name of its package in Debian.
  case missingLibrary(package: String)
  /// Recognised, but this module does not read it.
  case unsupported(ImportFormat)
  /// Not the language it claims to be, beyond what can be made out.
  case malformed(line: Int?)
  /// Asks for more than a document of its kind may.
  case overLimit(Limit)

  /// What a document may not ask for, see Sources/DocketImport/README.md.
  public enum Limit: String, Sendable, Hashable, CaseIterable {
    /// Entities declared to be other text than a character, or read from elsewhere.
    case entities
    case depth
    case attributes
    case briefings
    case duplicateKey
  }
}
