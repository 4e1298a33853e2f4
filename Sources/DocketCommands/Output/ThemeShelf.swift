import CellGrid
import DocketModel
import DocketRuntime
import DocketThemes

/// The shipped themes and those in the configuration folder.
enum ThemeShelf {
  static func library(_ invocation: Invocation) -> ThemeLibrary {
    library(invocation.folders.themes)
  }

  /// The shipped themes and those of a folder, which need not be there.
  static func library(_ folder: String) -> ThemeLibrary {
    var own: [(file: String, text: String)] = []
    for path in Walk.files(below: folder, refused: { _, _ in })
    where path.hasSuffix(".toml") {
      guard let bytes = try? FileBytes.read(path, limit: 1 << 20) else { continue }
      own.append(
        (String(path.split(separator: "/").last ?? ""), String(decoding: bytes, as: UTF8.self)))
    }
    return ThemeLibrary(ownThemes: own)
  }

  static func list(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let library = library(invocation)
    var table = Table([Table.Column(), Table.Column(), Table.Column(), Table.Column(gives: true)])
    for name in library.names {
      guard let theme = library.theme(named: name)?.theme else { continue }
      let isChosen = name == invocation.configuration.theme
      if invocation.isJSON {
        invocation.printer.json(
          .object([
            "schema": Output.schema, "type": .string("theme"), "name": .string(name),
            "variant": .string(theme.variant.rawValue), "licence": .string(theme.licence),
            "source": .string(theme.source), "chosen": .bool(isChosen),
          ]))
      } else {
        table.add([
          Span(isChosen ? ">" : " "), Span(SafeText(line: name)),
          Span(SafeText(theme.variant.rawValue)), Span(SafeText(line: theme.licence), .dim),
        ])
      }
    }
    table.print(to: invocation.printer)
    return .ok
  }

  /// A theme by its name or file, with what was passed over told on standard error.
  static func theme(_ name: String?, _ invocation: Invocation) throws(Failure) -> Theme {
    let name = name ?? invocation.configuration.theme
    let found: (theme: Theme, warnings: [ThemeWarning])
    if name.hasSuffix(".toml") || name.contains("/") {
      do throws(FileFault) {
        let bytes = try FileBytes.read(name, limit: 1 << 20)
        found = Theme.reading(String(decoding: bytes, as: UTF8.self), file: name)
      } catch {
        throw Failure(Sentence.status(error), "\(SafeText(line: name)): \(Sentence.say(error))")
      }
    } else {
      let library = library(invocation)
      guard let shipped = library.theme(named: name) else {
        let near = Spelling.nearest(to: name, in: library.names)
        throw Failure(
          .noInput,
          "no theme is called \(SafeText(line: name))\(Sentence.meant(near)) - docket theme list shows them"
        )
      }
      found = shipped
    }
    for warning in found.warnings { invocation.printer.complain(Sentence.say(warning)) }
    return found.theme
  }

  /// `4.52`: as many digits as anybody compares.
  static func text(_ ratio: Double) -> String {
    let hundredths = Int(ratio.clamped * 100)
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  static func hundredths(_ ratio: Double) -> Double { (ratio.clamped * 100).rounded(.down) / 100 }
}

extension Double {
  fileprivate var clamped: Double { isFinite ? min(max(self, 0), 100) : 0 }
}

extension Colour {
  /// The colour as theme files write it.
  var words: String {
    switch self {
    case .terminal: return "default"
    case .indexed(let index): return String(index)
    case .rgb(let red, let green, let blue):
      return "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }
}

extension Style.Attributes {
  var words: [String] {
    [(Self.bold, "bold"), (.dim, "dim"), (.reverse, "reverse"), (.underline, "underline")]
      .filter { contains($0.0) }.map(\.1)
  }
}
