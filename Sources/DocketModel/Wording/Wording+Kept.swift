extension Wording {
  /// What was old when its source was read for the first time, and how much of it touches us; empty
  /// where there is nothing: `777 taken in as known, 21 older ones touch us - is:baseline finds them`.
  public static func known(_ count: Int, ours: Int = 0) -> String {
    count == 0 ? "" : takenAsKnown(count, ours: ours) + " - is:baseline finds them"
  }

  /// `777 taken in as known, 21 older ones touch us`.
  static func takenAsKnown(_ count: Int, ours: Int) -> String {
    let ours =
      ours == 0 ? "" : ", \(grouped(ours)) older \(ours == 1 ? "one touches" : "ones touch") us"
    return "\(grouped(count)) taken in as known\(ours)"
  }

  /// The first three of several sentences and how many more there are: `a; b; c; and 4 more`.
  public static func firstFew(_ sentences: [String]) -> String {
    let more = sentences.count - 3
    return (sentences.prefix(3) + (more > 0 ? ["and \(grouped(more)) more"] : []))
      .joined(separator: "; ")
  }

  /// What became of briefings that were taken in: `Kept 2 new, 1 unchanged`.
  ///
  /// `refused` has a sentence for each that was not stored, `title` names a single one.
  public static func kept(
    new: Int, revised: Int, unchanged: Int, known: Int = 0, refused: [String] = [],
    title: String? = nil
  ) -> String {
    var parts = ["\(grouped(new)) new"]
    if revised > 0 { parts.append("\(grouped(revised)) revised") }
    if unchanged > 0 { parts.append("\(grouped(unchanged)) unchanged") }
    if known > 0 { parts.append(takenAsKnown(known, ours: 0)) }
    if !refused.isEmpty { parts.append("\(grouped(refused.count)) refused: \(firstFew(refused))") }
    return "Kept \(parts.joined(separator: ", "))" + (title.map { ": \($0)" } ?? "")
  }
}
