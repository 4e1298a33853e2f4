import CellGrid
import CursesTerminal
import DocketImport
import DocketModel
import DocketRuntime
import DocketStore
import DocketThemes
import Glibc

/// Every typed error as one sentence for a person: what happened, where, why, what to do next.
///
/// Foreign parts are cleaned by ``SafeText`` as they are put in.
enum Sentence {
  // MARK: - Store

  static func failure(_ error: StoreError, store: String) -> Failure {
    Failure(status(error), say(error, store: store))
  }

  private static func status(_ error: StoreError) -> ExitStatus {
    switch error {
    case .noStore, .unknownSubject: .noInput
    case .nothingOpen: .nothing
    case .alreadyThere: .cannotCreate
    case .storeFileMissing, .unreadableStoreFile, .newerFormat, .refused, .tooLarge, .tooManyAtOnce:
      .badData
    case .readOnly: .cannotCreate
    case .notPermitted: .permission
    case .noSpace, .sizeLimit, .notSaved: .inputOutput
    case .keptInPart(_, _, let cause): status(cause)
    case .failed(_, _, let code): code == EACCES || code == EPERM ? .permission : .inputOutput
    case .clockExhausted, .state, .recordedWithoutEffect: .bug
    }
  }

  static func say(_ error: StoreError, store: String) -> SafeText {
    switch error {
    case .noStore(let folder):
      "there is no store in \(folder) - docket --store \(folder) init makes one"
    case .alreadyThere(let folder): "\(folder) already holds a store; nothing was changed"
    case .storeFileMissing(let folder):
      "\(folder) holds records but no file STORE; bring it back from a copy, or wait for the sync"
    case .unreadableStoreFile(let file):
      "\(file) cannot be understood, so this is no store docket can open - docket doctor tells more"
    case .newerFormat(let needs):
      "the store \(store) needs a later docket (format \(needs)); nothing was changed"
    case .sizeLimit:
      "a limit on the size of files keeps docket from writing into \(store); raise it with ulimit -f"
    case .noSpace: "the disk of \(store) is full; free some space and try again"
    case .readOnly: "the store \(store) can only be read here; nothing was changed"
    case .notPermitted: "you may not write to the store \(store); nothing was changed"
    case .refused(let file, let why):
      "\(file) in the store is \(why.rawValue); docket does not open it"
    case .failed(let call, let file, let code):
      "\(call.rawValue) failed on \(file.isEmpty ? store : file): \(words(code))"
    case .tooLarge(let bytes):
      "this would be a record of \(Wording.grouped(bytes)) bytes, more than a store holds (4 MiB)"
    case .tooManyAtOnce(let count, let kind, let fitting):
      "\(Wording.counted(count, kind.noun)), one act holds \(Wording.grouped(fitting)); nothing was changed - take fewer at once"
    case .clockExhausted: "the clock of the store cannot go further - docket doctor tells why"
    case .notSaved(let records, let cause):
      "\(Wording.counted(records, "record")) could not be saved: \(say(cause, store: store))"
    case .keptInPart(let report, let count, let cause):
      "only \(Wording.grouped(report.kept.count)) of \(Wording.counted(count, "briefing")) were kept: \(say(cause, store: store))"
    case .recordedWithoutEffect(let records, let fact):
      "\(Wording.counted(records, "record")) could not be taken into what is shown: \(fact) - it is recorded; please report this"
    case .nothingOpen: "nothing is open there; nothing was changed"
    case .unknownSubject(let id): "nothing in the store has the id \(id)"
    case .state(let fact): "the state of the store failed: \(fact) - please report this"
    }
  }

  // MARK: - Terminal

