internal import DocketModel

/// The ids people write into tickets: the first hex digits of a hash of the key.
enum ShortID {
  /// The fewest digits shown, and the fewest that are looked up.
  static let shown = 6
  static let accepted = 4

  /// 16 hex digits that stand for a key on every host.
  static func hash(of key: BriefingKey) -> String {
    String(Digest.sha256(Array(key.rawValue.utf8)).prefix(16))
  }

  /// As many digits as tell the hash from its neighbours in the order of all hashes.
  static func short(_ hash: String, before: String?, after: String?) -> String {
    var length = shown
    for other in [before, after].compactMap(\.self) {
      let same = zip(hash.utf8, other.utf8).prefix { $0 == $1 }.count
      length = max(length, same + 1)
    }
    return String(hash.prefix(length))
  }
}
