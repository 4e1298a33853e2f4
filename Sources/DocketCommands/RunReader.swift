import CellGrid
import CursesTerminal
import DocketImport
import DocketModel
import DocketRuntime
import DocketStore
import DocketThemes
import DocketUI
import Glibc

/// Opens the terminal, runs the reader on it, and says on the normal screen how that ended.
@Sendable public func runReader(_ request: ReaderRequest) -> ExitStatus {
  CrashGuard.install()
  let end: ReaderEnd
  let sending: Sending?
  do throws(TerminalError) {
    (end, sending) = try ErrorLog.open(in: request).catching { () throws(TerminalError) in
      try showReader(request)
    }
  } catch {
    tell(Sentence.say(error))
    return .noInput
  }
  switch end {
  case .quit(let saving):
    saving.farewell(sending, of: request.store).forEach(tell)
    return saving == .all || saving == .unopened ? .ok : .inputOutput
  case .terminated(let number, let saving):
    if saving != .all { saving.farewell(nil, of: request.store).forEach(tell) }
    endBySignal(number)
  case .hungUp:
    // The terminal is gone: not a byte may go there, and nothing here may wait for it.
    endBySignal(SIGHUP)
  }
  return .interrupted
}

private func showReader(
  _ request: ReaderRequest
) throws(TerminalError)
  -> (ReaderEnd, Sending?)
{
  let library = ThemeShelf.library(request.folders.themes)
  let theme = library.theme(named: request.configuration.theme)?.theme ?? library.defaultTheme
  var terminal = try Terminal(theme: theme, depth: request.colours == false ? .mono : nil)
  let isASCII =
    request.configuration.glyphs == .ascii
    || (request.configuration.glyphs == .auto && terminal.facts.characters.tier == .ascii)
  var options = InputDecoder.Options()
  options.escapeDelay = escapeDelay(request.variables)
  // Where pastes are marked, a burst is somebody who types fast over a slow link.
  options.recognisesBursts = terminal.facts.paste != .described
  let decoder = InputDecoder(sequences: terminal.keySequences, options: options)
  let setup = request.setup(
    isASCII: isASCII, warnings: request.notes(terminal.facts, library), themes: library.names)
  guard var reader = Reader(setup, size: terminal.size, decoder: decoder) else {
    throw .failed(errno: EMFILE)
  }
  let end = reader.run(on: &terminal) { terminal, name in
    guard let theme = library.theme(named: name) else {
      return "There is no theme \(name): \(library.names.joined(separator: ", "))"
    }
    terminal.setTheme(theme.theme)
    return nil
  }
  if case .hungUp = end { endBySignal(SIGHUP) }
  return (end, reader.sending)
}

/// How long a lone Escape waits for the rest of a key: `ESCDELAY`, else longer over SSH.
private func escapeDelay(_ variables: [String: String]) -> UInt64 {
  if let text = variables["ESCDELAY"], let delay = UInt64(text), delay <= 5_000 { return delay }
  return variables.set("SSH_CONNECTION") == nil ? 50 : 100
}

private func tell(_ text: SafeText) {
  let bytes = Array((text.displayed + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

/// Ends as the signal would have, so that whoever started this sees how it ended.
private func endBySignal(_ number: Int32) -> Never {
  signal(number, SIG_DFL)
  raise(number)
  _exit(128 + number)
}

extension ReaderRequest {
  /// What the runtime needs, made of what the command line and the configuration say.
  func setup(isASCII: Bool, warnings: [SafeText], themes: [String]) -> ReaderSetup {
    ReaderSetup(
      openStore: { () throws(StoreError) in try openStore() },
      prepareStore: { prepareStore($0) }, asker: { asker(on: $0) },
      settings: App.Settings(
        me: person.me, keymap: Keymap(overrides: configuration.keys),
        preview: App.Preview(rawValue: configuration.preview.rawValue) ?? .auto,
        showsBar: configuration.bar, startedAt: now(), opensLinks: opener != nil,
        home: variables.set("HOME"), themes: themes),
      clock: Clock(zone: zone, now: now), notes: warnings.map(\.string),
      session: sessionFile,
      stateFolder: store == .demo ? nil : folders.state, editor: variables.editor?.words,
      scratchFolder: scratchFolder, opener: opener,
      takeIn: { takeIn($0) }, path: { variables.path($0) },
      sentence: { sentence($0, folder: $1).string },
      readDocument: readDocument, readingSentence: { Sentence.say($0).string },
      prepareThread: { Self.guarding($0) }, sync: storeSync,
      syncSentence: { Sentence.say($0).string },
      fetch: fetching, isASCII: isASCII)
  }

  /// Runs the body of a thread, so that a crash on it restores the terminal.
  private static func guarding(_ body: () -> Void) {
    let stack = CrashStack()
    body()
    _ = consume stack
  }

  /// What the feeds of a store are fetched with; a demo fetches nothing.
  private var fetching: (@Sendable (String) -> FetchSetup)? {
    if store == .demo { return nil }
    let plan = fetchPlan
    return { store in plan.setup(store: store, prepareThread: { body in Self.guarding(body) }) }
  }

  /// How addresses and feeds are fetched.
  var fetchPlan: FetchPlan {
    FetchPlan(
      configuration: configuration.fetch, folders: folders, variables: variables, now: now,
      today: zone.local(now()).day, reading: readDocument, listing: readList)
  }

  /// Where a lost session of this store goes on; a demo begins anew.
  private var sessionFile: SessionFile? {
    guard case .folder(let path) = store else { return nil }
    return SessionFile(in: folders.state, store: path)
  }

  /// What the store goes with; a demo goes with nothing.
  private var storeSync: StoreSync? {
    guard case .folder(let path) = store else { return nil }
    return StoreSync(
      store: path, person: person, variables: variables, stateFolder: folders.state)
  }

  /// What is told once, on the first screen.
  func notes(_ facts: TerminalFacts, _ library: ThemeLibrary) -> [SafeText] {
    var notes = warnings
    if facts.usedTerminal != facts.namedTerminal {
      notes.append(
        "TERM \(facts.namedTerminal) is unknown here; used \(facts.usedTerminal) - docket doctor")
    }
    if let theme = library.theme(named: configuration.theme) {
      notes += theme.warnings.map(Sentence.say)
    } else {
      notes.append("there is no theme \(configuration.theme); docket theme list shows them")
    }
    return notes
  }

  /// Only a program the person named: on a server, links are shown and copied.
  private var opener: [String]? {
    let words = (variables["BROWSER"] ?? "").split(separator: " ").map(String.init)
    return words.isEmpty || words[0].contains("%") ? nil : words
  }

  private var scratchFolder: String? {
    if let folder = variables["XDG_RUNTIME_DIR"], folder.hasPrefix("/") { return folder }
    _ = Folders.make(folders.state)
    return folders.state
  }

  /// Reads a file, or all files below a folder, for `i`.
  private func takeIn(_ word: String) -> ReaderSetup.TakenIn {
    var taken = ReaderSetup.TakenIn()
    let path = variables.path(word)
    let files =
      Walk.isFolder(path)
      ? Walk.files(below: path) { file, fault in
        taken.refused.append("\(file): \(Sentence.say(fault).string)")
      } : [path]
    let intake = FileIntake(
      today: zone.local(now()).day, reading: readDocument, fetching: fetchPlan)
    for file in files {
      switch intake.read(file) {
      case .read(let document): taken.add(document.briefings, of: DocumentOrigin(document))
      case .refused(let why, _): taken.refused.append("\(file): \(why.string)")
      }
    }
    return taken
  }
}
