internal import DocketModel

/// Reads a catalogue of exploited vulnerabilities as CISA publishes it: one briefing per entry.
///
/// The list of the European agency has the same members for the most part and is read likewise; it
/// asks for nothing, so its briefings have no actions.
func readKEV(_ bytes: [UInt8], options: ImportOptions) throws(ImportError) -> Document {
  let json = try JSON(advisory: bytes)
  let entries = json.array ?? json.elements("vulnerabilities")
  guard entries.count <= briefingCountLimit else { throw .overLimit(.briefings) }
  let title = json.line("title")
  let source = Source(name: title.map(catalogueName), path: options.path)
  var document = Document(format: .kev, title: title)
  document.briefings.reserveCapacity(entries.count)
  for entry in entries {
    if let entry = KEVEntry(entry) { document.briefings.append(entry.briefing(from: source)) }
  }
  guard !document.briefings.isEmpty else { throw .noBriefing }
  return document
}

/// `CISA KEV` for the catalogue that everybody calls so; any other is called by its title.
private func catalogueName(_ title: String) -> String {
  title.contains("CISA") ? "CISA KEV" : BriefingTitle.cut(title)
}
