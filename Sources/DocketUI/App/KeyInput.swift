import CellGrid
import DocketModel

extension App {
  /// Takes one key, or holds it until what it is meant for is here.
  ///
  /// Over a slow link or onto a busy disk people type ahead. A key then waits for the list it was
  /// typed at, for the briefing under the cursor, and an act for the answer to the act before, so
  /// that it never meets the row or the checklist of a moment ago. Ctrl-C drops what waits, and after a
  /// second nothing waits: a store that does not answer must not keep anybody from leaving.
  mutating func take(_ key: Key) -> [Effect] {
    if key == .control("c"), !held.isEmpty || isWaiting {
      held = []
      browse.waitingVerb = nil
      let effects = perform(.cancel)
      if !isQuitting {
        toast = Toast(text: "Dropped what was typed ahead", offers: offer(.cancel, "again quits"))
      }
      return effects
    }
    guard held.isEmpty, !isWaiting else {
      if held.count < 1_000 { held.append(key) }
      return held.count == 1 ? [.wake(.held, afterMilliseconds: 1_000)] : []
    }
    return takeNow(key)
  }

  /// The store did not answer: what was typed ahead is dropped, and the person told.
  mutating func giveUpWaiting() {
    guard !held.isEmpty || browse.waitingVerb != nil else { return }
    held = []
    browse.waitingVerb = nil
    isStoreSilent = true
    toast = Toast(text: "The store does not answer yet; what was typed was dropped", isError: true)
  }

  /// Takes the keys that were held, as far as what they are meant for is here.
  mutating func takeHeld() -> [Effect] {
    var effects: [Effect] = []
    while !held.isEmpty, !isWaiting { effects += takeNow(held.removeFirst()) }
    return effects
  }

  /// Whether an answer of the store is on its way that changes what is shown.
  public var isAwaitingAnswer: Bool { unconfirmed > 0 || isShowingOld }

  /// Whether the next key would meet something that is about to be replaced, or a list of which only
  /// the first rows are here.
  private var isWaiting: Bool {
    isShowingOld || (overlays.isEmpty && !isStoreSilent && !browse.list.listing.isWhole)
  }

  private var isShowingOld: Bool {
    if browse.waitingVerb != nil { return true }
    guard overlays.isEmpty, !isStoreSilent else { return false }
    return browse.list.isOutdated || (browse.focus != .list && isReadingStale)
  }

  /// Whether the text beside the list is that of another row.
  var isReadingStale: Bool {
    guard let key = browse.list.selectedBriefing else { return false }
    return key != browse.reading?.stored.row.key && key != browse.notFound
  }

  /// Takes one key: to the pop-up on top, else to the command its sequence stands for.
  private mutating func takeNow(_ key: Key) -> [Effect] {
    let wasActing = memory.justActed
    let askedUndo = memory.undoNeedsConfirming
    toast = nil
    memory.justActed = false
    memory.undoNeedsConfirming = nil
    if let overlay = overlays.last, !isOnSince, !isOnFeeds, !isOnPage {
      return take(key, in: overlay)
    }
    if let effects = takePending(key) { return effects }
    let sequence = pending.keys + [key]
    let place = keyPlace
    if let command = settings.keymap.command(for: sequence, in: place) {
      let count = pending.count
      pending = PendingKeys()
      memory.justActed = wasActing && command.verb == .reason
      memory.undoNeedsConfirming = command.verb == .undo ? askedUndo : nil
      return perform(command.verb, count: count)
    }
    if settings.keymap.isPrefix(sequence, in: place) {
      pending.keys = sequence
      return [.wake(.nextKeys, afterMilliseconds: 400)]
    }
    pending = PendingKeys()
    let name = sequence.map(\.name).joined(separator: " ")
    toast = Toast(text: "\(name) is not bound", offers: offer(.palette, "help"))
    return []
  }

  /// Counts, keys that drop what was begun, and digits that begin a date.
  private mutating func takePending(_ key: Key) -> [Effect]? {
    if case .character(let character) = key, let digit = character.wholeNumberValue,
      character.isASCII
    {
      if !pending.keys.isEmpty, pending.keys == settings.keymap.prefix(of: .deferring) {
        pending = PendingKeys()
        return perform(.later(.ask), typed: String(character))
      }
      if pending.keys.isEmpty, digit > 0 || pending.count != nil {
        pending.count = min((pending.count ?? 0) * 10 + digit, 9_999)
        return []
      }
    }
    guard !pending.isEmpty else { return nil }
    switch key {
    case .escape, .backspace, .control("g"), .control("c"):
      pending = PendingKeys()
      return []
    case .character("q")
    where !pending.keys.isEmpty
      && settings.keymap.command(for: pending.keys + [key], in: keyPlace) == nil:
      pending = PendingKeys()
      return []
    case .character("?") where !pending.keys.isEmpty:
      pending.showsNext = true
      return []
    default: return nil
    }
  }

  private mutating func take(_ key: Key, in overlay: Overlay) -> [Effect] {
    switch overlay {
    case .prompt(var prompt):
      let outcome = prompt.update(on: key)
      replaceTop(with: .prompt(prompt))
      return answer(prompt, outcome, key: key)
    case .picker(var picker):
      let outcome = picker.update(on: key)
      let rows = max(size.rows - 2, 1)
      picker.top = ScrollWindow.nearest(
        showing: picker.selected, of: picker.shown.count, in: rows, from: picker.top)
      replaceTop(with: .picker(picker))
      switch outcome {
      case .stay: return []
      case .close:
        overlays.removeLast()
        return []
      case .chosen(let choice):
        overlays.removeLast()
        return chosen(choice.value)
      }
    case .since, .feeds, .page: return []
    case .paste: return takeInPreview(key)
    }
  }

  mutating func replaceTop(with overlay: Overlay) {
    guard !overlays.isEmpty else { return }
    overlays[overlays.count - 1] = overlay
  }

  private mutating func takeInPreview(_ key: Key) -> [Effect] {
    switch key {
    case .enter where preview?.briefings.isEmpty == false:
      overlays.removeLast()
      preview = nil
      return [.keepPreview]
    case .character("e"):
      // Without an editor nothing comes back: the paste stays until it is kept or dropped.
      return [.edit("", for: .paste)]
    case .character("q"), .escape, .backspace, .control("g"), .control("c"), .enter:
      overlays.removeLast()
      preview = nil
      toast = Toast(text: "Dropped; nothing was stored")
      return [.dropPreview]
    default: return []
    }
  }

  /// Pasted bytes are never keys: text in a prompt, a preview in the list or the text, nothing
  /// in the checklist.
  mutating func take(paste bytes: [UInt8]) -> [Effect] {
    toast = nil
    pending = PendingKeys()
    switch overlays.last {
    case .prompt(var prompt):
      if case .confirm = prompt.purpose { return [] }
      prompt.complaint = nil
      prompt.active.insert(SafeText(bytes: bytes).string)
      replaceTop(with: .prompt(prompt))
      return answer(prompt, .changed, key: .insert)
    case .picker(var picker):
      picker.filter.insert(SafeText(bytes: bytes).string)
      picker.selected = 0
      replaceTop(with: .picker(picker))
      return []
    case .page, .paste, .since, .feeds: return []
    case nil: break
    }
    guard browse.focus != .checklist || browse.reading?.isPractice == true else {
      toast = Toast(text: "Paste in the list or the text to take in a briefing")
      return []
    }
    guard bytes.count >= 40 else {
      toast = Toast(text: "Too short for a briefing; nothing was stored")
      return []
    }
    return [.preview(bytes)]
  }
}
