internal import CMarkup

/// A parsed page: its nodes in the order of the text, so that a subtree is a run of them.
///
/// No node owns another, so neither building nor freeing nor walking it recurses.
struct HTMLTree {
  struct Node {
    var tag: HTMLTag
    var parent: Int32
    /// The index after its last descendant.
    var end: Int32
    /// The bytes of a text node, the attributes of an element.
    var from: Int32
    var count: Int32
  }

  struct Attribute {
    var name: HTMLAttribute
    var value: String
  }

  /// More nodes are read as the text in them; so many hold a page of 10 MB.
  static let nodeLimit = 1_000_000

  private(set) var nodes: [Node] = []
  private(set) var bytes: [UInt8] = []
  private(set) var attributes: [Attribute] = []
  private var open: [Int32] = []
  /// Elements that are open but have no node.
  private var passedOver = 0

  /// Parses UTF-8; throws ``ImportError/missingLibrary(package:)`` where libxml2 is not installed.
  ///
  /// Tidy markup is read without it: the tree is the same, but for elements that only libxml2 adds.
  init(_ html: [UInt8], allowsTidy: Bool = true) throws(ImportError) {
    if allowsTidy, let tidy = TidyMarkup(html) {
      (nodes, bytes, attributes) = (tidy.nodes, tidy.bytes, tidy.attributes)
      return
    }
    guard dmk_libxml_load() else { throw .missingLibrary(package: "libxml2") }
    nodes.append(Node(tag: .other, parent: -1, end: 0, from: 0, count: 0))
    open.append(0)
    let isParsed = withUnsafeMutablePointer(to: &self) { tree in
      var visitor = dmk_html_visitor(
        context: tree,
        enter: { context, name, attributes, count in
          guard let name, let tree = HTMLTree.of(context) else { return }
          tree.pointee.enter(name, attributes, count)
        },
        leave: { HTMLTree.of($0)?.pointee.leave() },
        text: { context, bytes, length in
          let bytes = UnsafeBufferPointer(start: bytes, count: length)
          HTMLTree.of(context)?.pointee.add(bytes)
        })
      return html.withUnsafeBufferPointer { dmk_html_parse($0.baseAddress, $0.count, &visitor) }
    }
    guard isParsed else { throw .malformed(line: nil) }
    nodes[0].end = Int32(nodes.count)
    open = []
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HTMLTree>? {
    context?.assumingMemoryBound(to: HTMLTree.self)
  }

  private mutating func enter(
    _ name: UnsafePointer<CChar>, _ pairs: UnsafePointer<UnsafePointer<CChar>?>?, _ count: Int
  ) {
    guard nodes.count < Self.nodeLimit, passedOver == 0 else {
      passedOver += 1
      return
    }
    let first = attributes.count
    if let pairs {
      for index in 0..<count {
        guard let key = pairs[2 * index], let name = HTMLAttribute.byName[String(cString: key)]
        else { continue }
        let value = pairs[2 * index + 1].map { String(cString: $0) } ?? ""
        attributes.append(Attribute(name: name, value: value))
      }
    }
    let node = Node(
      tag: HTMLTag(name: String(cString: name)), parent: open.last ?? 0, end: 0,
      from: Int32(first), count: Int32(attributes.count - first))
    open.append(Int32(nodes.count))
    nodes.append(node)
  }

  private mutating func leave() {
    if passedOver > 0 {
      passedOver -= 1
    } else if open.count > 1, let last = open.popLast() {
      nodes[Int(last)].end = Int32(nodes.count)
    }
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    let from = Int32(bytes.count)
    bytes.append(contentsOf: text)
    if let last = nodes.last, last.tag == .text, last.parent == open.last {
      nodes[nodes.count - 1].count += Int32(text.count)
    } else {
      let end = Int32(nodes.count + 1)
      nodes.append(
        Node(
          tag: .text, parent: open.last ?? 0, end: end, from: from, count: Int32(text.count)))
    }
  }
}

extension HTMLTree {
  /// The whole page.
  var root: Range<Int> { 0..<nodes.count }

  /// A node and everything in it.
  func range(of node: Int) -> Range<Int> { node..<Int(nodes[node].end) }

  func tag(_ node: Int) -> HTMLTag { nodes[node].tag }

  /// The node around it; nil for the outermost.
  func parent(_ node: Int) -> Int? {
    let parent = Int(nodes[node].parent)
    return parent >= 0 ? parent : nil
  }

  /// The nodes right below it, in their order.
  func children(_ node: Int) -> [Int] {
    var found: [Int] = []
    var child = node + 1
    let end = Int(nodes[node].end)
    while child < end {
      found.append(child)
      child = Int(nodes[child].end)
    }
    return found
  }

  /// The value of an attribute; nil where the element has none of that name.
  func attribute(_ name: HTMLAttribute, of node: Int) -> String? {
    guard tag(node) != .text else { return nil }
    let from = Int(nodes[node].from)
    for attribute in attributes[from..<(from + Int(nodes[node].count))] where attribute.name == name
    {
      return attribute.value
    }
    return nil
  }

  /// The bytes of a text node.
  func text(_ node: Int) -> ArraySlice<UInt8> {
    guard tag(node) == .text else { return [] }
    let from = Int(nodes[node].from)
    return bytes[from..<(from + Int(nodes[node].count))]
  }

  /// The text in it as one line.
  func line(_ node: Int) -> String {
    var out: [UInt8] = []
    var index = node
    while index < Int(nodes[node].end) {
      if tag(index) == .text {
        out += text(index)
      } else if index != node, tag(index).isSilent {
        index = Int(nodes[index].end)
        continue
      } else if tag(index) == .br || tag(index).isBlock {
        out.append(0x20)
      }
      index += 1
    }
    return String(decoding: out, as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
  }

  /// The first element of that kind.
  func first(_ tag: HTMLTag) -> Int? { nodes.firstIndex { $0.tag == tag } }
}
