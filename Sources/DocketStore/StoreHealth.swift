/// Something about the store's files that a person may want to know; nothing here stops reading.
public enum StoreNote: Sendable, Hashable {
  /// Bad bytes with good records behind them; what was in them is lost to this file.
  case damage(file: String, offset: Int, bytes: Int)
  /// A record is missing, doubled or moved: its number is not the one due.
  case outOfOrder(file: String, offset: Int, expected: UInt64, found: UInt64)
  /// A file that was ended on purpose does not hold what its end says.
  case shortened(file: String, expected: Int, found: Int)
  /// A write that did not finish. Normal after a crash, and while another session writes.
  case torn(file: String, offset: Int, bytes: Int)
  /// The checksum is right, the content is not: it has no effect.
  case quarantined(file: String, offset: Int, PayloadFault)
  /// The state could not take this record: it stays in its file and has no effect.
  case withoutEffect(file: String, record: String, fact: String)
  /// The file belongs to another store; it is not read.
  case foreign(file: String, store: String)
  /// The header says another writer than the folder the file lies in.
  case misplaced(file: String, writer: String)
  /// The user in the header is not the one who owns the file.
  case unverifiedAuthor(file: String)
  /// A copy that a sync tool made; it is read like the others.
  case conflictCopy(file: String)
  /// A tool changed the line ends; the records are whole.
  case convertedLineEnds(file: String)
  /// Not opened: a link, a device, a folder, too large, or a name that is not ours.
  case refused(file: String, StoreError.Refusal)
  /// Could not be read.
  case unreadable(file: String, StoreError)
  /// Was there before and is not any more; a sync may be under way.
  case vanished(file: String)
  /// Records of a later docket, which have no effect here.
  case unknown(file: String, kind: String)
  /// A record whose place in the order lies far from its wall time, or far ahead of now: that
  /// host's clock is wrong.
  case clockSkew(file: String, event: String, seconds: Int64)
  /// Written to no more, and why.
  case readOnly(StoreError)
  /// The store is of a later format.
  case newerFormat(Int)

  /// Whether something that was stored is lost or doubtful, beyond what normal use leaves behind.
  public var isDamage: Bool {
    switch self {
    case .damage, .outOfOrder, .shortened, .quarantined, .withoutEffect, .unreadable: true
    default: false
    }
  }
}

/// How the store's files are, for the status line and `doctor`.
public struct StoreHealth: Sendable, Hashable {
  /// Records that were read and are good.
  public var records = 0
  /// Everything noted, at most ``noteLimit``; the counts go on.
  public private(set) var notes: [StoreNote] = []
  /// How many notes are damage.
  public private(set) var damages = 0
  /// How often anything was noted but an unfinished write; grows for ever.
  private(set) var noted = 0
  /// Records that are in memory only, since they could not be written.
  public var unsaved = 0
  /// Whether acts are refused.
  public var isReadOnly = false

  /// How many notes are kept.
  public static let noteLimit = 1_000

  public init() {}

  mutating func note(_ note: StoreNote) {
    if note.isDamage { damages += 1 }
    if case .torn = note {} else { noted += 1 }
    if notes.count < Self.noteLimit { notes.append(note) }
  }

  /// Forgets what was said of one file, which is about to be read again.
  mutating func forgetTorn(in file: String) {
    notes.removeAll {
      if case .torn(file, _, _) = $0 { true } else { false }
    }
  }
}
