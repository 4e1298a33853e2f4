internal import DocketModel

/// The sections of an advisory while they are put together, within a number of bytes.
struct CSAFSections {
  private(set) var all: [Section] = []
  private var room: Int

  init(limit: Int) { room = limit }

  var isFull: Bool { room <= 0 }

  mutating func add(_ kind: Section.Kind, _ heading: String, _ blocks: [Block]) {
    add([Section(kind: kind, heading: heading, blocks: blocks)])
  }

  /// Adds what has text, as long as there is room; the last one may go beyond it by little.
  mutating func add(_ sections: [Section]) {
    for section in sections where !section.blocks.isEmpty || section.kind == .technicalDetails {
      var section = section
      if room <= 0 { section.blocks = [.paragraph("Left out: this advisory is too long.")] }
      section.blocks = section.blocks.map { $0.cut(to: max(room, 1_000)) }
      room -= section.text.utf8.count + section.heading.utf8.count
      all.append(section)
    }
  }

  /// Says by name which vulnerabilities are told of in the source only.
  mutating func add(left names: [String]) {
    guard !names.isEmpty else { return }
    var list = ShortList(limit: 5_000)
    for name in names { list.add(name) }
    all.append(
      Section(
        kind: .technicalDetails, heading: "\(names.count) more vulnerabilities",
        blocks: [.paragraph("Too many to be shown in full: " + list.joined)]))
  }
}

extension Block {
  /// The block with no more than a number of bytes of text in it, as far as it is one paragraph.
  fileprivate func cut(to limit: Int) -> Block {
    guard case .paragraph(let text) = self, text.utf8.count > limit else { return self }
    return .paragraph(text.shortened(to: limit))
  }
}
