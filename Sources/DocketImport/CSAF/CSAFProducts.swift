internal import DocketModel

/// The names of all products of a document by their ids.
///
/// A relationship brings its own full name; only where it lacks one the names of both sides are put
/// together, without following them further, so relationships in a ring end nowhere.
struct CSAFProducts {
  private var names: [String: String] = [:]
  private var groups: [String: ShortList] = [:]
  /// Vendors and what they call their products, for watch-lists.
  private(set) var topics: [String] = []
  /// The first names, for documents that tell of products only.
  private(set) var all: [String] = []

  /// How many names are listed at one place; the others are a number.
  static let listed = 60

  init(_ tree: JSON) {
    var topics = ShortList(limit: 12)
    // A stack of its own: branches stand inside branches.
    var open = Array(tree.elements("branches").reversed())
    while let branch = open.popLast() {
      let category = branch.line("category")
      if category == "vendor" || category == "product_name", let name = branch.line("name") {
        topics.add(name.shortened(to: 80))
      }
      if let product = branch["product"] { add(product) }
      open += branch.elements("branches").reversed()
    }
    for product in tree.elements("full_product_names") { add(product) }
    for relation in tree.elements("relationships") { add(relation: relation) }
    for group in tree.elements("product_groups") {
      guard let id = group.line("group_id"), groups[id] == nil else { continue }
      groups[id] = names(of: group.elements("product_ids"))
    }
    self.topics = topics.all
  }

  private mutating func add(_ product: JSON) {
    guard let id = product.line("product_id"), names[id] == nil else { return }
    let name = product.line("name")?.shortened(to: 300) ?? id
    names[id] = name
    if all.count < 200 { all.append(name) }
  }

  private mutating func add(relation: JSON) {
    guard let whole = relation["full_product_name"] else { return }
    if whole.line("name") != nil { return add(whole) }
    guard let id = whole.line("product_id"), names[id] == nil else { return }
    let sides = ["product_reference", "relates_to_product_reference"].compactMap {
      relation.line($0).map { names[$0] ?? $0 }
    }
    names[id] = sides.isEmpty ? id : sides.joined(separator: " in ").shortened(to: 300)
  }

  /// The names of the products in a list of ids, each once; how many there are beyond those shown.
  func names(of ids: [JSON], limit: Int = listed) -> ShortList {
    var list = ShortList(limit: limit)
    add(ids, to: &list)
    return list
  }

  /// Adds the names of ids.
  ///
  /// Takes no longer than the list is: what does not fit is counted without being looked up.
  func add(_ ids: [JSON], to list: inout ShortList) {
    for (place, id) in ids.enumerated() {
      if list.isFull { return list.leave(ids.count - place) }
      if let id = id.cleanText { list.add(names[id] ?? id.shortened(to: 300)) }
    }
  }

  /// Adds the products and product groups that an object names.
  ///
  /// A group may be named by many, so its members are looked up once.
  func add(of element: JSON, to list: inout ShortList) {
    add(element.elements("product_ids"), to: &list)
    for id in element.elements("group_ids") {
      guard let name = id.cleanText, let members = groups[name] else { continue }
      for member in members.all { list.add(member) }
      list.leave(members.left)
    }
  }
}
