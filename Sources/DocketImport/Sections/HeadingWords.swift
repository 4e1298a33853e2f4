internal import DocketModel

/// What one language calls the sections of a briefing.
///
/// All strings are lists, separated by `|` (phrases) or blanks (words), in the folded form of
/// ``HeadingKey``: lower case, no accents, apostrophes as blanks, numbers left out.
struct HeadingWords: Sendable {
  /// Whole headings.
  var phrases: KeyValuePairs<Section.Kind, String> = [:]
  /// Starts of headings; up to eight words may follow: `why this matters for hospitals`.
  var openers: KeyValuePairs<Section.Kind, String> = [:]
  /// Words that name a section by themselves or with modifiers: `recommended actions`.
  var nouns: KeyValuePairs<Section.Kind, String> = [:]
  /// Words that may stand before or after a noun without changing what it means.
  var modifiers = ""
  /// Words that start a tail of free words: `actions for hospitals`.
  var tails = ""
  /// Ends of headings in languages written without blanks.
  var endings: KeyValuePairs<Section.Kind, String> = [:]
  /// Headings of the block that points to other texts.
  var related = ""
  /// Headings that name actions in one text and a summary in another: `key takeaways`.
  var takeaways = ""
}

/// What the line above some text stands for.
enum HeadingMeaning: Hashable {
  case section(Section.Kind)
  case related
  case takeaways
}
