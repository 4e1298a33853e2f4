/// The kinds of document that can be recognised.
///
/// Recognising is wider than reading: a caller refuses what it cannot read with a sentence that
/// names the format.
public enum ImportFormat: String, Sendable, Hashable, CaseIterable {
  case text
  case markdown
  case html
  /// RSS, Atom, RDF and JSON Feed.
  case feed
  case opml
  case csaf
  case kev
  case osv
  /// JSON of no known shape.
  case json
  /// XML of no known shape.
  case xml
}
