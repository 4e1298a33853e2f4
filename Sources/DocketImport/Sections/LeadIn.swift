internal import DocketModel

/// A sentence that asks for the list below it: `CISOs should do the following three things today:`.
enum LeadIn {
  /// Whether the paragraph asks for the items of the list.
  ///
  /// It ends in a colon, says that something is to be done and that it follows. In English most items
  /// must also begin with what to do, because the same words lead in lists of products.
  static func asks(_ text: String, for items: [String]) -> Bool {
    guard text.endsWithColon, text.utf8.count <= 300, !items.isEmpty,
      let key = HeadingKey(text)
    else { return false }
    let words = Set(key.words)
    // `Steps to rotate the keys:`, not `Steps to reproduce:`.
    if key.words.starts(with: ["steps", "to"]), words.isDisjoint(with: trials) {
      return items.count { Imperatives.opens($0) } * 2 > items.count
    }
    if !words.isDisjoint(with: english), !words.isDisjoint(with: follows) {
      let orders = items.count { Imperatives.opens($0) }
      return orders * 2 > items.count
    }
    return others.contains { wanted, following in
      !words.isDisjoint(with: wanted) && !words.isDisjoint(with: following)
    }
  }

  private static let english: Set<String> = [
    "should", "must", "recommend", "recommends", "recommended", "advise", "advised", "advises",
    "urge", "urged", "urges", "please", "need", "needs", "ask", "asks", "asked", "suggest", "do",
    "take", "required", "protect", "mitigate", "respond", "encouraged", "encourages",
  ]
  private static let trials: Set<String> = [
    "reproduce", "replicate", "exploit", "trigger", "test", "verify", "repeat", "recreate",
  ]
  private static let follows: Set<String> = [
    "following", "steps", "actions", "measures", "things", "this", "these", "do", "should", "to",
    "take", "must",
  ]
  /// Words that ask, and words that say that it follows, language by language.
  private static let others: [(Set<String>, Set<String>)] = [
    (
      ["empfehlen", "empfiehlt", "sollten", "bitte", "mussen", "empfohlen"],
      ["folgende", "folgenden", "folgendes", "massnahmen", "schritte"]
    ),
    (
      ["recommande", "recommandons", "recommandent", "doivent", "devez", "veuillez", "conseille"],
      ["suivantes", "suivants", "suivante", "mesures", "actions", "etapes"]
    ),
    (
      ["recomienda", "recomendamos", "deben", "debe", "aconseja", "por"],
      ["siguientes", "siguiente", "medidas", "acciones", "pasos"]
    ),
    (
      ["recomenda", "recomendamos", "devem", "deve", "aconselha"],
      ["seguintes", "seguinte", "medidas", "acoes", "passos"]
    ),
  ]
}
