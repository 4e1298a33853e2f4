import CShims
import Glibc

/// System calls that are to fail in the current test, and how often each was made.
///
/// The table is the process's, the plan is the task's: tests beside this one are not touched.
final class Faults: @unchecked Sendable {
  enum Call: String, CaseIterable {
    case openat, fstat, write, pread, fdatasync, fsync, close, ftruncate, reserve, mkdirat
    case unlinkat, renameat, linkat, fchmod, getdents, lock, remote, watch
  }

  struct Rule {
    var call: Call
    /// The first call that fails, from 1.
    var from: Int
    /// How many fail from there on.
    var count: Int
    var code: Int32
  }

  @TaskLocal static var current: Faults?

  var rules: [Rule]
  /// The most bytes one write takes, for short writes.
  var writeLimit: Int?
  private(set) var made: [Call: Int] = [:]
  /// Behind so many calls nothing is done any more, as if the process were dead.
  var lastCall: Int?
  private(set) var total = 0
  /// From now on the disk gives no block that a file does not hold already.
  var isFull = false
  /// What the file system says it has; nil asks the real one.
  var space: (available: UInt64, total: UInt64)?
  fileprivate var reservedEnd: [Int32: Int64] = [:]

  init(_ rules: [Rule] = [], writeLimit: Int? = nil) {
    self.rules = rules
    self.writeLimit = writeLimit
  }

  convenience init(_ call: Call, _ code: Int32, from: Int = 1, count: Int = 1) {
    self.init([Rule(call: call, from: from, count: count, code: code)])
  }

  /// Runs with these faults.
  func during<T>(_ body: () throws -> T) rethrows -> T {
    Self.install
    return try Self.$current.withValue(self) { try body() }
  }

  /// Minus the errno value that this call is to return; nil when it goes through.
  static func fault(_ call: Call) -> Int32? {
    guard let plan = current else { return nil }
    let number = plan.made[call, default: 0] + 1
    plan.made[call] = number
    plan.total += 1
    if let last = plan.lastCall, plan.total > last { return -5 }
    for rule in plan.rules
    where rule.call == call && number >= rule.from && number - rule.from < rule.count {
      return -rule.code
    }
    return nil
  }

  private static let install: Void = {
    let table = UnsafeMutablePointer<dsh_table>.allocate(capacity: 1)
    table.initialize(to: dsh_real().pointee)
    table.pointee.openat = {
      Faults.fault(.openat) ?? dsh_real().pointee.openat($0, $1, $2, $3, $4)
    }
    table.pointee.fstat = { Faults.fault(.fstat) ?? dsh_real().pointee.fstat($0, $1) }
    table.pointee.write = { file, bytes, count in
      if let code = Faults.fault(.write) { return Int(code) }
      if let plan = Faults.current, plan.isFull {
        let end = lseek(file, 0, SEEK_CUR) + Int(count)
        if end > plan.reservedEnd[file, default: 0] { return -28 }
      }
      let limit = Faults.current?.writeLimit ?? count
      return dsh_real().pointee.write(file, bytes, min(count, limit))
    }
    table.pointee.pread = {
      Faults.fault(.pread).map(Int.init) ?? dsh_real().pointee.pread($0, $1, $2, $3)
    }
    // With a fault planned it is on another host; nothing here is a number of errno.
    table.pointee.remote = { Faults.fault(.remote).map { _ in 1 } ?? dsh_real().pointee.remote($0) }
    table.pointee.watch = { Faults.fault(.watch) ?? dsh_real().pointee.watch($0, $1) }
    table.pointee.fdatasync = { Faults.fault(.fdatasync) ?? dsh_real().pointee.fdatasync($0) }
    table.pointee.fsync = { Faults.fault(.fsync) ?? dsh_real().pointee.fsync($0) }
    table.pointee.close = {
      // The descriptor is gone all the same, as on Linux.
      let code = dsh_real().pointee.close($0)
      return Faults.fault(.close) ?? code
    }
    table.pointee.ftruncate = { Faults.fault(.ftruncate) ?? dsh_real().pointee.ftruncate($0, $1) }
    table.pointee.reserve = { file, offset, length in
      if let code = Faults.fault(.reserve) { return code }
      guard let plan = Faults.current else {
        return dsh_real().pointee.reserve(file, offset, length)
      }
      if plan.isFull { return -28 }
      plan.reservedEnd[file] = offset + length
      return dsh_real().pointee.reserve(file, offset, length)
    }
    table.pointee.mkdirat = { Faults.fault(.mkdirat) ?? dsh_real().pointee.mkdirat($0, $1, $2) }
    table.pointee.unlinkat = { Faults.fault(.unlinkat) ?? dsh_real().pointee.unlinkat($0, $1) }
    table.pointee.renameat = {
      Faults.fault(.renameat) ?? dsh_real().pointee.renameat($0, $1, $2, $3)
    }
    table.pointee.linkat = {
      Faults.fault(.linkat) ?? dsh_real().pointee.linkat($0, $1, $2, $3)
    }
    table.pointee.space = { file, available, total in
      guard let space = Faults.current?.space else {
        return dsh_real().pointee.space(file, available, total)
      }
      available?.pointee = space.available
      total?.pointee = space.total
      return 0
    }
    table.pointee.fchmod = { Faults.fault(.fchmod) ?? dsh_real().pointee.fchmod($0, $1) }
    table.pointee.getdents = {
      Faults.fault(.getdents).map(Int.init) ?? dsh_real().pointee.getdents($0, $1, $2)
    }
    table.pointee.lock = { Faults.fault(.lock) ?? dsh_real().pointee.lock($0) }
    dsh_use(table)
  }()
}
