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
  var address: String? {
    if let link, !link.isEmpty { return link }
    guard idIsLink, let id, WebAddress.isLink(id) else { return nil }
    return id
  }

  /// The text to read: the longest version of the whole text, or a longer description.
  var fullest: FeedText? {
    var best: FeedText?
    for text in contents + summaries where !text.value.isEmpty {
      if let found = best, text.value.utf8.count <= found.value.utf8.count { continue }
      best = text
    }
    return best ?? captions.max { $0.value.utf8.count < $1.value.utf8.count }
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
