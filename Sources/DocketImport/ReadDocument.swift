/// The most bytes of any document that are read; what a format may have is its `sizeLimit`.
public let documentSizeLimit = 64 << 20

/// The most bytes of plain text that are read: no larger briefing fits into a record of the store.
public let textSizeLimit = 4 << 20

/// The most bytes of Markdown that are read: a tree of it takes 200 times its size in memory.
///
/// What only looks like Markdown and is larger is read as plain text.
public let markdownSizeLimit = 2 << 20

/// The most briefings that one document may hold.
let briefingCountLimit = 50_000

extension ImportFormat {
  /// The most bytes of a document of this kind that are read.
  ///
  /// Catalogues and advisories on whole distributions are large; pages and feeds are not.
  var sizeLimit: Int {
    switch self {
    case .csaf, .kev, .osv: documentSizeLimit
    case .text: textSizeLimit
    case .markdown: markdownSizeLimit
    case .html, .feed, .opml, .json, .xml: 16 << 20
    }
  }
}

/// Reads the briefings of one document.
///
/// Pure: opens no file, reads no clock, follows no link. Takes time in proportion to the bytes
/// whatever they hold.
public func readDocument(
  _ bytes: [UInt8], options: ImportOptions = ImportOptions()
) throws(ImportError) -> Document {
  guard bytes.count <= documentSizeLimit else {
    throw .tooLarge(size: bytes.count, limit: documentSizeLimit)
  }
  let text = try DecodedText(bytes, contentType: options.contentType)
  guard text.bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
  var format = options.format ?? detectFormat(text.bytes, options: options)
  let size = text.bytes.count
  var note: Document.Note?
  if format == .markdown, size > markdownSizeLimit, options.format == nil {
    format = .text
    note = .readAsText
  }
  guard size <= format.sizeLimit else { throw .tooLarge(size: size, limit: format.sizeLimit) }
  var document: Document
  switch format {
  case .text: document = try readText(text.bytes, options: options)
  case .markdown: document = try readMarkdown(text.bytes, options: options)
  case .html: document = try readHTML(text.bytes, options: options)
  case .feed: document = try readFeed(text.bytes, options: options)
  case .opml: document = try readOPML(text.bytes)
  case .xml: document = try readXML(text.bytes, options: options)
  case .csaf: document = try readCSAF(text.bytes, options: options)
  case .kev: document = try readKEV(text.bytes, options: options)
  case .osv: document = try readOSV(text.bytes, options: options)
  case .json: document = try readJSON(text.bytes, options: options)
  }
  if let note { document.note = note }
  if text.replaced > 0, document.note == nil {
    document.note = .replacedBytes(count: text.replaced)
  }
  return document
}
