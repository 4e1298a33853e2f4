/// What a feed or one of its entries says about itself, in the words of all formats.
struct FeedFacts {
  var title: FeedText?
  var link: String?
  var id: String?
  /// Whether the id may serve as the address.
  var idIsLink = true
  var authors: [FeedPerson] = []
  var published: String?
  var updated: String?
  /// A date that does not say of what (Dublin Core).
  var date: String?
  var created: String?
  var language: String?
  var topics: [String] = []
  /// The whole text, each version that the feed gives.
  var contents: [FeedText] = []
  /// Descriptions and summaries.
  var summaries: [FeedText] = []
  /// Texts that media carry; used where nothing else is.
  var captions: [FeedText] = []
  var mediaTitle: FeedText?
  /// Files that come with an entry.
  var enclosures: [String] = []
  /// How deep the title stood: one closer to the entry counts more.
  private var titleDepth = Int.max

  /// The address: a stated one, else the id where that is one.
  ///
  /// An id that is a name for ever (`tag:`, `urn:`) leads nowhere, but it is what can be cited.
  var address: String? {
    if let link, !link.isEmpty { return link }
    guard idIsLink, let id else { return nil }
    return WebAddress.isLink(id) || id.hasPrefix("tag:") || id.hasPrefix("urn:") ? id : nil
  }

  /// The text to read, and another version of it that the feed gives beside, such as a summary.
  ///
  /// Read is the longest version of the whole text, or a description that is longer still.
  var texts: (fullest: FeedText?, other: FeedText?) {
    let all = contents + summaries + captions
    let proper = contents.count + summaries.count
    var best = 0
    for place in all.prefix(proper == 0 ? all.count : proper).indices
    where all[place].value.utf8.count > all[best].value.utf8.count { best = place }
    guard !all.isEmpty else { return (nil, nil) }
    return (all[best], all.indices.first { $0 != best }.map { all[$0] })
  }

  mutating func add(topic: String) {
    let topic = topic.split { $0.isWhitespace }.joined(separator: " ")
    guard !topic.isEmpty, topics.count < 100, !topics.contains(topic) else { return }
    topics.append(topic)
  }

  /// Takes what an element held into its field.
  mutating func take(_ capture: FeedCapture) {
    let text = capture.text
    let value = text.value
    guard !value.isEmpty else { return }
    switch capture.field {
    case .title:
      guard capture.depth < titleDepth else { return }
      titleDepth = capture.depth
      title = text
    case .mediaTitle: mediaTitle = mediaTitle ?? text
    case .link: link = RelativeAddress.resolved(value, from: capture.base)
    case .id:
      idIsLink = capture.isPermanent
      id = idIsLink ? RelativeAddress.resolved(value, from: capture.base) : value
    case .published: published = value
    case .updated: updated = value
    case .date: date = value
    case .created: created = value
    case .topic: add(topic: text.line)
    case .topicList: for topic in value.split(separator: ",") { add(topic: String(topic)) }
    case .language: language = value
    case .content: contents.append(text)
    case .summary: summaries.append(text)
    case .caption: captions.append(text)
    case .enclosure: break
    case .personName: setAuthor { $0.name = text.line }
    case .personMail: setAuthor { $0.mail = value }
    case .personPage: setAuthor { $0.page = value }
    }
  }

  private mutating func setAuthor(_ change: (inout FeedPerson) -> Void) {
    if let last = authors.indices.last { change(&authors[last]) }
  }
}
