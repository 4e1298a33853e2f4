/// What an examination of a store's files found.
///
/// Nothing was changed by it.
public struct DoctorReport: Sendable, Hashable {
  public var storeID = ""
  public var format = 0
  public var files = 0
  public var writers = 0
  public var records = 0
  /// Whether it lies on a file system of another host.
  public var isRemote = false
  public var findings: [Finding] = []

  /// 0 sound, 1 something to know, 2 something stored is lost or doubtful.
  public var exitCode: Int32 {
    findings.contains { $0.isDamage } ? 2 : findings.isEmpty ? 0 : 1
  }

  /// One thing that is not as a fresh store has it; paths are relative to the store.
  public enum Finding: Sendable, Hashable {
    /// What reading noted.
    case reading(StoreNote)
    /// The store cannot be opened at all.
    case unusable(StoreError)
    /// Others may read or write it, which the kind of store does not ask for.
    case mode(path: String, permissions: UInt32)
    /// Belongs to another user, in a store that is not shared.
    case owner(path: String, user: UInt32)
    /// Has several names, so another one can change it.
    case hardLinked(path: String, links: UInt64)
    /// A temporary file that nobody will finish.
    case litter(path: String, ageSeconds: Int64)
    /// Damaged bytes that were put aside.
    case quarantine(files: Int)
    /// Damage in a file of which a copy is in the quarantine: somebody knows of it.
    case known(StoreNote, copy: String)
    /// A segment without one record, such as tries on a full disk leave behind.
    case empty(path: String)
    /// The file of the state; nothing is lost by it.
    case state(StateFault)
    /// Nothing that a store holds.
    case unexpected(path: String)
    /// A folder every store has.
    case missing(path: String)
    /// The text is not the one its content id was made from.
    case contentMismatch(path: String, offset: Int, record: String)
    /// The same id with different content; both are kept.
    case sameID(path: String, offset: Int, record: String)
    /// An event about something no record tells of; the record may come with the next sync.
    case orphan(path: String, offset: Int, event: String, subject: String)
    /// So little room is left that imports stop, or soon will.
    case littleSpace(availableBytes: UInt64)

    public var isDamage: Bool {
      switch self {
      case .reading(let note): note.isDamage
      case .unusable, .contentMismatch, .sameID: true
      default: false
      }
    }
  }
}
