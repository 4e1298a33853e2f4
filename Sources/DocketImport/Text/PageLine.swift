/// Recognises lines that belong to the page around an article.
enum PageLine {
  /// How sure it is.
  enum Verdict: Hashable {
    /// Always a line of the page.
    case page(LeftOut.Reason)
    /// One beside other lines of the page; by itself it could be a heading: `Twitter`, `News`.
    case pageAmongOthers(LeftOut.Reason)
    /// It begins as a notice does, and a sentence of the article may begin so too:
    /// `Subscribe to the vendor's feed.`
    case opening(LeftOut.Reason)
  }

  /// What the line is by itself; nil for text, and for anything in a list with numbers or letters.
  static func verdict(on line: String) -> Verdict? {
    guard line.utf8.count <= 400, !isOrdinary(line) else { return nil }
    // The start is enough: no phrase of the tables is longer.
    guard let key = HeadingKey(Substring(line.unicodeScalars.prefix(90))),
      let found = verdict(on: line, key)
    else {
      return nil
    }
    // The key has no numbers, so an action would look like the bare phrase.
    guard let marker = ListMarker(line) else { return found }
    guard case .bullet = marker.style else { return nil }
    switch found {
    case .page(let reason), .pageAmongOthers(let reason): return .pageAmongOthers(reason)
    case .opening: return nil
    }
  }

  /// Whether it has too many words for a phrase and its first one opens no notice; rules out most
  /// lines of an article at once.
  private static func isOrdinary(_ line: String) -> Bool {
    guard let first = line.utf8.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    let word = line.utf8.prefix { (0x61...0x7A).contains($0 | 0x20) }
    // An accent, a number word or an apostrophe needs the folding of the key.
    guard word.endIndex < line.utf8.endIndex, line.utf8[word.endIndex] == 0x20 else {
      return false
    }
    return line.wordCount > 8 && !longStarts.contains(Substring(word).lowercased())
  }

  /// The first words of the openings, and of the phrases with more than eight words.
  private static let longStarts: Set<String> = {
    let long = always.keys.filter { $0.wordCount > 8 }
    return Set(openings.keys + long.compactMap { $0.split(separator: " ").first.map(String.init) })
      .union(["c"])
  }()

  private static func verdict(on line: String, _ key: HeadingKey) -> Verdict? {
    let phrase = key.phrase
    if isCopyright(line, phrase) { return .page(.footer) }
    if line.utf8.count <= 360, let reason = always[phrase] {
      let isNotice = reason == .comments || reason == .footer
      return line.hasSuffix(".") && !isNotice ? .opening(reason) : .page(reason)
    }
    if let reason = amongOthers[phrase] { return .pageAmongOthers(reason) }
    if key.count != nil, phrase == "comments" || phrase == "comment" { return .page(.comments) }
    if key.count != nil, phrase == "shares" || phrase == "likes" { return .page(.share) }
    if line.hasPrefix("\u{A9}") { return .opening(.footer) }
    return opening(key, phrase).map { .opening($0) }
  }

  /// `© 2026 Acme`, `Copyright (c) Acme`, `(C) 2026 Acme`: the sign or word and a year or the sign.
  private static func isCopyright(_ line: String, _ phrase: String) -> Bool {
    switch line.utf8.first {
    case 0x43, 0x63, 0x28, 0xC2: break
    default: return false
    }
    var rest = Substring(line.prefix(40).lowercased())
    var signs = 0
    for sign in ["copyright", "\u{A9}", "(c)", "\u{A9}"] where rest.hasPrefix(sign) {
      signs += 1
      rest = rest.dropFirst(sign.count).drop { $0 == " " }
    }
    return signs > 1 || signs == 1 && (rest.hasPrefix("19") || rest.hasPrefix("20"))
  }

  /// Whether it names what a form below it is for.
  static func namesForm(_ line: String) -> Bool {
    let lower = line.lowercased()
    return ["newsletter", "cookie", "inbox", "email address", "e-mail"].contains {
      lower.firstRange(ofText: $0) != nil
    }
  }

  /// Notices that start in a fixed way and go on freely.
  private static func opening(_ key: HeadingKey, _ phrase: String) -> LeftOut.Reason? {
    guard let first = key.words.first, let starts = openings[first] else { return nil }
    for (start, reason) in starts where phrase.hasPrefix(start) {
      let rest = phrase.dropFirst(start.count)
      if rest.isEmpty || rest.first == " " { return reason }
    }
    return nil
  }

  private static func table(_ lists: [(LeftOut.Reason, String)]) -> [String: LeftOut.Reason] {
    var table: [String: LeftOut.Reason] = [:]
    for (reason, list) in lists {
      for phrase in list.split(separator: "|") { table[String(phrase)] = reason }
    }
    return table
  }

