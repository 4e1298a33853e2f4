/// Recognises the format of a text: what the caller was told, then the content, then the file name.
func detectFormat(_ bytes: [UInt8], options: ImportOptions) -> ImportFormat {
  if let named = formatOfContentType(options.contentType) { return named }
  let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
  let head = String(decoding: bytes[start...].prefix(4_096), as: UTF8.self)
  let ending = options.path?.split(separator: ".").last?.lowercased()
  if ending == "json" || isJSON(options.contentType) {
    let found = formatOfMarkup(head, isMarkdown: false) ?? .json
    return found == .json ? formatOfMembers(bytes) : found
  }
  if let found = formatOfMarkup(head, isMarkdown: ending == "md" || ending == "markdown") {
    return found == .json ? formatOfMembers(bytes) : found
  }
  switch ending {
  case "html", "htm", "xhtml": return .html
  case "md", "markdown", "mdown", "mkd", "mdx": return .markdown
  case "txt", "text", "eml": return looksLikeFrontMatter(head) ? .markdown : .text
  default: return looksLikeMarkdown(bytes, head: head) ? .markdown : .text
  }
}

private func formatOfContentType(_ type: String?) -> ImportFormat? {
  switch type.map(nameOfContentType) {
  case "text/markdown", "text/x-markdown": return .markdown
  case "text/html", "application/xhtml+xml": return .html
  case "application/rss+xml", "application/atom+xml", "application/rdf+xml",
    "application/feed+json":
    return .feed
  case "text/x-opml": return .opml
  // `text/plain` is what servers say of Markdown too.
  default: return nil
  }
}

private func nameOfContentType(_ type: String) -> String {
  type.prefix { $0 != ";" }.trimmed().lowercased()
}

/// Whether the sender calls it JSON (RFC 8259 and RFC 6839, section 3.1): then it is never prose.
private func isJSON(_ type: String?) -> Bool {
  guard let name = type.map(nameOfContentType) else { return false }
  return name == "application/json" || name == "text/json" || name.hasSuffix("+json")
}

/// Formats that show themselves by their first characters.
///
/// Markdown may start with tags and brackets of its own, so there only whole documents count.
private func formatOfMarkup(_ head: String, isMarkdown: Bool) -> ImportFormat? {
  if head.hasPrefix("{") || head.hasPrefix("[") { return isMarkdown ? nil : formatOfJSON(head) }
  guard head.hasPrefix("<") else { return nil }
  let lower = head.lowercased()
  for (mark, format) in [
    ("<opml", ImportFormat.opml), ("<rss", .feed), ("<feed", .feed), ("<rdf:rdf", .feed),
    ("<channel", .feed), ("http://backend.userland.com/rss", .feed), ("<!doctype html", .html),
    ("<html", .html),
  ] where lower.firstRange(ofText: mark) != nil {
    return format
  }
  if lower.hasPrefix("<?xml") { return .xml }
  if isMarkdown { return nil }
  for tag in ["<head", "<body", "<article", "<main", "<section", "<meta", "<title", "<div class"]
  where lower.hasPrefix(tag) {
    return .html
  }
  return nil
}

/// Text in brackets may start like JSON, so a member name is asked for.
private func formatOfJSON(_ head: String) -> ImportFormat? {
  let body = head.dropFirst().drop { $0.isWhitespace }
  guard let first = body.first,
    first == "\"" || first == "{" || first == "[" || first == "}" || first == "]"
  else { return nil }
  if head.hasPrefix("["), first != "{" { return nil }
  let name = head.firstRange(ofText: "\"")
  guard name != nil || first == "}" else { return nil }
  for (mark, format) in [
    ("\"csaf_version\"", ImportFormat.csaf), ("jsonfeed.org/version", .feed),
    ("\"catalogVersion\"", .kev), ("\"vendorProject\"", .kev), ("\"schema_version\"", .osv),
    ("\"affected\"", .osv),
  ] where head.firstRange(ofText: mark) != nil {
    return format
  }
  return .json
}

/// The format of JSON whose start does not tell: the member that does may stand anywhere.
private func formatOfMembers(_ bytes: [UInt8]) -> ImportFormat {
  for (mark, format) in [
    ("\"csaf_version\"", ImportFormat.csaf), ("\"vendorProject\"", .kev),
    ("\"schema_version\"", .osv),
  ] where contains(mark, bytes) {
    return format
  }
  return .json
}

private func contains(_ mark: String, _ bytes: [UInt8]) -> Bool {
  let wanted = Array(mark.utf8)
  var index = 0
  while let start = bytes[index...].firstIndex(of: 0x22) {
    if bytes[start...].starts(with: wanted) { return true }
    index = start + 1
  }
  return false
}

func looksLikeFrontMatter(_ head: String) -> Bool {
  for fence in ["---\n", "+++\n", "```toml\n"] where head.hasPrefix(fence) { return true }
  return false
}

/// Whether the text has marks that only Markdown has; one kind alone also occurs in mail.
private func looksLikeMarkdown(_ bytes: [UInt8], head: String) -> Bool {
  // The prompts of the commands in it look like headings.
  if head.hasPrefix(SignedText.head) { return false }
  if looksLikeFrontMatter(head) { return true }
  var headings = 0
  var others = 0
  for line in String(decoding: bytes.prefix(65_536), as: UTF8.self).split(separator: "\n") {
    if line.hasPrefix("#") {
      let level = line.prefix { $0 == "#" }.count
      if level <= 6, line.dropFirst(level).first == " " { headings += 1 }
    } else if line.hasPrefix("```") || line.hasPrefix("- [ ] ") || line.hasPrefix("|--") {
      others += 1
    } else if line.utf8.contains(0x5D), line.prefix(2_000).contains("](") {
      others += 1
    }
  }
  return headings >= 2 || (headings >= 1 && others >= 1) || others >= 2
}
