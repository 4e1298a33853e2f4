internal import DocketModel

/// The plain text of one paragraph, heading or cell, put together from its inline events.
struct InlineText {
  private(set) var plain = ""
  private(set) var hasLink = false
  /// Where the first line ends, in UTF-8 bytes; nil while there is only one.
  private var firstLineEnd: Int?
  private var boldDepth = 0
  private var boldEnd: String.Index?
  private var startsBold = false
  private var linkStarts: [(start: Int, url: String)] = []
  private var pictureStarts: [Int] = []
  private var hasPicture = false
  /// Whether it holds text besides the names of pictures.
  private var hasWords = false
  /// A hidden element, and what was before it.
  private var hidden: (name: String, start: Int, hadWords: Bool)?

  /// The bold start of the text; nil where it does not start in bold.
  var lead: String? {
    guard startsBold, let boldEnd else { return nil }
    let lead = plain[..<boldEnd].trimmed()
    return lead.isEmpty ? nil : lead
  }

  /// Whether all of it is bold, a colon after it aside.
  var isAllBold: Bool {
    guard startsBold, let boldEnd else { return false }
    return plain[boldEnd...].allSatisfy { $0 == ":" || $0 == "\u{FF1A}" || $0 == " " }
  }

  /// The first line and what is below it, which is empty where there is only one.
  var firstLineAndRest: (first: String, rest: String) {
    guard let firstLineEnd else { return (plain.trimmed(), "") }
    let first = String(decoding: plain.utf8.prefix(firstLineEnd), as: UTF8.self)
    let rest = String(decoding: plain.utf8.dropFirst(firstLineEnd), as: UTF8.self)
    return (first.trimmed(), rest.trimmed())
  }

  mutating func add(_ text: String) {
    plain += text
    if !hasWords, pictureStarts.isEmpty, text.hasWords { hasWords = true }
  }

  /// Whether there is nothing but pictures with names of one or two words, such as `logo`.
  ///
  /// They name what nobody sees here. A phrase tells what is to be seen, and is text.
  var isPictures: Bool { hasPicture && !hasWords }

  mutating func openPicture() { pictureStarts.append(plain.utf8.count) }

  mutating func closePicture() {
    guard let start = pictureStarts.popLast() else { return }
    hasPicture = true
    let told = String(decoding: plain.utf8.dropFirst(start), as: UTF8.self)
    if told.isEastern ? told.count >= 8 : told.wordCount >= 3 { hasWords = true }
  }

  /// A line end inside a paragraph is a blank, but not between Chinese or Japanese characters.
  mutating func addSoftBreak() {
    endFirstLine()
    plain += (plain.unicodeScalars.last?.value ?? 0) >= 0x3000 ? "" : " "
  }

  mutating func addLineBreak() {
    endFirstLine()
    plain += "\n"
  }

  private mutating func endFirstLine() {
    if firstLineEnd == nil { firstLineEnd = plain.utf8.count }
  }

  mutating func openBold() {
    if boldDepth == 0, boldEnd == nil, plain.allSatisfy({ $0 == " " }) { startsBold = true }
    boldDepth += 1
  }

  mutating func closeBold() {
    guard boldDepth > 0 else { return }
    boldDepth -= 1
    if boldDepth == 0, startsBold, boldEnd == nil { boldEnd = plain.endIndex }
  }

  /// Begins an element whose text is not shown, if it is closed at all.
  mutating func openHidden(_ name: String) {
    if hidden == nil { hidden = (name, plain.utf8.count, hasWords) }
  }

  mutating func closeHidden(_ name: String) {
    guard let open = hidden, open.name == name else { return }
    hidden = nil
    hasWords = open.hadWords
    plain.removeSubrange(plain.utf8.index(plain.startIndex, offsetBy: open.start)...)
    if let end = firstLineEnd, end > open.start { firstLineEnd = nil }
    if let end = boldEnd, end > plain.endIndex { boldEnd = plain.endIndex }
  }

  mutating func openLink(_ url: String) {
    hasLink = true
    linkStarts.append((plain.utf8.count, url))
  }

  mutating func closeLink(_ links: inout LinkList) {
    guard let open = linkStarts.popLast(), !links.isFull, WebAddress.isLink(open.url) else {
      return
    }
    let text = String(decoding: plain.utf8.dropFirst(open.start), as: UTF8.self).trimmed()
    links.add(Link(text: text.isEmpty ? open.url : text, url: open.url))
  }
}
