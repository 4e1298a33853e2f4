import CellGrid
import DocketModel

extension App {
  /// Opens a list to choose from.
  mutating func openPicker(_ verb: Verb, count: Int?) -> [Effect] {
    switch verb {
    case .palette: overlays.append(.picker(palette))
    case .sortMenu:
      let choices = SortOrder.allCases.filter { $0 != .match && $0 != .any }.map {
        PickerModel.Choice(
          key: "", label: $0.rawValue, detail: $0 == browse.list.order ? "now" : "",
          value: .sort($0))
      }
      overlays.append(.picker(PickerModel(title: "Sort by", enterLabel: "sorts", choices: choices)))
    case .links: return openLinks(count: count)
    case .sections: openSections()
    default: break
    }
    return []
  }

  /// All commands, those that work here first.
  private var palette: PickerModel {
    let commands = settings.keymap.commands
    let here = commands.filter { $0.places.contains(keyPlace) }
    let elsewhere = commands.filter { !$0.places.contains(keyPlace) }
    return PickerModel(
      title: "All keys: type to find", enterLabel: "runs it",
      choices: here.map { choice(of: $0) } + elsewhere.map { choice(of: $0, isElsewhere: true) })
  }

  private func choice(of command: Command, isElsewhere: Bool = false) -> PickerModel.Choice {
    PickerModel.Choice(
      key: settings.keymap.label(of: command),
      keys: command.keys.map { $0.split(separator: " ").joined() },
      label: command.sentence, detail: command.name, synonyms: command.synonyms,
      place: isElsewhere ? command.firstPlace : "",
      value: isElsewhere ? .explain(command) : .run(command.verb))
  }

  private mutating func openLinks(count: Int?) -> [Effect] {
    let links = browse.reading.map { BriefingLinks.links(of: $0.stored.briefing) } ?? []
    guard !links.isEmpty else {
      toast = Toast(text: "This briefing has no links")
      return []
    }
    if let count {
      guard links.indices.contains(count - 1) else {
        toast = Toast(text: "There are \(links.count) links")
        return []
      }
      return chosen(.link(links[count - 1].url))
    }
    let choices = links.enumerated().map { number, link in
      PickerModel.Choice(
        key: "\(number + 1)", label: link.url, detail: link.text == link.url ? "" : link.text,
        value: .link(link.url))
    }
    overlays.append(.picker(PickerModel(title: "Links", enterLabel: "shows it", choices: choices)))
    return []
  }

  private mutating func openSections() {
    guard let briefing = browse.reading?.stored.briefing else { return }
    var choices = briefing.sections.enumerated().map { index, section in
      PickerModel.Choice(
        key: "\(index + 1)", label: section.heading.isEmpty ? "Text" : section.heading,
        detail: section.kind.rawValue, value: .section(index))
    }
    if !briefing.related.isEmpty {
      choices.append(
        .init(
          key: "\(choices.count + 1)", label: "Related", detail: "\(briefing.related.count)",
          value: .section(BriefingLayout.relatedSection)))
    }
    overlays.append(
      .picker(PickerModel(title: "Sections", enterLabel: "goes there", choices: choices)))
  }

  /// Actions this one may repeat: the others on the screen and in the list.
  mutating func openSamePicker(for subjects: [Subject]) -> [Effect] {
    let here = browse.reading?.actions ?? []
    let listed = browse.list.rows.values.compactMap { row -> ActionRow? in
      if case .action(let action) = row { action } else { nil }
    }
    var seen: Set<ActionID> = []
    let others = (here + listed.sorted { $0.short < $1.short }).filter {
      !subjects.contains(.action($0.id)) && seen.insert($0.id).inserted
    }
    guard !others.isEmpty else {
      toast = Toast(
        text: "No other action to be the same as", offers: offer(.show(.actions), "lists all"))
      return []
    }
    let choices = others.map {
      PickerModel.Choice(
        key: $0.short, label: $0.action.title, detail: $0.briefingTitle,
        value: .sameAs($0.id, subjects))
    }
    let title = ["Same as", targetTitle(count: subjects.count)].joinedParts(" · ")
    overlays.append(
      .picker(PickerModel(title: title, enterLabel: "is the same", choices: choices)))
    return []
  }

  /// Something was chosen from a list.
  mutating func chosen(_ value: PickerModel.Value) -> [Effect] {
    switch value {
    case .run(let verb): return perform(verb)
    case .explain(let command):
      let key = settings.keymap.label(of: command)
      toast = Toast(
        text: "\(key.isEmpty ? command.name : key) works \(command.allPlaces), not here")
      return []
    case .link(let url):
      if settings.opensLinks { return [.openLink(url)] }
      let copying = offer(.copy(.url), "copies the address")
      let rest = copying.isEmpty ? [] : [PageLine(text: ""), PageLine(text: copying)]
      let lines = [PageLine(text: url)] + rest
      overlays.append(.page(PageModel(content: .link(url), lines: lines)))
      return []
    case .sort(let order):
      browse.list.order = order
      return reload()
    case .sameAs(let id, let subjects):
      return send(.decide(Decision(.duplicate, sameAs: id)), to: subjects)
    case .section(let section):
      browse.leaveTrace()
      if browse.reading?.folded.contains(section) == true { browse.reading?.toggleFold(section) }
      let effects = open(.briefing)
      fitReading()
      if let line = browse.reading?.layout.headings[section] {
        browse.reading?.line = line
        browse.reading?.top = line
      }
      return effects
    }
  }
}
