internal import DocketModel

// A new file of the state, beside the one in use, until it is put in its place.

extension Store {
  /// Makes ready for documents of so many bytes, until ``close()``.
  ///
  /// Where they are much beside what is here, they go into a copy of the state that nobody else sees yet:
  /// a log of pages, which lets others read on, costs more than the pages when nearly all are new.
  /// Records are on the disk as soon as ever.
  public func expect(bytes: Int) throws(StoreError) {
    guard let stateFile, state.isKept, bytes >= Self.largeIntake else { return }
    let size = try asking { () throws(StateError) in try self.state.database.size() }
    // To copy twice the bytes that come takes less time than the log of what is made of them.
    guard size / 2 <= bytes else { return }
    stateFile.removeLitter(now: options.clock())
    guard stateFile.hasRoom(for: size + bytes * Self.growth) else { return }
    // The copy has only what is on the disk, and is as far as this session.
    try sync()
    try refresh()
    guard state.isKept, let draft = try? stateFile.begin(with: state) else { return }
    self.draft = draft
    state = draft.state
  }

  /// Less than this is taken in before a copy pays.
  private static let largeIntake = 1 << 20

  /// So many times the bytes of documents are those of the state that is made of them.
  private static let growth = 4

  /// Puts the draft in place of the file in use.
  func installDraft() throws(StoreError) {
    guard let draft else { return }
    try stateFile?.install(draft, now: options.clock())
    self.draft = nil
  }

  /// Finishes what many briefings went into.
  ///
  /// Where that fails, or nothing came after all, the file in use stays; the next session reads what it misses.
  func settleDraft() {
    guard draft != nil, writer != nil, coverOwnFiles() else { return abandonDraft() }
    if (try? installDraft()) == nil { abandonDraft() }
  }

  /// Removes a file that was not finished.
  func abandonDraft() {
    if let draft { stateFile?.abandon(draft) }
    draft = nil
  }
}
