import CellGrid
import DocketModel
import DocketStore

/// What an examination of the store found, in words, and what can be done about it.
extension Sentence {
  static func say(
    _ finding: DoctorReport.Finding, store: String
  ) -> (text: SafeText, fix: SafeText?) {
    switch finding {
    case .reading(let note): say(note)
    case .unusable(let error): (say(error, store: store), nil)
    case .mode(let path, let permissions):
      (
        "\(named(path)) has the permissions \(String(permissions, radix: 8)), so others may use it",
        "chmod go-rwx \(SafeText(line: store))/\(SafeText(line: path))"
      )
    case .owner(let path, let user):
      ("\(named(path)) belongs to user \(user), and this store is not shared", nil)
    case .hardLinked(let path, let links):
      ("\(named(path)) has \(links) names, so it can be changed through another one", nil)
    case .litter(let path, let age):
      (
        "\(named(path)) was left behind \(age / 3_600) hours ago by a crash",
        "it can be removed"
      )
    case .quarantine(let files):
      ("\(Wording.counted(files, "damaged file")) in quarantine/, kept for you to look at", nil)
    case .known(let note, let copy):
      (
        "\(say(note).text); a copy is in \(named(copy))",
        "put a whole copy from another host or a backup in its place"
      )
    case .empty(let path):
      ("\(named(path)) is empty: a try on a full disk", "docket pack removes one's own after a day")
    case .state(let fault): (say(fault), "docket reindex makes it anew; nothing is lost by it")
    case .unexpected(let path): ("\(named(path)) is nothing that a store holds", nil)
    case .missing(let path): ("\(named(path)) is missing", "copy it from a backup or another host")
    case .contentMismatch(let path, let offset, let record):
      (
        "\(place(path, offset)): the text of record \(SafeText(line: record)) is not the one its id says",
        backup
      )
    case .sameID(let path, let offset, let record):
      (
        "\(place(path, offset)): another record has the id \(SafeText(line: record)) too; both are kept",
        nil
      )
    case .orphan(let path, let offset, let event, let subject):
      (
        "\(place(path, offset)): act \(SafeText(line: event)) is about \(SafeText(line: subject)), which is not here",
        "it may come with the next sync"
      )
    case .littleSpace(let bytes):
      (
        "only \(Wording.grouped(Int(clamping: bytes >> 20))) MB are left on its disk",
        "free some space"
      )
    }
  }

  private static func say(_ note: StoreNote) -> (text: SafeText, fix: SafeText?) {
    switch note {
    case .damage(let file, let offset, let bytes):
      ("\(place(file, offset)): \(bytes) bytes are damaged", backup)
    case .outOfOrder(let file, let offset, let expected, let found):
      ("\(place(file, offset)): record \(found) stands where \(expected) is due", backup)
    case .shortened(let file, let expected, let found):
      ("\(named(file)) holds \(found) records, and its end says \(expected)", backup)
    case .torn(let file, let offset, let bytes):
      (
        "\(place(file, offset)): a write of \(bytes) bytes did not finish",
        "nothing to do: normal after a crash, and while another session writes"
      )
    case .quarantined(let file, let offset, let fault):
      ("\(place(file, offset)): a record without effect (\("\(fault)"))", backup)
    case .withoutEffect(let file, let record, let fact):
      (
        "\(named(file)): record \(SafeText(line: record)) could not be taken in and has no effect: \(SafeText(line: fact))",
        "please report this"
      )
    case .foreign(let file, let store):
      ("\(named(file)) belongs to the store \(SafeText(line: store)) and is not read", nil)
    case .misplaced(let file, let writer):
      (
        "\(named(file)) was written by \(SafeText(line: writer)), not by the owner of its folder",
        nil
      )
    case .unverifiedAuthor(let file):
      ("\(named(file)): the user in it is not the one who owns the file", nil)
    case .conflictCopy(let file):
      ("\(named(file)) is a copy made by a sync tool; it is read like the others", nil)
    case .convertedLineEnds(let file):
      (
        "\(named(file)): a tool changed its line ends; the records are whole",
        "switch conversion of line ends off in that tool"
      )
    case .refused(let file, let why): ("\(named(file)) is not opened: \(why.rawValue)", nil)
    case .unreadable(let file, let error):
      ("\(named(file)) could not be read: \(say(error, store: file))", nil)
    case .vanished(let file):
      ("\(named(file)) was there before and is gone", "a sync may be under way")
    case .unknown(let file, let kind):
      (
        "\(named(file)) has records of a later docket (\(SafeText(line: kind))), without effect here",
        nil
      )
    case .clockSkew(let file, let event, let seconds):
      (
        "\(named(file)): the clock of the host of act \(SafeText(line: event)) was \(Wording.grouped(Int(clamping: seconds / 60))) minutes off",
        "set that host's clock"
      )
    case .readOnly(let error): (say(error, store: "here"), nil)
    case .newerFormat(let format):
      ("it is of format \(format), which this docket only reads", "use a later docket to write")
    }
  }

  private static func say(_ fault: StateFault) -> SafeText {
    switch fault {
    case .unusable: "the index cannot be used; the next start makes a new one"
    case .damaged(let fact): "the index is damaged: \(SafeText(line: fact))"
    case .differs(let tables):
      "the index is not what the records say (\(SafeText(line: tables.joined(separator: ", "))))"
    }
  }

  /// What a repair did.
  static func say(_ step: RepairReport.Step, store: String) -> SafeText {
    switch step {
    case .restoredStoreFile(let id):
      "STORE was made anew with the id that all segments name, \(SafeText(line: id))"
    case .made(let path): "\(named(path)) was made"
    case .putAside(let path, let copy, let bytes):
      "\(Wording.grouped(bytes)) bytes of \(named(path)) were copied to \(named(copy))"
    case .failed(let path, let error):
      "\(named(path)) could not be repaired: \(say(error, store: store))"
    case .ambiguous(let stores):
      "STORE cannot be made: the segments name \(Wording.counted(stores.count, "store")) or a later format"
    }
  }

  private static let backup: SafeText =
    "what was in it may be on another host or in a backup; docket doctor --repair keeps a copy"

  private static func named(_ file: String) -> SafeText { SafeText(line: file) }

  private static func place(_ file: String, _ offset: Int) -> SafeText {
    "\(SafeText(line: file)) at byte \(offset)"
  }
}
