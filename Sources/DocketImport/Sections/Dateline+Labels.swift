/// The labels before the facts of a dateline, in ten languages and in folded form.
extension Dateline {
  /// The first words of the labels of dates.
  static let dateLabelStarts = Set(
    fields.filter { $0.value == .published || $0.value == .updated }
      .compactMap { $0.key.split(separator: " ").first.map(String.init) })

  enum Field { case author, published, updated, topics, link, source, title, nothing }

  static let fields: [String: Field] = {
    let lists: [(Field, String)] = [
      (
        .author,
        "by|author|authors|written by|posted by|autor|autorin|auteur|autore|von|par|por|reporter|著者|執筆|作者|记者|記者|الكاتب|بقلم|كتب"
      ),
      (
        .published,
        "published|announced|date|publication date|published on|published at|date published|posted|posted on|posted at|release date|released|original release date|issued|issue date|first published|publiziert|veroffentlicht|veroffentlicht am|datum|stand|publie le|publie|date de publication|publicado|publicado el|publicado em|fecha|fecha de publicacion|data|pubblicato|pubblicato il|data di pubblicazione|gepubliceerd|gepubliceerd op|公開日|日付|投稿日|掲載日|発行日|公開|发布时间|发布日期|日期|發布時間|تاريخ النشر|التاريخ|نشر في|sent|created"
      ),
      (
        .updated,
        "updated|last updated|last updated on|updated on|last modified|modified|last revised|revised|last update|aktualisiert|zuletzt aktualisiert|aktualisiert am|mis a jour|mis a jour le|mise a jour|derniere mise a jour|actualizado|actualizado el|ultima actualizacion|atualizado|atualizado em|ultima atualizacao|aggiornato|aggiornato il|ultimo aggiornamento|bijgewerkt|laatst bijgewerkt|更新日|最終更新|最終更新日|更新时间|更新日期|最后更新|تاريخ التحديث|اخر تحديث"
      ),
      (
        .topics,
        "tags|tag|topics|topic|category|categories|filed under|filed in|posted in|keywords|labels|kategorie|kategorien|schlagworte|thema|themen|categorie|sujets|mots cles|etiquetas|etiqueta|categoria|categorias|temas|tema|argomenti|categorieen|trefwoorden|onderwerpen|タグ|カテゴリ|カテゴリー|标签|分类|標籤|分類|الوسوم|التصنيف|التصنيفات|وسوم"
      ),
      (.link, "url|link|original link|permalink|original article|source url|リンク|链接|الرابط"),
      (.source, "source|via|publisher|publication|quelle|fuente|fonte|bron|来源|出典|المصدر"),
      (
        .title,
        "title|headline|subject|betreff|titel|titre|titulo|titolo|objet|asunto|assunto|oggetto|onderwerp|件名|标题|主题|العنوان|الموضوع"
      ),
      (
        .nothing,
        "read time|reading time|estimated reading time|lesezeit|temps de lecture|tiempo de lectura|views|reads"
      ),
    ]
    var table: [String: Field] = [:]
    for (field, list) in lists {
      for label in list.split(separator: "|") { table[String(label)] = field }
    }
    return table
  }()
}
