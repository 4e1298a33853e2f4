import Glibc

/// A text that is edited in the person's editor by way of a file nobody else can read.
enum EditedFile {
  /// The text as it was saved; nil when the editor did not end well, or left more than a paste may have.
  static func edit(
    _ text: String, with editor: [String], in folder: String, ear: inout Ear
  ) -> String? {
    var template = Array("\(folder)/docket-XXXXXX".utf8CString)
    // mkstemp creates it with 0600 and a name nobody can foresee.
    let file = mkstemp(&template)
    guard file >= 0 else { return nil }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    close(file)
    guard (try? FileBytes.write(Array(text.utf8), to: path, replacing: true)) != nil,
      Child.run(editor + [path], ear: &ear) == .exited(0),
      let bytes = try? FileBytes.read(path, limit: Intake.pasteLimit)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension EditedFile {
  /// The same for where nobody listens.
  static func edit(_ text: String, with editor: [String], in folder: String) -> String? {
    var ear = Ear()
    return edit(text, with: editor, in: folder, ear: &ear)
  }
}
