import CellGrid
import DocketModel
import DocketUI
import Glibc

extension Reader {
  mutating func carryOut<S: Screen & ~Copyable>(
    _ effects: [Effect], on screen: inout S, _ setTheme: (inout S, String) -> String?
  ) {
    for effect in effects {
      switch effect {
      case .wake(let alarm, let delay): alarms[alarm] = Clock.ticks + UInt64(max(delay, 0))
      case .repaint: screen.invalidate()
      case .suspend: isStopped = true
      case .quit: end = .quit(.unknown)
      case .copy(let text): screen.send(Clipboard.request(text))
      case .setTheme(let name):
        mail.post(setTheme(&screen, name).map { .failed($0) } ?? .told("Theme \(name)"))
      case .printPlain(let text): printPlain(text, on: &screen)
      case .edit(let text, let purpose): edit(text, for: purpose, on: &screen)
      case .pipe(let text, let arguments): pipe(text, to: arguments, on: &screen)
      case .openLink(let url): open(url, on: &screen)
      case .sync: sync.run()
      case .cancelSync: sync.cancel()
      case .fetch: fetch.run()
      case .tryFeed(let feed): fetch.sight(feed)
      case .cancelFetch: fetch.cancel()
      case .preview(let bytes):
        pasted = bytes
        store.send(effect)
      default:
        store.send(effect)
        watch.sent(store, at: Clock.ticks)
      }
      if end != nil { return }
    }
  }

  private mutating func printPlain<S: Screen & ~Copyable>(_ text: String, on screen: inout S) {
    onTerminal(&screen) { ear in
      Tty.write(SafeText(text).string + "\n[Enter] back to docket ")
      Tty.waitForEnter(&ear)
    }
  }

  private mutating func edit<S: Screen & ~Copyable>(
    _ text: String, for purpose: Effect.EditPurpose, on screen: inout S
  ) {
    guard let editor = setup.editor, let program = editor.first, let folder = setup.scratchFolder
    else {
      mail.post(
        purpose == .paste ? .failed("Set EDITOR to edit a paste") : .edited(nil, for: purpose))
      return
    }
    let isPaste = purpose == .paste
    let before = isPaste ? String(decoding: pasted, as: UTF8.self) : text
    var after: String?
    onTerminal(&screen) { ear in
      after = EditedFile.edit(before, with: editor, in: folder, ear: &ear)
    }
    guard let after else {
      mail.post(.failed("\(program) did not end well; nothing was kept"))
      return
    }
    if isPaste {
      store.send(.preview(Array(after.utf8)))
    } else {
      mail.post(.edited(after, for: purpose))
    }
  }

  private mutating func pipe<S: Screen & ~Copyable>(
    _ text: String, to arguments: [String], on screen: inout S
  ) {
    let program = arguments.first ?? ""
    var end = Child.End.exited(0)
    onTerminal(&screen) { ear in
      end = Child.run(arguments, input: Array(text.utf8), ear: &ear)
      guard ear.ending == nil else { return }
      Tty.write("\n[Enter] back to docket ")
      Tty.waitForEnter(&ear)
    }
    mail.post(end.message(of: program))
  }

  private mutating func open<S: Screen & ~Copyable>(_ url: String, on screen: inout S) {
    guard let opener = setup.opener, let program = opener.first else { return }
    guard let link = WebLink.checked(url) else {
      mail.post(.failed("Not a plain web address, so not opened: \(url)"))
      return
    }
    var end = Child.End.exited(0)
    onTerminal(&screen) { ear in end = Child.run(opener + [link], ear: &ear) }
    mail.post(end == .exited(0) ? .told("Opened \(link)") : end.message(of: program))
  }

  // MARK: The end

  /// Milliseconds for the store's last word; leaves time to say it before the process is ended.
  private static var lastWait: Int32 { 1_500 }

  mutating func finish<S: Screen & ~Copyable>(on screen: inout S) -> ReaderEnd {
    switch end {
    case .hungUp:
      // Whatever hangs from here on, a dead terminal or a dead disk, ends with the process.
      boundEnd()
      setup.session?.keep(app.session)
      sync.cancel()
      fetch.cancel()
      let saving = store.stop(within: Self.lastWait)
      sync.wait(milliseconds: 300)
      return .hungUp(saving)
    case .terminated(let signal, _):
      boundEnd()
      // Before anything that a dead disk could hold: nobody can type on a terminal left raw.
      screen.leave()
      setup.session?.keep(app.session)
      sync.cancel()
      fetch.cancel()
      let saving = store.stop(within: Self.lastWait)
      sync.wait(milliseconds: 300)
      return .terminated(signal: signal, saving)
    case .quit, nil:
      // The shell's screen first: nobody is to look at a reader that takes no keys any more.
      screen.leave()
      fetch.cancel()
      fetch.wait(milliseconds: 1_000)
      let saving = store.stop(isLeaving: true) { Tty.write("docket: saving...\n") }
      sending = sync.finish { Tty.write("docket: sending...\n") }
      setup.session?.remove()
      return .quit(saving)
    }
  }
}

extension Child.End {
  func message(of program: String) -> Message {
    switch self {
    case .exited(0): .told("\(program) has it")
    case .exited(let status): .failed("\(program) ended with \(status)")
    case .killed(let signal): .failed("\(program) was ended by signal \(signal)")
    case .notStarted(let code):
      .failed("\(program) could not be started: \(String(cString: strerror(code)))")
    }
  }
}