  private static let always = table([
    (
      .share,
      "share|share this|share this article|share this story|share this post|share on facebook|share on twitter|share on linkedin|share on x|share via email|share via|share link|share with|copy link|link copied|tweet this|print this|print this page|email this|save this|save article|listen to this article|listen to article|listen|teilen|artikel teilen|beitrag teilen|auf facebook teilen|drucken|partager|partager cet article|partager sur facebook|imprimer|compartir|compartir este articulo|compartilhar|compartilhe|partilhar|condividi|condividi questo articolo|delen|deel dit artikel|deel dit bericht|シェア|シェアする|共有|共有する|この記事をシェア|この記事をシェアする|ツイート|分享|分享到|分享至|分享本文|مشاركه|شارك|شارك المقال|شارك هذا المقال|شارك الخبر"
    ),
    (
      .navigation,
      "skip to content|skip to main content|skip to navigation|skip to main|toggle navigation|open menu|close menu|main menu|back to top|scroll to top|back to home|go to homepage|zum inhalt springen|zum hauptinhalt springen|nach oben|aller au contenu|aller au contenu principal|retour en haut|haut de page|saltar al contenido|ir al contenido|volver arriba|pular para o conteudo|voltar ao topo|vai al contenuto|salta al contenuto|torna su|torna all inizio|naar de inhoud|ga naar de inhoud|naar boven|本文へスキップ|コンテンツへスキップ|ページトップへ|トップへ戻る|メニューを開く|跳到内容|跳至内容|返回顶部|回到頂部|التخطي الي المحتوي|تخطي الي المحتوي|العوده الي الاعلي|previous article|next article|previous post|next post|older posts|newer posts|previous story|next story|load more|show more|view all|see all|read full article|view comments|log in|login|sign in|sign out|create account|create an account|my account"
    ),
    (
      .newsletter,
      "subscribe|subscribe now|subscribe to our newsletter|subscribe to the newsletter|sign up for our newsletter|newsletter|newsletter sign up|newsletter signup|get the newsletter|join our newsletter|your email address|your e mail address|enter your email|enter your email address|email address|sign up|sign up now|get started|become a member|register now|register|newsletter abonnieren|jetzt abonnieren|abonnieren|s abonner|abonnez vous|s inscrire|inscrivez vous a notre newsletter|inscription a la newsletter|suscribete|suscribirse|suscribete a nuestro boletin|inscreva se|assine|assine nossa newsletter|iscriviti|iscriviti alla newsletter|abonneren|schrijf je in|aanmelden voor de nieuwsbrief|nieuwsbrief|メールマガジン|メルマガ登録|購読する|ニュースレター登録|订阅|订阅我们|訂閱|اشترك|اشترك الان|النشره البريديه|اشترك في النشره البريديه"
    ),
    (
      .cookies,
      "cookie settings|cookie preferences|cookie policy|cookie notice|cookies|accept all|accept all cookies|accept cookies|reject all|reject all cookies|manage cookies|manage preferences|accept and continue|got it|i agree|cookie einstellungen|alle akzeptieren|alle cookies akzeptieren|alle ablehnen|tout accepter|tout refuser|gerer les cookies|parametres des cookies|aceptar todo|aceptar todas|aceptar cookies|rechazar todo|configurar cookies|aceitar todos|aceitar cookies|rejeitar todos|accetta tutti|accetta|rifiuta tutti|alles accepteren|cookies accepteren|cookie instellingen|すべて同意する|同意する|クッキー設定|接受所有|接受全部|قبول الكل|قبول جميع ملفات تعريف الارتباط"
    ),
    (
      .advertisement,
      "advertisement|advertisements|advertisment|ad|ads|sponsored|sponsored content|sponsored by|promoted|promoted content|story continues below advertisement|article continues below advertisement|article continues below|continue reading below|anzeige|werbung|publicite|annonce|publicidad|anuncio|publicidade|pubblicita|advertentie|広告|スポンサーリンク|pr|广告|廣告|اعلان|اعلانات"
    ),
    (
      .comments,
      "leave a comment|leave a reply|leave a response|post a comment|post comment|add a comment|add comment|join the conversation|join the discussion|view comments|show comments|be the first to comment|comments are closed|no comments|no comments yet|cancel reply|your email address will not be published|required fields are marked|save my name email and website in this browser for the next time i comment|kommentar schreiben|kommentar hinterlassen|schreibe einen kommentar|kommentare|laisser un commentaire|commentaires|deja un comentario|deja una respuesta|comentarios|deixe um comentario|deixe uma resposta|comentarios fechados|lascia un commento|commenti|laat een reactie achter|reacties|reactie plaatsen|コメントを残す|コメントする|コメント|发表评论|发表回复|留言|اترك تعليقا|اترك رد|التعليقات"
    ),
    (
      .footer,
      "all rights reserved|privacy policy|terms of service|terms of use|terms and conditions|terms & conditions|terms|do not sell my personal information|do not sell or share my personal information|cookie policy|accessibility|accessibility statement|impressum|datenschutz|datenschutzerklarung|agb|alle rechte vorbehalten|mentions legales|politique de confidentialite|tous droits reserves|conditions generales|aviso legal|politica de privacidad|todos los derechos reservados|politica de privacidade|todos os direitos reservados|termos de uso|informativa sulla privacy|tutti i diritti riservati|note legali|privacybeleid|alle rechten voorbehouden|algemene voorwaarden|プライバシーポリシー|利用規約|運営会社|隐私政策|隱私政策|使用条款|版权所有|سياسه الخصوصيه|شروط الاستخدام|جميع الحقوق محفوظه"
    ),
  ])

