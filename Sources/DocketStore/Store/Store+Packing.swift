internal import DocketModel

/// The making of few files from the many that this writer's sessions left; see ``SegmentPacker``.
///
/// It needs nothing of the store that is open, so it may run on any thread. Sessions see the packs as
/// they see any file, and read none of their records again.
public struct Packing: Sendable {
  let directory: String
  let writer: String
  let session: String
  let person: Person
  let options: StoreOptions

  /// Does it; what was done before an error stays done.
  public func run() throws(StoreError) -> PackReport {
    let folder = try StoreFolder(at: directory)
    let header = SegmentHeader(
      store: folder.file.id, writer: writer, session: session, user: Syscalls.user,
      login: person.login, host: person.host, version: options.programVersion)
    let files: Directory
    do throws(StoreError) {
      files = try folder.segments.directory(writer)
    } catch {
      // Nobody wrote under this name yet.
      if error.isAbsence { return PackReport() }
      throw error
    }
    var packer = SegmentPacker(
      folder: folder, directory: files, header: header, now: options.clock(),
      random: options.random)
    try packer.run()
    return packer.report
  }
}

extension Store {
  /// So many files of a writer are left before it makes few of them by itself.
  public static var packingLimit: Int { 200 }

  /// Makes few files of those that this writer's earlier sessions ended.
  ///
  /// Nil where there is no writer to speak of. Throws where nothing may be written.
  public func packing() throws(StoreError) -> Packing? {
    if let readOnlyReason { throw readOnlyReason }
    guard let name = ownName else { return nil }
    return Packing(
      directory: directory, writer: name, session: session, person: person, options: options)
  }

  /// The same where so many files have gathered that it is time; never throws.
  ///
  /// Files without an end are counted but stay, so it is time at every fiftieth file only.
  public var packingDue: Packing? {
    guard folder != nil, let name = ownName else { return nil }
    let count = catalog.readings.keys.count {
      $0.hasPrefix("segments/\(name)/") && $0.hasSuffix(".seg")
    }
    // A session that has ended its file may still do this.
    guard count > Self.packingLimit, count % 50 == 1, !health.isReadOnly || isClosed else {
      return nil
    }
    return Packing(
      directory: directory, writer: name, session: session, person: person, options: options)
  }

  private var ownName: String? {
    guard let folder else { return nil }
    if let writer { return writer.name }
    return WriterIdentity.kept(
      in: options.stateDirectory, store: folder.file.id, person: person)
  }

  private var isClosed: Bool { readOnlyReason == .readOnly("closed") }
}
