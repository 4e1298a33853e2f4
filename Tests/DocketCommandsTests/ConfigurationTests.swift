import CellGrid
import DocketModel
import DocketRuntime
import Foundation
import TestSupport
import Testing

@testable import DocketCommands

/// The configuration file and who is meant by `me`.
@Suite(.temporaryDirectory)
struct ConfigurationTests {
  private func read(_ text: String) -> (Configuration, [String]) {
    let reader = ConfigurationReader(text, file: "config.toml")
    return (reader.configuration, reader.warnings.map { Sentence.say($0).string })
  }

  @Test func `every key is read`() {
    let (configuration, warnings) = read(
      """
      me = "raj"
      name = "Raj Patel"
      aliases = ["rpatel@vpn1"]
      zone = "Europe/Lisbon"
      theme = "nord"
      preview = "manual"
      bar = false
      ascii = true
      watch = ["Fortinet", "Citrix"]
      store = "/srv/docket"
      [keys]
      done = ["x", "F5"]
      undo = "u"
      [policy]
      critical = 3
      exploited = 1
      """)
    #expect(warnings == [])
    #expect(
      configuration
        == Configuration(
          me: "raj", name: "Raj Patel", aliases: ["rpatel@vpn1"], zone: "Europe/Lisbon",
          theme: "nord", preview: .manual, bar: false, glyphs: .ascii,
          watch: ["Fortinet", "Citrix"], keys: ["done": ["x", "F5"], "undo": ["u"]],
          store: "/srv/docket",
          policy: DeadlinePolicy(days: [.critical: 3], exploitedDays: 1)))
  }

  @Test(
    arguments: [
      ("mee = \"x\"", "mee: docket knows no such key - did you mean me?"),
      ("me = 3", "me: this must be one word"), ("me = \"a b\"", "me: this must be one word"),
      ("bar = \"no\"", "bar: this must be true or false"),
      ("preview = \"sometimes\"", "preview: does not know \"sometimes\""),
      ("keys = 1", "keys: this must be a table"),
      ("[keys]\nundoo = \"x\"", "keys.undoo: there is no such command - did you mean undo?"),
      ("[policy]\ncritical = -1", "policy.critical: this must be a number of days"),
      ("[policy]\nhihg = 1", "policy.hihg: docket knows no such key - did you mean high?"),
      ("watch = [1]", "watch: this must be a list"), ("a = ", "line 1"),
      ("\na = [}", "line 2"),
    ])
  func `a wrong key is named and passed over`(text: String, words: String) {
    let (configuration, warnings) = read(text)
    #expect(configuration == Configuration())
    #expect(warnings.count == 1 && warnings[0].contains(words), "\(warnings)")
  }

  @Test(
    arguments: [
      ("", "me = \"raj\"\n"), ("theme = \"nord\"\n", "me = \"raj\"\ntheme = \"nord\"\n"),
      ("# mine\nme=\"ana\"\n[keys]\nme = \"x\"\n", "# mine\nme = \"raj\"\n[keys]\nme = \"x\"\n"),
      ("[keys]\ndone = \"x\"", "me = \"raj\"\n[keys]\ndone = \"x\""),
      // As an editor of another system leaves it.
      ("me = \"ana\"\r\nzone = \"UTC\"\r\n", "me = \"raj\"\r\nzone = \"UTC\"\r\n"),
      ("zone = \"UTC\"\r\n", "me = \"raj\"\r\nzone = \"UTC\"\r\n"),
      ("me = 'a#b'  # mine\n", "me = \"raj\"  # mine\n"),
      ("me = \"a\"# of \"x\" # 2\r\n", "me = \"raj\"# of \"x\" # 2\r\n"),
    ])
  func `setting me changes one line`(before: String, after: String) {
    #expect(ConfigurationFile.setting("me", to: "raj", in: before) == after)
  }

  @Test(arguments: ["", "America", "/usr/share/zoneinfo", "/dev/tty", "../UTC", "Nowhere/Land"])
  func `a zone is a file of the zone database, not a folder or device`(name: String) {
    #expect(LocalZone.read(named: name) == nil)
  }

  @Test func `the dates of the house stand where the source gives none`() throws {
    let world = try World(configuration: "[policy]\nhigh = 3\n")
    let text = "---\nseverity: high\ndate: 2026-11-22\n---\n" + SamplePage.text
    #expect(world.docket("import", try world.file("page.md", text)).status == .ok)
    #expect(world.docket("actions").output.contains("25 Nov"))
    #expect(world.docket("list", "due:<3d").lines.count == 1)
  }

  @Test func `whoami writes what is then read`() throws {
    let world = try World()
    #expect(world.docket("whoami", "--set", "raj").output.hasPrefix("raj (as ana on jump1)"))
    #expect(world.docket("whoami").output.hasPrefix("raj (as ana on jump1)"))
  }

  @Test(arguments: [
    "\"me\" = \"bob\"\n", "\u{FEFF}me = \"bob\"\n", "zone = \"\"\"\nme = 1\n\"\"\"\n",
  ])
  func `whoami changes no file that it could not be read from`(text: String) throws {
    let world = try World(configuration: text)
    let answer = world.docket("whoami", "--set", "raj")
    #expect(answer.status == .configuration)
    #expect(answer.error.contains("nothing was changed"))
  }

  @Test func `a configuration whose link leads nowhere yet is made where the link leads`() throws {
    let world = try World(configuration: "")
    let file = world.directory + "/home/.config/docket/config.toml"
    let kept = world.directory + "/kept.toml"
    #expect(unlink(file) == 0 && symlink("../../../kept.toml", file) == 0)
    #expect(world.docket("whoami", "--set", "raj").status == .ok)
    #expect(try String(contentsOfFile: kept, encoding: .utf8) == "me = \"raj\"\n")
    #expect(Walk.resolved(file) == Walk.resolved(kept))
  }

  @Test func `a configuration whose link leads into no folder is left as it is, and that is said`()
    throws
  {
    let world = try World(configuration: "")
    let file = world.directory + "/home/.config/docket/config.toml"
    let gone = world.directory + "/gone/config.toml"
    #expect(unlink(file) == 0 && symlink(gone, file) == 0)
    let outcome = world.docket("whoami", "--set", "raj")
    #expect(outcome.status == .cannotCreate)
    #expect(
      outcome.error
        == "docket: DIR/home/.config/docket/config.toml leads to DIR/gone/config.toml, which could not be written: no such file or directory\n"
    )
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: file) == gone)
  }

  @Test func `under sudo both are known`() throws {
    let world = try World(["LOGNAME": "root", "USER": "root", "SUDO_USER": "ana"])
    #expect(world.docket("whoami").output.hasPrefix("ana (as root on jump1)"))
    let named = try World(
      ["LOGNAME": "root", "USER": "root", "SUDO_USER": "ana"], configuration: "me = \"raj\"\n")
    #expect(named.docket("whoami").output.hasPrefix("raj (as root (sudo by ana) on jump1)"))
  }

  @Test func `the store is the option, else the variable, else the file, else the usual place`()
    throws
  {
    let world = try World(["DOCKET_STORE": "/var/one"], configuration: "store = \"/var/two\"\n")
    #expect(world.docket("whoami").output.contains("store: /var/one"))
    #expect(world.docket("whoami", "--store", "/var/three").output.contains("store: /var/three"))
    let file = try World(configuration: "store = \"~/two\"\n")
    #expect(file.docket("whoami").output.contains("store: DIR/home/two"))
    let usual = try World(["XDG_DATA_HOME": "relative"], configuration: "")
    #expect(usual.docket("whoami").output.contains("store: DIR/home/.local/share/docket/store"))
  }
}
