import DocketImport
import DocketModel
import Foundation
import Testing

/// One case of the importer: a folder with `input.txt`, `input.md` or `input.html` and `expected.txt`.
struct CaseFolder: Sendable, CustomTestStringConvertible {
  let name: String
  let folder: URL

  var testDescription: String { name }

  static let all: [CaseFolder] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") }
      .map { CaseFolder(name: $0, folder: root.appendingPathComponent($0)) }
  }()

  func input() throws -> (bytes: [UInt8], path: String) {
    for path in ["input.txt", "input.md", "input.html"] {
      let file = folder.appendingPathComponent(path)
      if let data = try? Data(contentsOf: file) { return ([UInt8](data), path) }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  var expectedFile: URL { folder.appendingPathComponent("expected.txt") }
}

/// A document as people read it in a review.
func description(of document: Document) -> String {
  var lines = ["format: \(document.format.rawValue)"]
  for line in document.leftOut { lines.append("left out: \(line.reason.rawValue): \(line.line)") }
  for briefing in document.briefings { lines += describe(briefing) }
  return lines.joined(separator: "\n") + "\n"
}

private func describe(_ briefing: Briefing) -> [String] {
  var lines = ["", "title: \(briefing.title)"]
  func add(_ name: String, _ value: String?) {
    if let value, !value.isEmpty { lines.append("\(name): \(value)") }
  }
  add("link", briefing.link)
  add("guid", briefing.guid)
  add("author", briefing.author)
  add("published", briefing.published.map { "\($0.seconds)" })
  add("updated", briefing.updated.map { "\($0.seconds)" })
  add("language", briefing.language)
  add("topics", briefing.topics.joined(separator: ", "))
  add("severity", briefing.severity?.word)
  add("cves", briefing.cves.joined(separator: ", "))
  add("identifiers", briefing.identifiers.joined(separator: ", "))
  for (place, section) in briefing.sections.enumerated() {
    lines.append("")
    lines.append("section \(place) \(section.kind.rawValue): \(section.heading)")
    for block in section.blocks { lines.append(describe(block)) }
  }
  if !briefing.actions.isEmpty { lines.append("") }
  for action in briefing.actions {
    let anchor = action.anchor.map { "@\($0.section).\($0.block)" } ?? ""
    let due = action.due.map { " due \($0.number)" } ?? ""
    lines.append("action \(action.ordinal)\(anchor)\(due): \(action.title)")
    for line in action.detail.split(separator: "\n") { lines.append("    \(line)") }
  }
  if !briefing.related.isEmpty { lines.append("") }
  for one in briefing.related {
    lines.append("related: \(one.title)\(one.link.map { " <\($0)>" } ?? "")")
    if let excerpt = one.excerpt { lines.append("    \(excerpt)") }
  }
  for link in briefing.links { lines.append("link: \(link.text) <\(link.url)>") }
  return lines
}

private func describe(_ block: Block) -> String {
  let name =
    switch block {
    case .paragraph: "paragraph"
    case .list(let ordered, _): ordered ? "numbered" : "list"
    case .code(_, let language): "code\(language.map { " " + $0 } ?? "")"
    case .quote: "quote"
    case .table: "table"
    }
  return block.text.split(separator: "\n").map { "  \(name)| \($0)" }.joined(separator: "\n")
}
