import CellGrid
import DocketModel

extension App {
  /// Acts on what a prompt made of a key.
  mutating func answer(
    _ prompt: PromptModel, _ outcome: PromptModel.Outcome, key: Key
  ) -> [Effect] {
    switch outcome {
    case .editing: return []
    case .changed: return typing(prompt) + feedsToComplete(prompt)
    case .completionAsked: return complete(prompt)
    case .cancelled:
      overlays.removeLast()
      return cancelled(prompt)
    case .submitted: return submit(prompt)
    }
  }

  /// Questions that show their answer while it is typed.
  private mutating func typing(_ prompt: PromptModel) -> [Effect] {
    switch prompt.purpose {
    case .narrow:
      return narrow(to: prompt.editor.text)
    case .search:
      guard let reading = browse.reading else { return [] }
      var search = SearchState(prompt.editor.text, in: reading.layout)
      search.current = search.matches.firstIndex { $0.line >= reading.top } ?? 0
      if search.matches.indices.contains(search.current) {
        browse.reading?.line = search.matches[search.current].line
      }
      browse.reading?.search = prompt.editor.isEmpty ? nil : search
      return []
    case .confirm(_, let effect):
      overlays.removeLast()
      let isYes = prompt.editor.text.lowercased() == "y"
      if !isYes { toast = Toast(text: "Dropped; nothing was changed") }
      return isYes ? [effect] : []
    default: return []
    }
  }

  private mutating func cancelled(_ prompt: PromptModel) -> [Effect] {
    switch prompt.purpose {
    case .narrow:
      guard browse.list.narrowing != prompt.before else { return [] }
      let effects = narrow(to: prompt.before)
      if let subject = prompt.subjectBefore,
        let index = browse.list.listing.subjects.firstIndex(of: subject)
      {
        browse.list.select(index)
      }
      return effects
    case .search:
      browse.reading?.search = nil
      return []
    default: return []
    }
  }

  private mutating func submit(_ prompt: PromptModel) -> [Effect] {
    let text = prompt.editor.text.trimmed
    overlays.removeLast()
    if let name = prompt.historyName, !text.isEmpty {
      var history = (memory.histories[name] ?? []).filter { $0 != text }
      history.insert(text, at: 0)
      memory.histories[name] = Array(history.prefix(50))
    }
    switch prompt.purpose {
    case .narrow: return submitNarrowing(prompt, text)
    case .search:
      if browse.reading?.search?.matches.isEmpty == true {
        browse.reading?.search = nil
        toast = Toast(text: "\(text) is not in this text")
      }
      return []
    case .selectByQuery: return submitSelection(prompt, text)
    case .commandLine: return run(text, prompt)
    case .takeIn: return text.isEmpty ? [] : [.importFrom(text)]
    case .save: return submitSave(text)
    case .saveElsewhere: return text.isEmpty ? [] : [.saveElsewhere(text)]
    case .pipe: return submitPipe(text)
    case .addFeed: return submitFeed(prompt, text)
    case .renameFeed(let feed): return submitName(feed, text)
    case .confirm:
      toast = Toast(text: "Dropped; nothing was changed")
      return []
    default: return submitAct(prompt, text)
    }
  }

