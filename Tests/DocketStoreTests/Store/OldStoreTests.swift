import DocketModel
import Foundation
import Testing

@testable import DocketStore

/// A store of every release, kept as that release wrote it: each is read by all that come after.
@Suite struct OldStoreTests {
  static let stores: [String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/stores").standardizedFileURL
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.path + "/" + $0 }
  }()

  private let asker = Asker(me: "ana", today: Day(iso: "2026-11-23") ?? .first)

  @Test func `there is one of each release`() {
    #expect(Self.stores.map { $0.split(separator: "/").last } == ["0.1.0"])
  }

  @Test(arguments: stores)
  func `is read as it was written, and no byte of it changes`(path: String) throws {
    let before = try Self.bytes(below: path)
    let store = try Store(
      at: path, as: Person(me: "ana", login: "ana", host: "jump2"),
      options: StoreOptions(access: .readOnly))
    #expect(store.health.damages == 0)
    let request = ListingRequest(kind: .actions, query: .all, order: .title)
    let ids = try store.listing(request, for: asker).subjects.compactMap { subject in
      if case .action(let id) = subject { id } else { nil }
    }
    let rows = try store.actionRows(ids, for: asker)
    let states = rows.map { "\($0.briefingTitle.prefix(4)).\($0.number) \($0.state.rawValue)" }
    #expect(
      Set(states) == [
        "Corv.1 done", "Corv.2 open", "Corv.3 open", "Hald.1 risk-accepted", "Hald.2 open",
        "Hald.3 open",
      ])
    #expect(rows.flatMap(\.owners) == ["raj"])
    let accepted = try #require(rows.first { $0.state == .riskAccepted }?.decision?.decision)
    #expect(accepted.why == "behind a wall")
    #expect(accepted.until == Day(iso: "2027-01-15"))
    #expect(try store.log(LogFilter(limit: 100), for: asker).count == 7)
    try store.close()
    #expect(try Self.bytes(below: path) == before)
  }

  private static func bytes(below path: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
      let url = URL(filePath: "\(path)/\(name)")
      found[name] = isFolder.boolValue ? Data() : try Data(contentsOf: url)
    }
    return found
  }
}