  private static let amongOthers = table([
    (
      .share,
      "facebook|twitter|x|linkedin|email|e mail|mail|whatsapp|telegram|reddit|pinterest|instagram|youtube|mastodon|bluesky|threads|tiktok|xing|pocket|print|link|copy|save|bookmark|tweet|post|flipboard|hacker news|messenger|line|はてブ|はてなブックマーク|微信|微博|فيسبوك|تويتر|واتساب|rss|follow us|follow|folgen|suivez nous|siguenos"
    ),
    (
      .navigation,
      "home|menu|news|search|about|about us|contact|contact us|categories|archive|archives|blog|events|podcasts|podcast|webinars|resources|startseite|suche|menu principal|accueil|recherche|rechercher|inicio|buscar|cerca|zoeken|ホーム|メニュー|検索|お問い合わせ|首页|菜单|搜索|الرئيسيه|القائمه|بحث|topics|latest|videos|jobs|careers|advertise|sitemap|site map|faq|help|support|products|company|editions|topstories|top stories|opinion|magazine|whitepapers|white papers|previous|next"
    ),
    (.footer, "privacy|legal|disclaimer|contact|imprint|terms|cookies|do not sell"),
  ])

  /// Every start of a notice, in folded form.
  static var openingPhrases: [String] { openings.values.flatMap { $0.map(\.0) }.sorted() }

  private static let openings: [String: [(String, LeftOut.Reason)]] = {
    let lists: [(LeftOut.Reason, String)] = [
      (
        .cookies,
        "we use cookies|this site uses cookies|this website uses cookies|our site uses cookies|our website uses cookies|by continuing to use this site|by continuing to browse|by using this site you agree|by clicking accept|we value your privacy|we and our partners|wir verwenden cookies|wir nutzen cookies|diese website verwendet cookies|diese webseite verwendet cookies|nous utilisons des cookies|ce site utilise des cookies|utilizamos cookies|usamos cookies|este sitio utiliza cookies|este sitio web utiliza cookies|este site utiliza cookies|este site usa cookies|utilizziamo i cookie|questo sito utilizza|wij gebruiken cookies|we gebruiken cookies|deze website gebruikt cookies|当サイトではcookieを|このサイトではcookieを|我们使用cookie|本网站使用cookie|نستخدم ملفات تعريف الارتباط|يستخدم هذا الموقع ملفات"
      ),
      (
        .newsletter,
        "sign up for our|sign up to our|sign up for the|sign up to receive|subscribe to our|subscribe to the|subscribe for|join our newsletter|join our mailing list|get our newsletter|get the latest news|get the daily|get daily|get weekly|want more stories like this|enjoyed this article|did you enjoy this|found this article interesting|follow us on|like this article|abonnieren sie|melden sie sich fur|abonnez vous a|inscrivez vous a|recevez notre|suscribete a|inscreva se|iscriviti alla|schrijf je in|meld je aan"
      ),
      (
        .footer,
        "copyright|all rights reserved|alle rechte vorbehalten|tous droits reserves|todos los derechos|todos os direitos|tutti i diritti|c copyright"
      ),
      (.advertisement, "advertisement scroll|sponsored by|story continues|article continues"),
      (
        .comments,
        "your email address will not be published|required fields are marked|you must be logged in|please log in to comment"
      ),
      (
        .share,
        "share this article|share this story|share this post|share on|click to share on|click to email"
      ),
    ]
    var table: [String: [(String, LeftOut.Reason)]] = [:]
    for (reason, list) in lists {
      for start in list.split(separator: "|") {
        let first = start.split(separator: " ").first.map { String($0) } ?? ""
        table[first, default: []].append((String(start), reason))
      }
    }
    return table
  }()
}
