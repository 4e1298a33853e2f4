/// ASCII signs for the scalars of one column that have one.
enum Transliteration {
  /// The sign shown in place of a scalar; `?` if there is none.
  static func ascii(_ scalar: Unicode.Scalar) -> Character {
    scalar.isASCII ? Character(scalar) : table[scalar] ?? "?"
  }

  /// Each row: the sign, then what it stands for.
  private static let rows: KeyValuePairs<Character, String> = [
    " ": "\u{A0}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}"
      + "\u{200A}\u{202F}\u{205F}\u{2800}",
    "-": "─━┄┅┈┉╌╍═–—‐‑‒―−▄",
    "|": "│┃┆┇┊┋╎╏║▏▎▍▌▋▊▉▐▕¦",
    "+": "┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋"
      + "╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬╭╮╯╰▓†‡",
    "~": "…∼≈˜",
    "*": "·•●◆■▪★∙※▇",
    "o": "○◦□▫◇☆°ºòóôõöøōŏő",
    ">": "»›▶►▸→⇒≥",
    "<": "«‹◀◄◂←⇐≤",
    "^": "↑▲△",
    "v": "↓▼▽✓✔",
    "x": "×✗✘✕✖",
    "#": "█",
    "=": "▅≡",
    ":": "▃▒∶",
    ".": "▂░",
    "_": "▁‗",
    "%": "▆‰",
    "\"": "“”„‟″",
    "'": "‘’‚‛′´",
    "`": "ˋ",
    "/": "÷⁄∕╱",
    "\\": "╲",
    "!": "¡", "?": "¿",
    "a": "àáâãäåāăąªæ", "A": "ÀÁÂÃÄÅĀĂĄÆ",
    "c": "çćĉċč©¢", "C": "ÇĆĈĊČ",
    "d": "ďđð", "D": "ĎĐÐ",
    "e": "èéêëēĕėęě", "E": "ÈÉÊËĒĔĖĘĚ€",
    "g": "ĝğġģ", "G": "ĜĞĠĢ",
    "h": "ĥħ", "H": "ĤĦ",
    "i": "ìíîïĩīĭįı", "I": "ÌÍÎÏĨĪĬĮİ",
    "j": "ĵ", "J": "Ĵ", "k": "ķĸ", "K": "Ķ",
    "l": "ĺļľŀł", "L": "ĹĻĽĿŁ£",
    "n": "ñńņňŉŋ", "N": "ÑŃŅŇŊ",
    "O": "ÒÓÔÕÖØŌŎŐŒ",
    "p": "þ", "P": "Þ¶",
    "r": "ŕŗř®", "R": "ŔŖŘ",
    "s": "śŝşšșſß§", "S": "ŚŜŞŠȘ",
    "t": "ţťŧț", "T": "ŢŤŦȚ",
    "u": "ùúûüũūŭůűųµ", "U": "ÙÚÛÜŨŪŬŮŰŲ",
    "w": "ŵ", "W": "Ŵ",
    "y": "ýÿŷ", "Y": "ÝŶŸ¥",
    "z": "źżž", "Z": "ŹŻŽ",
    "0": "⁰₀", "1": "¹₁", "2": "²₂", "3": "³₃", "4": "⁴₄", "5": "⁵₅", "6": "⁶₆", "7": "⁷₇",
    "8": "⁸₈", "9": "⁹₉",
  ]

  private static let table: [Unicode.Scalar: Character] = {
    var table: [Unicode.Scalar: Character] = [:]
    for (sign, scalars) in rows {
      for scalar in scalars.unicodeScalars { table[scalar] = sign }
    }
    return table
  }()
}

extension SafeText {
  /// The text in ASCII with the same columns; what has no sign of its own is `?` in each column.
  public var ascii: SafeText {
    let bytes = string.utf8Span.span
    if TextCleaning.isClean(bytes, singleLine: false) { return self }
    var result = ""
    result.reserveCapacity(bytes.count)
    var cursor = GlyphCursor()
    while let glyph = cursor.next(bytes) {
      guard glyph.width == 1, let base = Unicode.Scalar(glyph.base) else {
        result += "??"
        continue
      }
      result.append(Transliteration.ascii(base))
    }
    return SafeText(trusted: result)
  }
}
