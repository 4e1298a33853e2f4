import CellGrid
import DocketModel
import TestSupport
import Testing

@testable import DocketUI

/// Screens to look at: one file each, at the three sizes people have.
@Suite struct GoldenScreenTests {
  struct Scene: Sendable, CustomTestStringConvertible {
    var name: String
    var keys: String
    var paste = false
    var briefings = Samples.all
    var testDescription: String { name }
  }

  static let scenes = [
    Scene(name: "action-opened", keys: "2 j a x j c d @ \"raj fri\" Enter Enter"),
    Scene(name: "selection", keys: "t t j t"),
    Scene(name: "keys-d", keys: "a d ?"),
    Scene(name: "keys-c", keys: "a c ?"),
    Scene(name: "keys-w", keys: "a w ?"),
    Scene(name: "keys-g", keys: "g ?"),
    Scene(name: "keys-y", keys: "y ?"),
    Scene(name: "prompt-assign", keys: "a @ \"raj fri\""),
    Scene(name: "prompt-accept", keys: "a c r \"30 sep\" Enter \"VPN off\""),
    Scene(name: "palette-filtered", keys: "? \"unread\""),
    Scene(name: "palette", keys: "?"),
    Scene(name: "paste-preview", keys: "", paste: true),
    Scene(name: "why", keys: "2 j a j ="),
    Scene(name: "log", keys: "gl"),
    Scene(name: "welcome", keys: "", briefings: []),
    Scene(name: "inbox-empty", keys: "", briefings: [Samples.settled(Samples.all[0])]),
    Scene(name: "narrowed", keys: "/ \"e\" Enter 2 x X"),
    Scene(name: "reading", keys: "2 j Tab } } / \"keys\" Enter"),
    Scene(name: "actions", keys: "ga 3 j"),
    Scene(name: "links", keys: "o"),
    Scene(name: "feeds", keys: "gf j"),
    Scene(name: "feeds-keys", keys: "gf?"),
    Scene(name: "decided", keys: "dn j X j 2 j a wt j c w \"raj\" Enter q k"),
  ]
  static let sizes = [
    Size(columns: 120, rows: 40), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
  ]

  @Test(arguments: scenes, sizes)
  func `screens are as they were looked at`(scene: Scene, size: Size) throws {
    var harness = Harness(scene.briefings, columns: size.columns, rows: size.rows)
    harness.type(scene.keys)
    if scene.paste {
      harness.paste(String(repeating: "Brightdesk Share: code execution\n", count: 100))
    }
    try expectGolden(harness.grid, "\(scene.name)-\(size.columns)x\(size.rows)")
  }

  @Test func `the selected row is a bar and nothing else has one`() throws {
    var harness = Harness(Samples.all)
    harness.type("2 j")
    try expectGolden(harness.grid.map(of: .bar).map { String($0.prefix(80)) }, "bar-80x24")
  }
}
