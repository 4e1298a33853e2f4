internal import DocketModel

/// Reads RSS, Atom, RDF and JSON Feed: one briefing for each entry, in the order of the feed.
func readFeed(_ bytes: [UInt8], options: ImportOptions) throws(ImportError) -> Document {
  if bytes.first(where: { $0 > 0x20 }) == 0x7B {
    let read = try JSONFeed(JSON(advisory: bytes), base: options.base)
    return try document(read.feed, read.entries, options: options)
  }
  let read = try FeedReader(bytes, base: options.base)
  guard read.isFeed else { throw .malformed(line: read.faultLine) }
  var document = try document(read.feed, read.entries, options: options)
  document.note = read.faultLine.map { .illFormed(line: $0) }
  return document
}

private func document(
  _ feed: FeedFacts, _ entries: [FeedFacts], options: ImportOptions
) throws(ImportError) -> Document {
  let title = feed.title?.line
  var document = Document(
    format: .feed, title: title.flatMap { $0.isEmpty ? nil : BriefingTitle.cut($0) },
    link: feed.address)
  document.briefings.reserveCapacity(entries.count)
  for entry in entries {
    document.briefings.append(
      try entry.briefing(of: feed, named: document.title, path: options.path))
  }
  return document
}

/// Reads XML that does not say at its start what it is: a feed, else a list of feeds.
func readXML(_ bytes: [UInt8], options: ImportOptions) throws(ImportError) -> Document {
  do throws(ImportError) {
    return try readFeed(bytes, options: options)
  } catch .malformed {
    do throws(ImportError) { return try readOPML(bytes) } catch .malformed {
      throw .unsupported(.xml)
    }
  }
}

/// Reads JSON that does not say at its start what it is; only a feed may do that.
func readJSON(_ bytes: [UInt8], options: ImportOptions) throws(ImportError) -> Document {
  let json = try JSON(advisory: bytes)
  let read: JSONFeed
  do throws(ImportError) {
    read = try JSONFeed(json, base: options.base)
  } catch .malformed {
    throw .unsupported(.json)
  }
  return try document(read.feed, read.entries, options: options)
}
