import Glibc
import Synchronization

/// A program and everything it is started with.
///
/// The child gets no descriptor of the harness but 0, 1 and 2, default signal handling, an empty signal mask and a
/// session of its own, whatever the tests around it do at the same time.
struct Launch {
  /// What becomes 0, 1 and 2 of the child.
  enum Streams {
    case descriptors(Int32, Int32, Int32)
    /// A terminal by its path; it becomes the controlling one.
    case terminal(String)
  }

  /// A path, or a name that is looked for in `PATH` of the tests.
  var program: String
  var arguments: [String]
  var environment: [String: String]
  var directory: String?
  var streams: Streams

  /// Starts the program and answers its process number.
  func start() throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    switch streams {
    case .descriptors(let input, let output, let error):
      for (place, descriptor) in [input, output, error].enumerated() {
        posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(place))
      }
    case .terminal(let path):
      posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | Self.ownSession
    posix_spawnattr_setflags(&attributes, Int16(flags))

    // The Glibc module has no file action that changes the directory.
    let mover = directory.map { ["env", "--chdir=\($0)"] } ?? []
    let words = CStrings(mover + [program] + arguments)
    let variables = CStrings(environment.map { "\($0.key)=\($0.value)" }.sorted())
    var process: pid_t = 0
    let code = Self.descriptors.withLock { _ in
      posix_spawnp(
        &process, directory == nil ? program : "env", &actions, &attributes, words.pointers,
        variables.pointers)
    }
    guard code == 0 else { throw SystemFailure("cannot start \(program)", code: code) }
    return process
  }

  /// Held while descriptors exist that a child started meanwhile would inherit.
  ///
  /// There is no `pipe2` here and `openpty` has no flags, so closing on exec is set a moment late.
  static let descriptors = Mutex<Void>(())

  // POSIX_SPAWN_SETSID of glibc; the Glibc module leaves it out.
  private static let ownSession: Int32 = 0x80
}

/// A null-terminated array of C strings, freed with its owner.
private final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ strings: [String]) {
    count = strings.count
    pointers = .allocate(capacity: count + 1)
    for (index, string) in strings.enumerated() { pointers[index] = strdup(string) }
    pointers[count] = nil
  }

  deinit {
    for index in 0..<count { free(pointers[index]) }
    pointers.deallocate()
  }
}