  static func say(_ error: TerminalError) -> SafeText {
    switch error {
    case .notATerminal: "docket needs a terminal to read in; docket list works without one"
    case .unknownName(let name):
      "TERM \(name) is unknown here, and nothing stands in for it; try TERM=vt100 docket"
    case .tooSimple(let name):
      "TERM \(name) cannot move the cursor, so there is no screen; docket list works without one"
    case .alreadyOpen: "the terminal is open already - please report this"
    case .failed(let code): "the terminal could not be opened: \(words(code))"
    }
  }

  // MARK: - Files and documents

  static func say(_ fault: FileFault) -> SafeText {
    switch fault {
    case .failed(ENOENT): "no such file"
    case .failed(ELOOP): "too many links or folders inside one another"
    case .failed(let code): words(code)
    case .folder: "is a folder"
    case .notRegular(let kind): "is \(kind), not a file; docket import - reads standard input"
    case .tooLarge(let size, let limit): tooLarge(size, limit)
    case .store: "belongs to a store of docket, whose records are no briefings"
    }
  }

  /// The number for a file that was not read.
  static func status(_ fault: FileFault) -> ExitStatus {
    switch fault {
    case .failed(ENOENT), .failed(ENOTDIR): .noInput
    case .failed(EACCES), .failed(EPERM): .permission
    default: .badData
    }
  }

  static func say(_ fault: ReadingFault) -> SafeText {
    switch fault {
    case .refused(let error): say(error)
    case .stopped(let cause): "could not be read: the parser stopped (\(words(cause)))"
    case .notStarted(ENOENT):
      "was not read: docket reads documents in a process of its own, and finds itself by way of /proc, which is not there"
    case .notStarted(let code):
      "was not read: docket reads documents in a process of its own, and none could be started (\(words(code))); try again"
    }
  }

  private static func words(_ cause: ReadingFault.Cause) -> SafeText {
    switch cause {
    case .memoryLimit: "memory limit"
    case .timeLimit: "time limit"
    case .signal(let number): "signal \(number)"
    case .exit(let status): "status \(status)"
    case .nonsense: "no proper answer"
    }
  }

  /// The number for a document that was not read.
  static func status(_ fault: ReadingFault) -> ExitStatus {
    if case .notStarted = fault { .tryAgain } else { .badData }
  }

  static func say(_ error: ImportError) -> SafeText {
    switch error {
    case .empty: "there is no text in it"
    case .binary(let offset): "is not text (byte \(Wording.grouped(offset)) shows it)"
    case .tooLarge(let size, let limit): tooLarge(size, limit)
    case .noBriefing: "no briefing was found in it; --as text takes it in as it is"
    case .missingLibrary(let package):
      "needs a library that is not installed here; on Debian: apt install \(package)"
    case .unsupported(let format):
      "looks like \(format.rawValue), which docket does not read; --as text takes it in as it is"
    case .malformed(let line):
      "is too broken to read\(line.map { " (line \(Wording.grouped($0)))" } ?? "")"
    case .overLimit(let limit): say(limit)
    }
  }

  private static func say(_ limit: ImportError.Limit) -> SafeText {
    switch limit {
    case .entities: "declares entities, which docket does not expand; nothing of it was read"
    case .depth: "is nested deeper than docket reads; nothing of it was read"
    case .attributes: "has a tag with more attributes than docket reads; nothing of it was read"
    case .briefings: "holds more than 50,000 briefings; nothing of it was read"
    case .duplicateKey: "names a member of an object twice, so it cannot be trusted"
    }
  }

  static func say(_ note: Document.Note) -> SafeText {
    switch note {
    case .replacedBytes(let count):
      "\(Wording.counted(count, "byte")) were no UTF-8 and stand as U+FFFD"
    case .readAsText: "it could not be read in its own format, so it was read as plain text"
    case .illFormed(let line):
      "its markup is broken at line \(Wording.grouped(line)); what could be made out was read"
    }
  }

  private static func tooLarge(_ size: Int, _ limit: Int) -> SafeText {
    let (has, reads) = (mebibytes(size), mebibytes(limit))
    // Of what comes through a pipe only so much is known.
    return
      "has \(has == reads ? "" : "\(has), ")more than the \(reads) docket reads at once; split it"
  }

