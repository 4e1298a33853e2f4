internal import CMarkup

/// A parsed Markdown text, read event by event.
///
/// Sole owner of the C document; one thread.
struct MarkupEvents: ~Copyable {
  private let document: OpaquePointer

  /// Parses with `dmk_parse`; nil when the library cannot hold the text.
  init?(_ bytes: ArraySlice<UInt8>, _ labels: FootnoteLabels) {
    let parsed = labels.paragraphs.withUnsafeBufferPointer { before in
      bytes.withUnsafeBufferPointer { buffer in
        dmk_parse(
          before.baseAddress, before.count, buffer.baseAddress, buffer.count, labels.areDefined)
      }
    }
    guard let parsed else { return nil }
    document = parsed
  }

  deinit { dmk_free(document) }

  /// One step of the walk, its texts copied.
  struct Event {
    var kind: dmk_kind
    var isEntering: Bool
    var flag: Bool
    var number: Int
    var text: String
    var extra: String
  }

  /// The next event, from `dmk_next`; nil at the end.
  func next() -> Event? {
    var event = dmk_event()
    guard dmk_next(document, &event) else { return nil }
    return Event(
      kind: event.kind, isEntering: event.entering, flag: event.flag, number: Int(event.number),
      text: Self.string(event.text, event.text_length),
      extra: Self.string(event.extra, event.extra_length))
  }

  private static func string(_ start: UnsafePointer<UInt8>?, _ length: Int) -> String {
    guard let start, length > 0 else { return "" }
    return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
  }
}
