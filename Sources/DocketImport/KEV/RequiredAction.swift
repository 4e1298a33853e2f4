internal import DocketModel

/// A title for what the catalogue requires: product first, then what to do with it in few words.
///
/// Nearly all entries share a handful of texts that name no product, so the text alone would make a
/// checklist of equal lines; it is the detail instead.
enum RequiredAction {
  static func title(_ text: String, for subject: String) -> String {
    let order = order(in: text)
    return subject.isEmpty
      ? order.prefix(1).uppercased() + order.dropFirst() : subject + ": " + order
  }

  private static func order(in text: String) -> String {
    let line = text.onOneLine
    let lower = line.lowercased()
    let mayStop = ["discontinue use", "discontinue utilization", "discontinue product"].contains {
      lower.contains($0)
    }
    if lower.hasPrefix("apply ") {
      let end =
        [" per ", " as set forth", " as they", " or disc", " or disconnect", ", ", ". ", " to "]
        .compactMap { lower.firstRange(ofText: $0)?.lowerBound }.min() ?? lower.endIndex
      let verb = ActionText.withoutEnd(String(lower[..<end]))
      if lower.contains("or disconnect") { return verb + " or disconnect it" }
      return mayStop ? verb + " or stop using it" : verb
    }
    if ["end-of-life", "end of life"].contains(where: lower.contains),
      lower.hasPrefix("the impacted ")
    {
      if mayStop, lower.contains("could be") {
        return "mitigate or stop using it, it may be end-of-life"
      }
      if lower.contains("disconnected") { return "disconnect it, it is end-of-life" }
      if mayStop { return "stop using it, it is end-of-life" }
    }
    return AdvisoryActionTitle.of(line, otherwise: "take the required action")
  }
}
