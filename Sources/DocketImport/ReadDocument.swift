/// The most bytes of one document that are read.
public let documentSizeLimit = 16 << 20

/// The most bytes of plain text that are read: no larger briefing fits into a record of the store.
public let textSizeLimit = 4 << 20

/// The most bytes of Markdown that are read: a tree of it takes 200 times its size in memory.
///
/// What only looks like Markdown and is larger is read as plain text.
public let markdownSizeLimit = 2 << 20

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
  if format == .markdown, size > markdownSizeLimit {
    guard options.format == nil else { throw .tooLarge(size: size, limit: markdownSizeLimit) }
    format = .text
    note = .readAsText
  }
  if format == .text, size > textSizeLimit { throw .tooLarge(size: size, limit: textSizeLimit) }
  var document: Document
  switch format {
  case .text: document = try readText(text.bytes, options: options)
  case .markdown: document = try readMarkdown(text.bytes, options: options)
  case .html: document = try readHTML(text.bytes, options: options)
  case .feed: document = try readFeed(text.bytes, options: options)
  case .opml: document = try readOPML(text.bytes)
  case .xml: document = try readXML(text.bytes, options: options)
  case .json: document = try readJSON(text.bytes, options: options)
  default: throw .unsupported(format)
  }
  if let note { document.note = note }
  if text.replaced > 0, document.note == nil {
    document.note = .replacedBytes(count: text.replaced)
  }
  return document
}
