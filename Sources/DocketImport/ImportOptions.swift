public import DocketModel

/// What a caller knows about a document besides its bytes.
public struct ImportOptions: Sendable, Hashable {
  /// Overrides the detection.
  public var format: ImportFormat?
  /// The HTTP content type, parameters included; an empty one counts as absent.
  public var contentType: String?
  /// The address that relative links start from.
  public var base: String?
  /// The name of the file: its ending helps the detection, and it is the title of last resort.
  public var path: String?
  /// The day dates such as `yesterday` count from; without it they are not read.
  public var today: Day?

  public init(
    format: ImportFormat? = nil, contentType: String? = nil, base: String? = nil,
    path: String? = nil, today: Day? = nil
  ) {
    self.format = format
    self.contentType = contentType.flatMap { $0.isEmpty ? nil : $0 }
    self.base = base.flatMap { $0.isEmpty ? nil : $0 }
    self.path = path
    self.today = today
  }
}