  static func mebibytes(_ bytes: Int) -> String {
    let tenths = (bytes / 1_024 * 10 / 1_024).quotientAndRemainder(dividingBy: 10)
    return tenths.remainder == 0
      ? "\(tenths.quotient) MB" : "\(tenths.quotient).\(tenths.remainder) MB"
  }

  // MARK: - What people type

  static func failure(_ error: QueryError, in text: String) -> Failure {
    Failure(.usage, say(error, in: text))
  }

  static func say(_ error: QueryError, in text: String) -> SafeText {
    let fact = SafeText(line: Wording.sentence(error))
    return "the query \"\(SafeText(line: text))\", character \(error.column): \(fact)"
  }

  static func say(_ error: DateError, in text: String) -> SafeText {
    SafeText(line: Wording.sentence(error, of: text))
  }

  static func meant(_ near: String?) -> SafeText { SafeText(line: Wording.meant(near)) }

  private static func oneOf(_ words: [String]) -> SafeText { SafeText(Wording.oneOf(words)) }

  // MARK: - Configuration and themes

  static func say(_ warning: ConfigurationWarning) -> SafeText {
    let fact: SafeText =
      switch warning.fact {
      case .syntax(let line, let column, let message):
        line > 0 ? "line \(line), column \(column): \(message)" : "it is no TOML"
      case .unreadable(let code): words(code)
      case .unknownKey(let near): "docket knows no such key\(meant(near)); it is ignored"
      case .wrongKind(let expected): "this must be \(expected); it is ignored"
      case .unknownWord(let word, let expected):
        "does not know \"\(word)\"\(oneOf(expected)); it is ignored"
      case .unknownCommand(let near):
        "there is no such command\(meant(near)); docket keys lists them"
      case .unknownZone(let name): "no time zone is called \(name); the host's is used"
      }
    return place(warning.file, warning.keyPath) + fact
  }

  static func say(_ warning: ThemeWarning) -> SafeText {
    let fact: SafeText =
      switch warning.fact {
      case .syntax(let line, let column, let message): "line \(line), column \(column): \(message)"
      case .unknownRole: "no role has this name"
      case .unknownColour(let name): "\(name) is neither a colour nor in the palette"
      case .badColour(let text): "\(text) is no colour: #rrggbb, 0 to 255, an ANSI name or default"
      case .unknownKey: "docket knows no such key"
      case .wrongKind(let expected): "this must be a \(expected)"
      case .unknownWord(let word): "does not know \"\(word)\""
      }
    return place(warning.file, warning.keyPath) + fact
  }

  private static func place(_ file: String, _ keyPath: String) -> SafeText {
    keyPath.isEmpty ? "\(file): " : "\(file): \(keyPath): "
  }

  /// A sentence that a person can take in: of a very long line, the beginning and the end.
  ///
  /// What somebody typed or pasted stands in it, and may be of any length.
  static func readable(_ sentence: SafeText) -> SafeText {
    sentence.lines.map { line in
      let scalars = line.string.unicodeScalars
      guard scalars.count > 2 * longest else { return line }
      let (head, tail) = (scalars.prefix(longest), scalars.suffix(longest))
      return SafeText(String(head)) + " … " + SafeText(String(tail))
    }.joined(separator: "\n")
  }

  private static let longest = 600

  /// The system's words for an errno value.
  static func words(_ code: Int32) -> SafeText {
    strerror(code).map { SafeText(line: String(cString: $0).lowercasedFirst) } ?? "error \(code)"
  }
}

extension String {
  /// With a small first letter, to stand inside a sentence.
  fileprivate var lowercasedFirst: String {
    guard let first, dropFirst().first?.isLowercase == true else { return self }
    return first.lowercased() + dropFirst()
  }
}
