import ArgumentParser
import CellGrid
import DocketModel
import DocketStore
import Glibc

/// The command `docket init`.
struct Init: Subcommand {
  static let example = """
    docket init                                   make the store in its usual place
    docket init --store ~/team/docket             make it somewhere else
    docket init --shared --group secops --store /srv/docket
    """
  static let configuration = describe("init", "Makes a store.")

  @Flag(help: "For several users of this host: all of the folder's group may write.")
  var shared = false
  @Option(help: "The group of a shared store; else the one of the folder.") var group: String?
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let path = invocation.storeDirectory
    if shared {
      try share(path)
    } else if group != nil {
      throw Failure(.usage, "--group is for --shared")
    }
    let id = try invocation.asking { () throws(StoreError) in
      try Store.create(at: path, shared: shared, options: invocation.storeOptions(.readWrite))
      return try Store(
        at: path, as: invocation.caller.person, options: invocation.storeOptions(.readOnly)
      ).id
    }
    if invocation.isJSON {
      invocation.printer.json(
        .object([
          "schema": Output.schema, "type": .string("store"), "path": .string(path),
          "id": .string(id), "shared": .bool(shared),
        ]))
    } else {
      let kind: SafeText = shared ? "made the shared store " : "made the store "
      invocation.printer.line("\(kind)\(SafeText(line: path))")
      invocation.printer.line("next: docket import FILE, or docket to paste a briefing")
    }
    return .ok
  }

  /// Makes the folder so that all of its group may add to it, and nobody may take from others.
  private func share(_ path: String) throws(Failure) {
    let name = SafeText(line: path)
    var number = gid_t.max
    if let group {
      guard let found = getgrnam(group) else {
        throw Failure(.noInput, "there is no group \(SafeText(line: group)) on this host")
      }
      number = found.pointee.gr_gid
    }
    guard access(path + "/STORE", F_OK) != 0 else { return }
    if let code = Folders.make(path) {
      throw Failure(.cannotCreate, "\(name) could not be made: \(Sentence.words(code))")
    }
    // Files in it get its group (setgid) and can be removed by their owners alone (sticky).
    guard number == gid_t.max || chown(path, uid_t.max, number) == 0, chmod(path, 0o3770) == 0
    else {
      throw Failure(.permission, "\(name) could not be shared: \(Sentence.words(errno))")
    }
  }
}
