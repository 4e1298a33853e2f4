/// The words by which a sentence asks for an act on a system, in the folded form of ``HeadingKey``.
enum OrderWords {
  /// Whether the sentence asks now for what can be done: not `were advised to`, not `should be aware`.
  static func asks(_ sentence: String) -> Bool {
    guard let words = HeadingKey(sentence, limit: 400)?.words else { return false }
    if words.contains(where: { $0.utf8.first.map { $0 >= 0xE3 } == true }) {
      return asksInJapanese(sentence)
    }
    return EnglishOrder(words).isFound || EnglishOrder.isFound(behindConditionOf: sentence)
      || others.contains { $0.asks(words) }
  }

  /// Whether the order is to install another version.
  static func isUpdate(_ phrase: String) -> Bool {
    let words = phrase.split(separator: " ")
    return updates.contains { update in
      words.contains { $0.hasPrefix(update) }
        || (update.contains(" ") || isEastern(update)) && phrase.firstRange(ofText: update) != nil
    }
  }

  private static let updates = [
    "upgrad", "updat", "patch", "install", "aktualisier", "einspiel", "einzuspiel", "mettre a jour",
    "mettez a jour", "mettre a niveau", "actualiz", "actualic", "atualiz", "instal", "アップデート",
    "アップグレード", "更新", "適用", "インストール",
  ]

  // MARK: - Languages

  /// A word that asks, and behind it one of the acts.
  private struct Words {
    /// Starts of words, the ends of which change.
    var asking: [String]
    /// Words that ask only where one of the people stands in the sentence.
    var modals: Set<String>
    var people: Set<String>
    var acts: Set<String>
    /// Acts as nouns, on either side of what asks: `Eine Aktualisierung wird empfohlen`.
    var nouns: Set<String>
    /// What asks for such an act: starts of words that tell that it is advised.
    var advised: [String]
    /// Tells of the past, says no, or names who attacks.
    var others: Set<String>

