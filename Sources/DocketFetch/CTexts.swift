import Glibc

/// Swift texts as C has them, for the time of one call.
enum CTexts {
  /// Hands over one pointer for each text, NULL for an absent one, and NULL behind the last.
  static func with<Answer>(
    _ texts: [String?], _ body: ([UnsafePointer<CChar>?]) -> Answer
  ) -> Answer {
    let copies = texts.map { $0.flatMap { strdup($0) } }
    defer { for copy in copies { free(copy) } }
    return body(copies.map { UnsafePointer($0) } + [nil])
  }
}