  private mutating func submitAct(_ prompt: PromptModel, _ text: String) -> [Effect] {
    switch prompt.purpose {
    case .assign(let subjects): return submitAssignment(prompt, subjects, text)
    case .reason(let subjects):
      return text.isEmpty ? [] : send(.reason(text), to: subjects)
    case .note(let subjects):
      return text.isEmpty ? [] : send(.note(text), to: subjects)
    case .addAction(let key):
      return text.isEmpty ? [] : send(.add(title: text, detail: ""), to: [.briefing(key)])
    case .dismissOther(let subjects):
      guard !text.isEmpty else { return complain("needs a reason; Esc drops it", prompt) }
      return send(
        .decide(Decision(.notApplicable, code: .other, why: text)), to: subjects)
    case .laterDay(let subjects):
      guard let day = askedDay(text, prompt) else { return [] }
      return send(.decide(Decision(.deferred, until: day)), to: subjects)
    case .acceptUntil(let subjects):
      guard let day = askedDay(text, prompt) else { return [] }
      return ask(PromptModel(.acceptWhy(subjects, until: day), second: settings.me))
    case .acceptWhy(let subjects, let until):
      let approver = prompt.second?.text.trimmed ?? ""
      guard !text.isEmpty else { return complain("needs a reason; Esc drops it", prompt) }
      return send(
        .decide(
          Decision(
            .riskAccepted, why: text, until: until,
            approvedBy: approver.isEmpty ? nil : approver)), to: subjects)
    case .waitOn(let subjects): return submitWaiting(prompt, subjects, text)
    default: return []
    }
  }

  /// Puts the question back with what is wrong about the answer.
  mutating func complain(_ complaint: String, _ prompt: PromptModel) -> [Effect] {
    var prompt = prompt
    prompt.complaint = complaint
    prompt.isOnSecond = false
    overlays.append(.prompt(prompt))
    return []
  }

  /// The day that was typed; without one the question comes back and says what is wrong.
  private mutating func askedDay(_ text: String, _ prompt: PromptModel) -> Day? {
    do throws(DateError) {
      return lying(ahead: try Day(parsing: text, today: moment.today), prompt)
    } catch {
      _ = complain(Wording.sentence(error, of: text), prompt)
      return nil
    }
  }

  /// A day that something can be put off until; for any other the question comes back.
  private mutating func lying(ahead day: Day, _ prompt: PromptModel) -> Day? {
    if day.canBeUntil(today: moment.today) { return day }
    _ = complain("\(day.weekdayAndDate(from: moment.today)) is not in the future", prompt)
    return nil
  }

  private mutating func submitAssignment(
    _ prompt: PromptModel, _ subjects: [Subject], _ text: String
  ) -> [Effect] {
    do throws(AssignmentError) {
      let assignment = try assignment(text)
      return send(.assign(owners: assignment.owners, due: assignment.due), to: subjects)
    } catch {
      return complain(Wording.sentence(error), prompt)
    }
  }

  private mutating func submitWaiting(
    _ prompt: PromptModel, _ subjects: [Subject], _ text: String
  ) -> [Effect] {
    do throws(AssignmentError) {
      let assignment = try assignment(text)
      guard let who = assignment.owners?.first else {
        return complain("waiting on whom? a name, then perhaps a day", prompt)
      }
      guard case .set(let typed)? = assignment.due else {
        return send(.decide(Decision(.waiting, on: who)), to: subjects)
      }
      guard let day = lying(ahead: typed, prompt) else { return [] }
      return send(.decide(Decision(.waiting, until: day, on: who)), to: subjects)
    } catch {
      return complain(Wording.sentence(error), prompt)
    }
  }

  func assignment(_ text: String) throws(AssignmentError) -> Assignment {
    try Assignment(
      parsing: text, today: moment.today, me: settings.me, known: memory.people.sorted())
  }

  private mutating func complete(_ prompt: PromptModel) -> [Effect] {
    let found = Completion.complete(
      prompt, people: memory.people.union([settings.me]), feeds: fetch.names ?? [],
      commands: settings.keymap.commands, themes: settings.themes)
    var prompt = prompt
    prompt.offers = found.candidates
    if let text = found.text { prompt.editor.replace(with: text) }
    replaceTop(with: .prompt(prompt))
    return (found.text == nil ? [] : typing(prompt)) + feedsToComplete(prompt)
  }

  /// Asks for the feeds as the word for them begins, so that Tab knows them.
  private func feedsToComplete(_ prompt: PromptModel) -> [Effect] {
    guard let typed = Completion.typedFeed(prompt) else { return [] }
    return typed.isEmpty || fetch.names == nil ? [.feeds] : []
  }
}
