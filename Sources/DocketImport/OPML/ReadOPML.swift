/// Reads a list of feeds (OPML 1.0 and 2.0).
///
/// Addresses stand as written: whoever adds a feed checks them like any other input. Nothing but
/// title and address is taken, so a list can name no command and no filter. Capitals count, as the
/// specification has it.
func readOPML(_ bytes: [UInt8]) throws(ImportError) -> Document {
  var xml = XMLReader(bytes, keepsCapitals: true)
  var document = Document(format: .opml)
  var isOPML = false
  var isTitle = false
  // For each open element the title of the outline, where it is one.
  var open: [String?] = []
  while let event = try xml.next() {
    switch event {
    case .start(let tag):
      isTitle = tag.name == "title" && document.title == nil
      if tag.name == "opml" { isOPML = true }
      guard tag.local == "outline" else {
        open.append(nil)
        continue
      }
      let title = (tag["title"] ?? tag["text"]).flatMap {
        $0.trimmed().isEmpty ? nil : $0.trimmed()
      }
      if let address = tag["xmlUrl"]?.trimmed(), !address.isEmpty {
        guard document.feeds.count < FeedReader.entryLimit else { throw .overLimit(.briefings) }
        document.feeds.append(
          FeedOutline(title: title, url: address, path: open.compactMap { $0 }))
      }
      open.append(title)
    case .text:
      let text = String(decoding: xml.text, as: UTF8.self).trimmed()
      if isTitle, !text.isEmpty { document.title = BriefingTitle.cut(text) }
    case .end:
      isTitle = false
      if !open.isEmpty { open.removeLast() }
    }
  }
  guard isOPML || !document.feeds.isEmpty else { throw .malformed(line: xml.faultLine) }
  document.note = xml.faultLine.map { .illFormed(line: $0) }
  return document
}
