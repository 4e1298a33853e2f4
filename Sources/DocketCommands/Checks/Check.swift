import CellGrid
import DocketModel

/// One thing `docket doctor` looked at.
struct Check {
  enum Level: String {
    case ok, note, damage
  }

  var level: Level
  /// `store`, `terminal`, `configuration` ...
  var area: SafeText
  var text: SafeText
  /// What can be done about it.
  var fix: SafeText?

  init(_ level: Level, _ area: SafeText, _ text: SafeText, fix: SafeText? = nil) {
    self.level = level
    self.area = area
    self.text = text
    self.fix = fix
  }

  var json: JSON {
    .object([
      "schema": Output.schema, "type": .string("check"), "area": .string(area.string),
      "level": .string(level.rawValue), "text": .string(text.string),
      "fix": fix.map { .string($0.string) },
    ])
  }
}
