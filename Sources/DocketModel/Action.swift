/// One thing to do, as a briefing or a person says it.
public struct Action: Sendable, Hashable {
  /// Its place in the source's list, from 1.
  public var ordinal: Int
  public var title: String
  public var detail: String
  public var origin: Origin
  /// When the source wants it done by.
  public var due: Day?
  public var products: [String]
  /// Where in the text it was said.
  public var anchor: Anchor?

  public init(
    ordinal: Int, title: String, detail: String = "", origin: Origin = .article,
    due: Day? = nil, products: [String] = [], anchor: Anchor? = nil
  ) {
    self.ordinal = ordinal
    self.title = title
    self.detail = detail
    self.origin = origin
    self.due = due
    self.products = products
    self.anchor = anchor
  }

  /// Who said that it should be done.
  public enum Origin: String, Sendable, Hashable, CaseIterable {
    case article, csaf, kev, osv, user
  }

  /// A place in a briefing: a section and a block of it, both counted from 0.
  public struct Anchor: Sendable, Hashable {
    public var section: Int
    public var block: Int

    public init(section: Int, block: Int) {
      self.section = section
      self.block = block
    }
  }
}
