/// The names of months, weekdays and zones in the languages of the heading table.
enum MonthNames {
  /// 1 to 12; nil for a word that names no month.
  static func number(of word: String) -> Int? { table[word] }

  private static let table: [String: Int] = {
    let months = [
      "jan january januar jänner janner janvier enero janeiro gennaio januari janv ene gen يناير",
      "feb february februar février fevrier febrero fevereiro febbraio februari févr fév fev فبراير",
      "mar march märz marz maerz mars marzo março marco maart mär mrz mrt مارس",
      "apr april avril abril aprile avr abr ابريل أبريل",
      "may mai mayo maio maggio mei mag مايو",
      "jun june juni juin junio junho giugno giu يونيو",
      "jul july juli juillet julio julho luglio juil lug يوليو",
      "aug august août aout agosto augustus ago اغسطس أغسطس",
      "sep sept september septembre septiembre setembro settembre set سبتمبر",
      "oct october oktober octobre octubre outubro ottobre okt out ott اكتوبر أكتوبر",
      "nov november novembre noviembre novembro نوفمبر",
      "dec december dezember décembre decembre diciembre dezembro dicembre dez déc dic ديسمبر",
    ]
    var table: [String: Int] = [:]
    for (offset, names) in months.enumerated() {
      for name in names.split(separator: " ") { table[String(name)] = offset + 1 }
    }
    return table
  }()

  /// Starts of the names of weekdays.
  static let weekdays = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so",
    "lun", "mar", "mer", "jeu", "ven", "dim", "mié", "jue", "vie", "sáb", "seg", "ter", "qua",
    "qui", "sex", "gio", "maa", "woe", "don", "vri", "zat", "zon",
  ]

  /// Hours east of UTC of the zone names that RFC 2822 and publishers use.
  static let zones: [String: Int] = [
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7, "cet": 1, "cest": 2, "jst": 9, "bst": 1,
  ]
}
