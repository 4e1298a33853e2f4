internal import DocketModel

/// A package and the versions of it that are affected.
struct OSVPackage {
  var name: String
  var ecosystem: String
  /// Spans of versions as text: `>= 1.0, < 1.2.3`.
  var spans: [String] = []
  /// Versions with the fix, without commits.
  var fixed: [String] = []
  /// Commits with the fix.
  var commits: [String] = []
  /// Single versions, where no span is given.
  var versions = 0
  /// Where in the package the flaw is, as far as the record says.
  var places: [String] = []

  /// The packages of a record, each once, in their order.
  static func all(in affected: [JSON]) -> [OSVPackage] {
    var packages: [OSVPackage] = []
    var places: [String: Int] = [:]
    for element in affected {
      let name = element["package"]?.line("name") ?? ""
      let ecosystem = element["package"]?.line("ecosystem") ?? ""
      let key = ecosystem + "\u{0}" + name
      let place = places[key] ?? packages.count
      if place == packages.count {
        places[key] = place
        packages.append(OSVPackage(name: name, ecosystem: ecosystem))
      }
      packages[place].take(element)
    }
    return packages
  }

  private mutating func take(_ element: JSON) {
    let own = element["ecosystem_specific"]
    let lastKnown = Self.lastKnown(element)
    for range in element.elements("ranges") + (own?.elements("custom_ranges") ?? []) {
      take(range: range, lastKnown: lastKnown)
    }
    versions += element.elements("versions").count
    for one in (own?.elements("imports") ?? []).prefix(100) {
      guard let path = one.line("path") else { continue }
      let symbols = one.lines("symbols").prefix(50)
      places.append(symbols.isEmpty ? path : path + ": " + symbols.joined(separator: ", "))
    }
  }

  /// `< 1.2.3` or `<= 1.2.3`, which GitHub states where it knows no fixed version.
  private static func lastKnown(_ element: JSON) -> String? {
    let range = element["database_specific"]?.line("last_known_affected_version_range")
    return range.flatMap { $0.hasPrefix("<") ? $0.shortened(to: 200) : nil }
  }

  /// Events run in the order of their versions: what begins a span, and what ends it.
  ///
  /// Where nothing ends the last one, the last known range does. Its bound is no fix: GitHub states
  /// it where none is known, and whether a version behind it is safe is told nowhere.
  private mutating func take(range: JSON, lastKnown: String?) {
    let isGit = range.line("type") == "GIT"
    if isGit, name.isEmpty, let repository = range.line("repo") {
      name = Self.project(of: repository)
    }
    var start: String?
    var isOpen = false
    for event in range.elements("events") {
      if let version = Self.version(event, "introduced") {
        if isOpen { add(span: start.map { ">= " + $0 } ?? "all versions") }
        start = version == "0" || version == "0.0.0-0" ? nil : version
        isOpen = true
      } else if let version = Self.version(event, "fixed") {
        add(span: span(from: start, to: "< " + version))
        add(version, isGit)
        isOpen = false
      } else if let version = Self.version(event, "last_affected") {
        add(span: span(from: start, to: "<= " + version))
        isOpen = false
      } else if let version = Self.version(event, "limit") {
        add(span: span(from: start, to: "< " + version))
        isOpen = false
      }
    }
    guard isOpen else { return }
    guard let lastKnown, !isGit else {
      return add(span: start.map { ">= " + $0 } ?? "all versions")
    }
    add(span: span(from: start, to: lastKnown))
  }

  /// `https://git.example/acme/relay.git` is known as `relay`.
  private static func project(of repository: String) -> String {
    guard WebAddress.isLink(repository),
      let last = repository.split(separator: "/").dropFirst(2).last.map({ String($0) })
    else { return repository }
    let name = last.hasSuffix(".git") ? String(last.dropLast(4)) : last
    return name.hasWords ? name : repository
  }

  /// No version of anything is longer.
  private static func version(_ event: JSON, _ name: String) -> String? {
    event.line(name)?.shortened(to: 200)
  }

  private func span(from start: String?, to end: String) -> String {
    (start.map { ">= " + $0 + ", " } ?? "") + end
  }

  private mutating func add(span: String) {
    if spans.count < 200, !spans.contains(span) { spans.append(span) }
  }

  private mutating func add(_ version: String, _ isGit: Bool) {
    if isGit {
      if commits.count < 200, !commits.contains(version) { commits.append(version) }
    } else if fixed.count < 200, !fixed.contains(version) {
      fixed.append(version)
    }
  }

  /// One row for each package; nil where there is none.
  static func table(_ packages: [OSVPackage]) -> Block? {
    guard !packages.isEmpty else { return nil }
    let hasPlaces = packages.contains { !$0.places.isEmpty }
    var rows: [[String]] = []
    for package in packages.prefix(1_000) {
      let count = package.versions == 1 ? "1 version" : "\(package.versions) versions"
      var affected = package.spans.joined(separator: "; ")
      if affected.isEmpty, package.versions > 0 { affected = count }
      let label = [package.ecosystem, package.name].filter { !$0.isEmpty }.joined(separator: " ")
      let row = [label, affected, (package.fixed + package.commits).joined(separator: ", ")]
      rows.append(hasPlaces ? row + [package.places.joined(separator: "; ")] : row)
    }
    if packages.count > 1_000 { rows.append(["and \(packages.count - 1_000) more"]) }
    let header = ["Package", "Affected", "Fixed in"] + (hasPlaces ? ["Where"] : [])
    return .table(header: header, rows: rows)
  }
}
