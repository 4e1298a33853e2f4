import Foundation
import Synchronization
public import Testing

/// The directory that the running test case has to itself.
///
/// Give the test or its suite the trait `.temporaryDirectory`; the directory is new and empty for
/// each case of a parameterised test and is removed after it.
public enum TemporaryDirectory {
  @TaskLocal static var current: String?

  private static let processDirectory = Mutex<String?>(nil)

  /// A new directory that all tests may share; it is removed when the tests have ended.
  public static func makeForProcess() throws -> String {
    let top = try processDirectory.withLock { top in
      if let top { return top }
      let made = try make()
      top = made
      atexit { TemporaryDirectory.removeForProcess() }
      return made
    }
    let path = "\(top)/\(UInt32.random(in: 0...UInt32.max))"
    try makeFolders(path)
    return path
  }

  private static func removeForProcess() {
    let top = processDirectory.withLock { $0 }
    if let top { try? FileManager.default.removeItem(atPath: top) }
  }

  fileprivate static func make() throws -> String {
    var template = Array("/tmp/docket-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemFailure("mkdtemp") }
    return template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  /// The path, without a slash at its end and short enough to hold a socket.
  public static var path: String {
    get throws {
      guard let current else { throw TemporaryDirectoryMissing() }
      return current
    }
  }
}

/// A test asked for its directory but neither it nor its suite has the trait.
public struct TemporaryDirectoryMissing: Error, CustomStringConvertible {
  public var description: String { "the test needs the trait .temporaryDirectory" }
}

/// Gives each test case a directory of its own.
public struct TemporaryDirectoryTrait: SuiteTrait, TestTrait, TestScoping {
  public var isRecursive: Bool { true }

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    let path = try TemporaryDirectory.make()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await TemporaryDirectory.$current.withValue(path) { try await function() }
  }
}

extension Trait where Self == TemporaryDirectoryTrait {
  /// Gives each test case an empty directory, see ``TemporaryDirectory``.
  public static var temporaryDirectory: Self { Self() }
}
