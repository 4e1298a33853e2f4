extension Wording {
  /// What became of briefings that were taken in: `Kept 2 new, 1 unchanged`.
  ///
  /// `refused` has a sentence for each that was not stored, `title` names a single one.
  public static func kept(
    new: Int, revised: Int, unchanged: Int, refused: [String] = [], title: String? = nil
  ) -> String {
    var parts = ["\(grouped(new)) new"]
    if revised > 0 { parts.append("\(grouped(revised)) revised") }
    if unchanged > 0 { parts.append("\(grouped(unchanged)) unchanged") }
    if let first = refused.first { parts.append("\(grouped(refused.count)) refused: \(first)") }
    return "Kept \(parts.joined(separator: ", "))" + (title.map { ": \($0)" } ?? "")
  }
}
