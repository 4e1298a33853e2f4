import CellGrid

/// What texts say of keys: asked for when they are shown, since a configuration may bind keys anew.
extension Keymap {
  /// The key a command has now; empty when it has none.
  ///
  /// Of several commands with one meaning, the one that works in the most places gives its key; in a
  /// place that is named, only those that have one there count.
  func key(of verb: Verb, in place: KeyPlace? = nil) -> String {
    let meant = (indices[verb] ?? []).map { commands[$0] }
    let here = place.map { place in
      meant.filter { $0.places.contains(place) && !$0.keys.isEmpty }
    }
    return (here ?? meant).max { $0.places.count < $1.places.count }.map(label(of:)) ?? ""
  }

  /// `u undo`: a key with what it does; empty without the key.
  func offer(_ verb: Verb, _ words: String, in place: KeyPlace? = nil) -> String {
    let key = key(of: verb, in: place)
    return key.isEmpty ? "" : "\(key) \(words)"
  }

  /// `gf a adds one`: a key that is pressed on the screen another one opens.
  func offer(_ verb: Verb, behind opening: Verb, _ words: String) -> String {
    key(of: opening).isEmpty ? "" : [key(of: opening), offer(verb, words)].joinedParts(" ")
  }
}

// MARK: Groups

extension Keymap {
  /// The keys in front of those of a group; empty where no key leads to it.
  func prefix(of group: PrefixGroup) -> [Key] { groupPrefixes[group.title] ?? [] }

  /// The same as it is written for people.
  func key(of group: PrefixGroup) -> String { prefix(of: group).map(\.name).joined() }

  /// `decide with c`; empty where no key leads to the states.
  var offerToDecide: String {
    key(of: .deciding).isEmpty ? "" : "decide with \(key(of: .deciding))"
  }

  /// The group that the keys typed so far lead to; `c n` goes on as `d` does.
  func group(behind keys: [Key]) -> PrefixGroup? {
    let sizes = PrefixGroup.all.map { (group: $0, size: labels(of: $0, behind: keys).count) }
    return sizes.max { $0.size < $1.size }.flatMap { $0.size > 0 ? $0.group : nil }
  }

  /// The labels of a group whose commands go on from these keys, each with the key that does.
  func labels(
    of group: PrefixGroup, behind keys: [Key], in place: KeyPlace? = nil
  ) -> [(key: Key, label: PrefixGroup.Label)] {
    group.labels.compactMap { label in
      sequences(of: label.verb, in: place).first { $0.count > keys.count && $0.starts(with: keys) }
        .map { ($0[keys.count], label) }
    }
  }

  /// Where most of a group stands.
  func findPrefix(of group: PrefixGroup) -> [Key] {
    var prefixes: [[Key]] = []
    for keys in group.labels.flatMap({ sequences(of: $0.verb, in: nil) }) where keys.count > 1 {
      if !prefixes.contains(keys.dropLast()) { prefixes.append(keys.dropLast()) }
    }
    let sizes = prefixes.map { (keys: $0, size: labels(of: group, behind: $0).count) }
    return sizes.max { $0.size < $1.size }?.keys ?? []
  }

  private func sequences(of verb: Verb, in place: KeyPlace?) -> [[Key]] {
    (indices[verb] ?? []).filter { place.map(commands[$0].places.contains) ?? true }
      .flatMap { sequences[$0] }
  }
}

extension App {
  func key(of verb: Verb) -> String { settings.keymap.key(of: verb) }

  func offer(_ verb: Verb, _ words: String) -> String { settings.keymap.offer(verb, words) }
}

extension [String] {
  /// The parts that say something, one after the other.
  func joinedParts(_ separator: String) -> String {
    filter { !$0.isEmpty }.joined(separator: separator)
  }
}
