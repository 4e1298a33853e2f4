/// Reads XML as feeds write it: event by event, mending what is broken, remembering where.
///
/// Well-formed documents (XML 1.0, Namespaces in XML 1.0) come out as the standard says. Of others
/// as much as can be made out: bare `&` and `<` are text, HTML's named characters are known, what
/// is left open is closed by what closes around it, and an end tag of nothing is passed over.
/// Every step moves forward, so the work is linear; the stack is a list, at most 256 deep.
struct XMLReader {
  /// What was met next.
  enum Event {
    case start(XMLTag)
    /// The bytes are in ``XMLReader/text``, references resolved.
    case text
    case end
  }

  let bytes: [UInt8]
  var index = 0
  /// The text of the last ``Event/text``.
  var text: [UInt8] = []
  /// Where the markup first broke the rules; nil while it has not.
  var faultOffset: Int?
  var entities = XMLEntities()
  var names = XMLNamespaces()
  /// Marks whose end was looked for in vain: they are not looked for again.
  var missing: Set<UInt8> = []
  /// The open elements, their names as written in small letters.
  private(set) var open: [String] = []
  /// How many of the open elements are still open after the end events that are due.
  private var openAfterEnds = 0
  private var pending: XMLTag?
  /// A tag that was read while text before it is handed out.
  private var held: Markup?
  private var hasEmptyElement = false

  static let depthLimit = 256
  static let attributeLimit = 128

  /// Whether names stay as written; feeds are careless about capitals, so by default they are small.
  let keepsCapitals: Bool

  init(_ bytes: [UInt8], keepsCapitals: Bool = false) {
    self.bytes = bytes
    self.keepsCapitals = keepsCapitals
  }

  /// The line of the first fault, counted from 1.
  var faultLine: Int? {
    faultOffset.map { offset in 1 + bytes[..<min(offset, bytes.count)].count { $0 == 0x0A } }
  }

  /// The next event; nil at the end, where everything has been closed.
  mutating func next() throws(ImportError) -> Event? {
    if hasEmptyElement {
      hasEmptyElement = false
      return closeLast()
    }
    if open.count > openAfterEnds { return closeLast() }
    if let tag = pending {
      pending = nil
      return try push(tag)
    }
    text.removeAll(keepingCapacity: true)
    if let markup = held {
      held = nil
      if let event = try take(markup) { return event }
    }
    while index < bytes.count {
      guard bytes[index] == 0x3C else {
        try readText()
        continue
      }
      guard let markup = try readMarkup() else { continue }
      if !text.isEmpty {
        held = markup
        return .text
      }
      if let event = try take(markup) { return event }
    }
    if !text.isEmpty { return .text }
    guard !open.isEmpty else { return nil }
    fault(bytes.count)
    openAfterEnds = 0
    return closeLast()
  }

  /// Remembers the first place that breaks the rules.
  mutating func fault(_ offset: Int) {
    if faultOffset == nil { faultOffset = offset }
  }

  private mutating func take(_ markup: Markup) throws(ImportError) -> Event? {
    switch markup {
    case .start(let tag): return try takeStart(tag)
    case .end(let name): return takeEnd(name)
    }
  }

  private mutating func takeStart(_ tag: XMLTag) throws(ImportError) -> Event? {
    // As in HTML, which people forget to escape: a paragraph ends where the next one begins.
    if let last = open.last, last == tag.written, Self.endedByItself.contains(last) {
      fault(index)
      pending = tag
      openAfterEnds = open.count - 1
      return closeLast()
    }
    return try push(tag)
  }

  private mutating func push(_ tag: XMLTag) throws(ImportError) -> Event {
    guard open.count < Self.depthLimit else { throw .overLimit(.depth) }
    var isEmpty = tag.isEmpty
    if !isEmpty, Self.void.contains(tag.written), !nextCloses(tag.written) {
      fault(index)
      isEmpty = true
    }
    open.append(tag.written)
    openAfterEnds = open.count
    hasEmptyElement = isEmpty
    return .start(tag)
  }

  private mutating func takeEnd(_ name: String) -> Event? {
    if open.last == name { return closeLast() }
    fault(index)
    if let place = open.lastIndex(of: name) {
      openAfterEnds = place
      return closeLast()
    }
    // `<content:encoded> ... </encoded>` closes what it meant to.
    if let last = open.last, let local = last.split(separator: ":").last, local == name {
      return closeLast()
    }
    return nil
  }

  private mutating func closeLast() -> Event {
    open.removeLast()
    names.leave(to: open.count)
    openAfterEnds = min(openAfterEnds, open.count)
    return .end
  }

  private func nextCloses(_ name: String) -> Bool {
    let rest = bytes[min(index, bytes.count)...].prefix(name.utf8.count + 2)
    return String(decoding: rest, as: UTF8.self).lowercased() == "</" + name
  }

  /// Elements of HTML that hold nothing, and those whose end may be left out; no feed format has
  /// elements of these names.
  private static let void: Set<String> = ["br", "hr", "img", "input", "wbr"]
  private static let endedByItself: Set<String> = [
    "p", "li", "tr", "td", "th", "dt", "dd", "option",
  ]
}

/// A start tag.
struct XMLTag {
  /// The name in small letters; known namespaces have their usual prefix, those of the feed
  /// formats themselves have none.
  var name: String
  /// The name as written, in small letters.
  var written: String
  var attributes: [(name: String, value: String)] = []
  var isEmpty = false

  /// The value of the attribute; nil where there is none.
  subscript(_ name: String) -> String? {
    for attribute in attributes where attribute.name == name { return attribute.value }
    return nil
  }

  /// The name without its prefix.
  var local: Substring {
    guard let colon = name.utf8.lastIndex(of: 0x3A) else { return Substring(name) }
    return name[name.utf8.index(after: colon)...]
  }
}
