public import DocketModel

/// Why the store could not do what it was asked; paths are relative to the store's folder.
public enum StoreError: Error, Sendable, Hashable {
  /// There is no store in this folder.
  case noStore(String)
  /// The folder already holds one.
  case alreadyThere(String)
  /// The folder holds records, but its file `STORE` is not there: lost, or not yet brought.
  case storeFileMissing(String)
  /// The file `STORE` cannot be understood.
  case unreadableStoreFile(String)
  /// Written by a later docket whose stores this one cannot read.
  case newerFormat(needs: Int)
  /// A disk or quota is full.
  case noSpace(String)
  /// The session may not make files as large as this one would be (`RLIMIT_FSIZE`).
  case sizeLimit(String)
  /// The file system or its permissions allow no writing, or reading was asked for only.
  case readOnly(String)
  /// This user may not.
  case notPermitted(String)
  /// Not what a store holds there: a link, a device, a file of absurd size.
  case refused(String, Refusal)
  /// The system call failed with this errno value.
  case failed(SystemCall, String, code: Int32)
  /// A record of so many bytes is over the cap.
  case tooLarge(bytes: Int)
  /// An act on so many is over the cap; one on so many of them would not be.
  case tooManyAtOnce(Int, RowKind, fitting: Int)
  /// The clock of the store cannot go further.
  case clockExhausted
  /// So many records are in memory only; the cause of the last failure.
  indirect case notSaved(records: Int, cause: StoreError)
  /// Taking in stopped: of so many briefings only these are in the store and on the disk.
  indirect case keptInPart(KeepReport, of: Int, cause: StoreError)
  /// So many records are recorded, and the state could not take them: they are not shown.
  case recordedWithoutEffect(records: Int, fact: String)
  /// A subject that is not in the store.
  case unknownSubject(String)
  /// The briefings have no open action that could be decided or given to somebody.
  case nothingOpen
  /// The state made from the records failed.
  case state(String)

  /// Why a file or folder was not opened.
  public enum Refusal: String, Sendable, Hashable {
    case symbolicLink = "symbolic link"
    case notRegular = "not a regular file"
    case notDirectory = "not a directory"
    case tooLarge = "too large"
    case badName = "bad name"
  }
}

/// The system calls the store makes; the raw value is the word in messages.
public enum SystemCall: String, Sendable, Hashable, CaseIterable {
  case open, status, write, read, sync, close, truncate, reserve, makeDirectory, remove, rename
  case changeMode, list, lock, random, space, watch
}
