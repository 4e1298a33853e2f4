/// One row of the command table: everything keys, palette, `:` line, hints and manual say of it.
public struct Command: Sendable, Hashable {
  /// The name used to rebind it and on the `:` line.
  public var name: String
  /// Key sequences as people write them: `j`, `Ctrl-D`, `g i`.
  public var keys: [String]
  public var places: Set<KeyPlace>
  /// One sentence that says what it does.
  public var sentence: String
  /// Other words people look for.
  public var synonyms: [String]
  /// Whether a number in front repeats it.
  public var takesCount: Bool
  public var verb: Verb
  /// What the last row says of it, per place; absent where it is not offered.
  public var hint: Hint?

  /// A few letters for the last row.
  public struct Hint: Sendable, Hashable {
    public var label: String
    public var places: Set<KeyPlace>
    /// Smaller comes first when the row is narrow.
    public var rank: Int

    public init(_ label: String, in places: Set<KeyPlace>, rank: Int) {
      self.label = label
      self.places = places
      self.rank = rank
    }
  }

  public init(
    _ name: String, _ keys: [String], _ places: Set<KeyPlace>, _ sentence: String, _ verb: Verb,
    synonyms: [String] = [], count: Bool = false, hint: Hint? = nil
  ) {
    self.name = name
    self.keys = keys
    self.places = places
    self.sentence = sentence
    self.synonyms = synonyms
    self.takesCount = count
    self.verb = verb
    self.hint = hint
  }
}
