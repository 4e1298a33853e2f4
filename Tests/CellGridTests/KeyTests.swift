import Testing

@testable import CellGrid

@Suite struct KeyTests {
  @Test(arguments: [
    (Key.character("j"), "j"), (.character("G"), "G"), (.character(" "), "Space"),
    (.character("é"), "é"), (.control("d"), "Ctrl-D"), (.control("@"), "Ctrl-@"),
    (.control("\\"), "Ctrl-\\"), (.enter, "Enter"), (.tab, "Tab"), (.backTab, "S-Tab"),
    (.escape, "Esc"), (.backspace, "Backspace"), (.delete, "Delete"), (.insert, "Insert"),
    (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"), (.home, "Home"),
    (.end, "End"), (.pageUp, "PgUp"), (.pageDown, "PgDn"), (.function(1), "F1"),
    (.function(12), "F12"),
  ]) func `a key has a name and a name is its key`(key: Key, name: String) {
    #expect(key.name == name)
    #expect(Key(name: name) == key)
  }

  @Test(arguments: [
    ("ctrl-d", Key.control("d")), ("C-x", .control("x")), ("^g", .control("g")),
    ("^", .character("^")),
    ("Ctrl-I", .tab), ("Ctrl-M", .enter), ("Ctrl-[", .escape), ("ctrl-h", .backspace),
    ("PageDown", .pageDown), ("escape", .escape), ("⏎", .enter), ("␣", .character(" ")),
    ("f5", .function(5)), ("F", .character("F")), ("shift-tab", .backTab),
  ]) func `other spellings are understood`(name: String, key: Key) {
    #expect(Key(name: name) == key)
  }

  @Test(arguments: [
    "", "Ctrl-", "Ctrl-DD", "Ctrl-é", "F0", "F21", "F99999999999999999999", "foo", "\u{1B}",
    "\u{202E}", "Ctrl-5",
  ])
  func `what is no key has no key`(name: String) {
    #expect(Key(name: name) == nil)
  }
}
