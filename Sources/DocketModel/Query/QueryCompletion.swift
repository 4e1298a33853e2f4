/// What the word at the cursor of a query could become.
public struct QueryCompletion: Sendable, Hashable {
  /// The names a store knows, for the values of keys.
  public struct Vocabulary: Sendable, Hashable {
    public var tags: [String]
    public var owners: [String]
    public var topics: [String]
    public var vendors: [String]
    public var sources: [String]
    /// Titles and addresses of feeds, the likeliest first.
    public var feeds: [String]

    public init(
      tags: [String] = [], owners: [String] = [], topics: [String] = [], vendors: [String] = [],
      sources: [String] = [], feeds: [String] = []
    ) {
      self.tags = tags
      self.owners = owners
      self.topics = topics
      self.vendors = vendors
      self.sources = sources
      self.feeds = feeds
    }
  }

  /// The UTF-8 bytes of the text that a candidate replaces.
  public var range: Range<Int>
  /// Whole replacements, the likeliest first: `is:unread`, `vendor:"Palo Alto"`; keys end in a colon.
  public var candidates: [String]

  /// Looks at the word that ends at the cursor, a UTF-8 offset; the end of the text by default.
  public init(_ text: String, cursor: Int? = nil, vocabulary: Vocabulary = Vocabulary()) {
    let bytes = Array(text.utf8.prefix(max(0, cursor ?? .max)))
    let last = QueryLexer.tokens(bytes).last
    guard let last, last.range.upperBound == bytes.count, case .word(let word) = last.token else {
      range = bytes.count..<bytes.count
      candidates = Self.keys(beginningWith: "")
      return
    }
    range = last.range
    guard let name = word.key else {
      candidates = word.isQuoted || word.isPrefix ? [] : Self.keys(beginningWith: word.text)
      return
    }
    guard let key = QueryWords.Key(rawValue: name) else {
      candidates = []
      return
    }
    let sign = word.comparison?.rawValue ?? ""
    candidates = Self.values(of: key, vocabulary)
      .filter { Self.begins($0, with: word.text) }
      .map { "\(key.rawValue):\(sign)\(Self.written($0, for: key))" }
  }

  private static func keys(beginningWith text: String) -> [String] {
    QueryWords.Key.allCases.map(\.rawValue).filter { begins($0, with: text) }.map { "\($0):" }
  }

  private static func values(of key: QueryWords.Key, _ vocabulary: Vocabulary) -> [String] {
    switch key {
    case .owner: QueryWords.values(of: key) + vocabulary.owners.filter { $0 != "me" }
    case .tag: vocabulary.tags
    case .topic: vocabulary.topics
    case .vendor: vocabulary.vendors
    case .source: vocabulary.sources
    case .feed: vocabulary.feeds
    default: QueryWords.values(of: key)
    }
  }

  /// A value in quotation marks where it needs them; `-` alone means nobody and stays bare.
  private static func written(_ value: String, for key: QueryWords.Key) -> String {
    key == .owner && value == "-" ? value : Query.Term.name(value, isWord: key.takesWords)
  }

  private static func begins(_ candidate: String, with text: String) -> Bool {
    candidate.lowercased().utf8.starts(with: text.lowercased().utf8)
  }
}

extension QueryWords.Key {
  /// Whether its values are words of the language, which are never put in quotation marks.
  fileprivate var takesWords: Bool { !QueryWords.values(of: self).isEmpty && self != .owner }
}
