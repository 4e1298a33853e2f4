/// Reads RSS 0.9x, 1.0 and 2.0, RDF, Atom 0.3 and 1.0: one vocabulary, wherever its words stand.
///
/// An element belongs to the innermost feed or entry around it. Feeds nest them in many wrong ways,
/// so nothing asks for more order than that.
struct FeedReader {
  private(set) var feed = FeedFacts()
  private(set) var entries: [FeedFacts] = []
  /// Whether an element of a feed was met.
  private(set) var isFeed = false
  /// The first line that breaks the rules of XML.
  private(set) var faultLine: Int?

  private var xml: XMLReader
  private var isAtom = false
  private var frames: [Frame] = []
  private var capture: FeedCapture?

  static let entryLimit = 50_000

  /// Where an element stands, and what holds inside it.
  private struct Frame {
    var place: Place
    /// Whether the entry is spoken of, rather than the feed.
    var isEntry = false
    var base: String?
    var language: String?
  }

  /// What the words inside an element speak of.
  private enum Place {
    case outside, subject, person
    /// A picture, a search form, the source of an entry: their titles are not the entry's.
    case aside
  }

  /// Reads the whole of it.
  init(_ bytes: [UInt8], base: String?) throws(ImportError) {
    xml = XMLReader(bytes)
    frames = [Frame(place: .outside, base: base)]
    while let event = try xml.next() {
      switch event {
      case .start(let tag): try start(tag)
      case .text: addText()
      case .end: end()
      }
    }
    faultLine = xml.faultLine
  }

  private var frame: Frame { frames[frames.count - 1] }

  private mutating func addText() {
    if capture != nil {
      capture?.add(xml.text)
    } else if frame.place == .person {
      let text = String(decoding: xml.text, as: UTF8.self)
      update(frame.isEntry) { facts in
        if let last = facts.authors.indices.last { facts.authors[last].text += text }
      }
    }
  }

  private mutating func start(_ tag: XMLTag) throws(ImportError) {
    let outer = frame
    var inner = outer
    if let base = tag["xml:base"], !base.isEmpty {
      inner.base = RelativeAddress.resolved(base, from: outer.base)
    }
    if let language = tag["xml:lang"] { inner.language = language }
    if capture != nil {
      // An entry never stands inside a text: then the text was not closed.
      guard tag.name == "item" || tag.name == "entry" else {
        capture?.open(tag, base: inner.base)
        frames.append(inner)
        return
      }
      finish()
    }
    let isPlace = try enter(tag, &inner)
    frames.append(inner)
    guard !isPlace else { return }
    switch inner.place {
    case .subject: take(tag, inner)
    case .person: takePersonPart(tag, inner)
    case .outside, .aside: break
    }
  }

  /// Whether the element is a place of its own; a word about the place around it is not.
  private mutating func enter(_ tag: XMLTag, _ inner: inout Frame) throws(ImportError) -> Bool {
    switch tag.name {
    case "rss", "rdf:rdf", "rdf", "channel", "feed":
      isFeed = true
      if tag.name == "feed" { isAtom = true }
      feed.language = tag["xml:lang"] ?? feed.language
      inner.place = .subject
      inner.isEntry = false
    case "item", "entry":
      guard entries.count < Self.entryLimit else { throw .overLimit(.briefings) }
      isFeed = true
      var facts = FeedFacts()
      facts.language = inner.language
      facts.id = tag["rdf:about"]
      entries.append(facts)
      inner.place = .subject
      inner.isEntry = true
    case "image", "textinput", "source", "itunes:owner", "contributor":
      inner.place = .aside
    case "author", "dc:creator", "dc:author", "itunes:author", "managingeditor":
      guard inner.place == .subject else { return false }
      inner.place = .person
      update(inner.isEntry) { $0.authors.append(FeedPerson()) }
    default: return false
    }
    return true
  }

  private mutating func update(_ isEntry: Bool, _ change: (inout FeedFacts) -> Void) {
    if isEntry, let last = entries.indices.last {
      change(&entries[last])
    } else {
      change(&feed)
    }
  }

  private mutating func take(_ tag: XMLTag, _ inner: Frame) {
    guard let field = FeedField.named(tag.name) else { return }
    switch field {
    case .link:
      if let address = tag["href"] ?? tag["url"] ?? tag["uri"] {
        return addLink(address, tag, inner)
      }
      // An empty `atom:link` of another kind says nothing.
      if let relation = tag["rel"], relation.lowercased() != "alternate" { return }
    case .topic:
      if let term = tag["term"] ?? tag["text"] ?? tag["label"], !term.isEmpty {
        return update(inner.isEntry) { $0.add(topic: term) }
      }
    case .enclosure:
      // Media RSS nests the texts of a file inside it: its elements are words of the entry.
      return addEnclosure(tag["url"] ?? tag["href"], inner)
    case .content: addEnclosure(tag["src"], inner)
    default: break
    }
    capture = FeedCapture(
      field, tag, depth: frames.count, isEntry: inner.isEntry, base: inner.base, isAtom: isAtom)
  }

  private mutating func takePersonPart(_ tag: XMLTag, _ inner: Frame) {
    let field: FeedField
    switch tag.local {
    case "name": field = .personName
    case "email": field = .personMail
    case "url", "uri", "homepage": field = .personPage
    default: return
    }
    capture = FeedCapture(
      field, tag, depth: frames.count, isEntry: inner.isEntry, base: inner.base, isAtom: isAtom)
  }

  private mutating func addLink(_ address: String, _ tag: XMLTag, _ inner: Frame) {
    let relation = tag["rel"]?.lowercased() ?? "alternate"
    if relation == "enclosure" { return addEnclosure(address, inner) }
    let type = tag["type"]?.lowercased() ?? "text/html"
    guard relation == "alternate" || relation.hasSuffix("/alternate"), type.contains("html") else {
      return
    }
    let address = RelativeAddress.resolved(address, from: inner.base)
    update(inner.isEntry) { $0.link = address.isEmpty ? $0.link : address }
  }

  private mutating func addEnclosure(_ address: String?, _ inner: Frame) {
    guard let address, !address.isEmpty else { return }
    let whole = RelativeAddress.resolved(address, from: inner.base)
    update(inner.isEntry) { facts in
      if facts.enclosures.count < 100, !facts.enclosures.contains(whole) {
        facts.enclosures.append(whole)
      }
    }
  }

  private mutating func end() {
    if let depth = capture?.depth, frames.count == depth {
      finish()
    } else {
      capture?.close()
    }
    if frames.count > 1 { frames.removeLast() }
  }

  private mutating func finish() {
    guard let done = capture else { return }
    capture = nil
    update(done.isEntry) { $0.take(done) }
  }
}
