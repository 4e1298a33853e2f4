internal import DocketModel

/// Who writes: one user on one host with one store.
///
/// The name is that of the folder of the segments.
struct WriterIdentity: Hashable {
  /// `<host>-<user>-<8 hex>`.
  let writer: String
  /// 16 hex digits, new for each process.
  let session: String

  /// The name kept in the state folder, or a new one that is put there.
  ///
  /// Where the folder cannot be written, the name is of this session only: nothing depends on it
  /// but the number of folders.
  static func writer(
    keptIn folder: String?, store: String, person: Person, random: () -> UInt64
  ) -> String {
    if let kept = kept(in: folder, store: store, person: person) { return kept }
    let fresh = name(person, random())
    guard let folder, let directory = try? Directory(at: folder) else { return fresh }
    let file = file(store, person)
    let draft = "\(file).\(Digest.hex(random(), digits: 16))"
    try? directory.replace(
      file, with: Array("\(fresh)\n".utf8), by: directory, called: draft)
    return fresh
  }

  /// The name kept in the state folder; nil when there is none.
  static func kept(in folder: String?, store: String, person: Person) -> String? {
    guard let folder, let directory = try? Directory(at: folder),
      let bytes = try? directory.contents(of: file(store, person), limit: 4_096)
    else { return nil }
    let kept = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    return Identifiers.isName(kept) ? kept : nil
  }

  /// Homes may be shared between hosts, so the host is part of the file's name too.
  private static func file(_ store: String, _ person: Person) -> String {
    "writer-\(store)-\(part(person.host, limit: 20))"
  }

  private static func name(_ person: Person, _ number: UInt64) -> String {
    let host = part(person.host, limit: 30)
    let login = part(person.login, limit: 30)
    return "\(host)-\(login)-\(Digest.hex(number & 0xFFFF_FFFF, digits: 8))"
  }

  /// The letters and digits of a name that may stand on disk, in lower case.
  static func part(_ text: String, limit: Int) -> String {
    var kept: [UInt8] = []
    for byte in text.utf8 where kept.count < limit {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: kept.append(byte)
      case 0x41...0x5A: kept.append(byte + 0x20)
      case 0x2D, 0x2E, 0x5F: if kept.last != 0x2D, !kept.isEmpty { kept.append(0x2D) }
      default: break
      }
    }
    while kept.last == 0x2D { kept.removeLast() }
    return kept.isEmpty ? "x" : String(decoding: kept, as: UTF8.self)
  }
}