    func asks(_ words: [String]) -> Bool {
      guard others.isDisjoint(with: words) else { return false }
      if words.contains(where: nouns.contains),
        words.contains(where: { word in advised.contains { word.hasPrefix($0) } })
      {
        return true
      }
      let isTold = !people.isDisjoint(with: words)
      let place = words.firstIndex { word in
        asking.contains { word.hasPrefix($0) } || isTold && modals.contains(word)
      }
      guard let place else { return false }
      let rest = words[place...].dropFirst()
      return zip(rest, rest.dropFirst() + [""]).contains { word, next in
        acts.contains(word) || acts.contains(word + " " + next)
      }
    }
  }

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(separator: "|").map { String($0) })
  }

  private static let others: [Words] = [
    Words(
      asking: ["empfehlen", "empfiehlt", "empfohlen", "geraten", "ratsam", "rat", "bitte", "ruft"],
      modals: ["sollten", "sollte", "mussen"],
      people: set(
        "nutzer|nutzerinnen|nutzende|anwender|anwenderinnen|benutzer|kunden|administratoren|admins|betreiber|sie|unternehmen|organisationen|betroffene|entwickler|alle|wer"
      ),
      acts: set(
        "aktualisieren|einspielen|einzuspielen|installieren|upgraden|updaten|patchen|deaktivieren|neustarten|starten|wechseln|entfernen|sperren|blockieren|umsteigen|austauschen|ersetzen|deinstallieren"
      ),
      nouns: set(
        "aktualisierung|update|updates|upgrade|installation|einspielen|umstieg|wechsel|patch|patches|deaktivierung"
      ),
      advised: ["empfohlen", "ratsam"],
      others: set(
        "wurde|wurden|worden|hatte|hatten|nicht|nichts|kein|keine|keinen|keinem|nie|niemals|keinesfalls|davon|weder|niemand|laut|angeblich|gefalschte|gefalschten|angreifer|angreifern|angreifende|angreifenden|praparierte|praparierten|manipulierte|manipulierten|bosartige|bosartigen|schadliche|schadlichen"
      )
    ),
    Words(
      asking: ["recommand", "conseille", "veuillez", "invites", "invitons"],
      modals: ["doivent", "devraient", "devez"],
      people: set(
        "utilisateurs|administrateurs|clients|vous|organisations|entreprises|exploitants|developpeurs"
      ),
      acts: set(
        "mettre a|mettez a|installer|installez|appliquer|appliquez|redemarrer|redemarrez|desactiver|desactivez|migrer|migrez|remplacer|remplacez|bloquer|bloquez|desinstaller"
      ),
      nouns: set("mise|installation|application|desactivation|migration"),
      advised: ["recommande", "conseille"],
      others: set(
        "ete|avait|avaient|etait|etaient|ne|n|pas|selon|faux|fausse|attaquant|attaquants|piege|piegee|piegees|malveillant|malveillante"
      )),
    Words(
      asking: [
        "recomendamos", "recomienda", "recomiendan", "recomendado", "aconseja", "favor",
      ],
      modals: ["deben", "deberian", "debe", "deberia", "insta"],
      people: set(
        "usuarios|administradores|clientes|usted|ustedes|organizaciones|empresas|desarrolladores"),
      acts: set(
        "actualizar|actualice|actualicen|instalar|instale|instalen|aplicar|aplique|apliquen|reiniciar|reinicie|reinicien|deshabilitar|deshabilite|desactivar|desactive|migrar|migre|migren|bloquear|bloquee|parchear|reemplazar"
      ),
      nouns: set("actualizacion|instalacion|aplicacion|desactivacion|migracion"),
      advised: ["recomendad", "recomienda"],
      others: set(
        "fue|fueron|habia|habian|no|nunca|nada|ningun|ninguna|segun|falsa|falso|atacante|atacantes|malicioso|maliciosa|maliciosos|maliciosas"
      )),
    Words(
      asking: ["recomendamos", "recomenda", "recomendado", "aconselha", "favor"],
      modals: ["devem", "deveriam", "deve"],
      people: set(
        "usuarios|utilizadores|administradores|clientes|voce|voces|organizacoes|empresas|desenvolvedores"
      ),
      acts: set(
        "atualizar|atualize|atualizem|instalar|instale|instalem|aplicar|aplique|apliquem|reiniciar|reinicie|reiniciem|desativar|desative|desabilitar|desabilite|migrar|migre|migrem|bloquear|bloqueie|remover|remova"
      ),
      nouns: set("atualizacao|instalacao|aplicacao|desativacao|migracao"),
      advised: ["recomendad", "recomenda", "aconselhad"],
      others: set(
        "foi|foram|havia|nao|nunca|nada|nenhum|nenhuma|segundo|falsa|falso|atacante|atacantes|invasor|invasores|malicioso|maliciosa|maliciosos|maliciosas"
      )),
  ]

  /// The act comes first, as in `更新してください。` and `アップデートを推奨します。`.
  private static func asksInJapanese(_ sentence: String) -> Bool {
    if refusals.contains(where: { sentence.firstRange(ofText: $0) != nil }) { return false }
    return acts.contains { act in
      guard let place = sentence.firstRange(ofText: act) else { return false }
      let rest = String(sentence[place.upperBound...])
      return asking.contains { rest.firstRange(ofText: $0) != nil }
    }
  }

  private static let refusals = ["攻撃者", "しないこと", "ないでください", "ないで下さい", "必要はありません", "不要"]
  private static let acts = [
    "アップデート", "アップグレード", "更新", "適用", "再起動", "無効", "インストール", "移行", "変更", "遮断",
  ]
  private static let asking = [
    "してください", "して下さい", "をお願い", "を推奨します", "を推奨する。", "を推奨しています", "が推奨されます",
    "が推奨されています", "推奨いたします", "を強く推奨し", "を強くお勧めし", "をお勧めし", "すべきです", "する必要があります",
  ]

  // MARK: - Before words are folded

  /// Whether a word begins as one of those that ask: most texts have none.
  static func mayAsk(_ text: String) -> Bool {
    holds(text, startOf: askingStarts) || text.firstRange(ofText: "If you") != nil
      || isEastern(text)
        && ["推奨", "ください", "下さい", "お願い", "お勧め", "べき", "必要"].contains {
          text.firstRange(ofText: $0) != nil
        }
  }

  static func isAboutSecurity(_ text: String) -> Bool {
    holds(text, startOf: securityStarts, 6)
      || isEastern(text)
        && ["脆弱", "セキュリティ", "攻撃"].contains {
          text.firstRange(ofText: $0) != nil
        }
  }

  private static func isEastern(_ text: String) -> Bool { text.utf8.contains { $0 >= 0xE3 } }

  private static let askingStarts = starts(
    """
    shou must need advi urge enco reco sugg plea aske requ soll müss muss empf gera rats rate rät bitt ruft \
    cons devr doiv deve veui invi acon debe favo inst
    """)
  private static let securityStarts = starts(
    "vulner vulnér cve-19 cve-20 securi sécuri seguri segura exploi attack malwar sicher schwac", 6)

  /// The first bytes of each, with the bit set that makes ASCII letters small.
  private static func starts(_ words: String, _ length: Int = 4) -> Set<UInt64> {
    Set(
      words.split(separator: " ").map { word in
        word.utf8.prefix(length).reduce(0) { $0 << 8 | UInt64($1 | 0x20) }
      })
  }

  private static func holds(_ text: String, startOf starts: Set<UInt64>, _ length: Int = 4) -> Bool
  {
    var text = text
    return text.withUTF8 { bytes in
      var word: UInt64 = 0
      var count = 0
      for byte in bytes {
        let lower = byte | 0x20
        let isPart =
          byte >= 0x80 || (0x61...0x7A).contains(lower) || (0x30...0x39).contains(byte)
          || byte == 0x2D
        if !isPart {
          word = 0
          count = 0
        } else if count < length {
          word = word << 8 | UInt64(lower)
          count += 1
          if count == length, starts.contains(word) { return true }
        }
      }
      return false
    }
  }
}
