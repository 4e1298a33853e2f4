import DocketImport
import DocketModel
import Glibc

/// Holds so much memory for a moment.
func take(megabytes: Int) -> Int {
  let held = [UInt8](repeating: 1, count: megabytes << 20)
  return held.count
}

/// Runs out of stack long before it comes to an end.
func nest(_ depth: Int) -> Int {
  guard depth < 1 << 40 else { return 0 }
  var room = [depth, depth + 1]
  room.append(nest(room[1]))
  return room.reduce(0, &+)
}

/// Writes so many briefings.
func many(_ count: Int) {
  let text = Array(#"{"title":"a"}"#.utf8)
  let one = [0x42, 0, 0, 0, UInt8(text.count), 0, 0, 0, 0] + text
  for _ in 0..<count { _ = write(STDOUT_FILENO, one, one.count) }
}

/// Writes a raw answer: words are hexadecimal bytes, one that begins with `'` is text.
func say(_ words: ArraySlice<String>) {
  var bytes: [UInt8] = []
  for word in words {
    if word.hasPrefix("'") {
      bytes += word.dropFirst().utf8
    } else {
      bytes.append(UInt8(word, radix: 16) ?? 0)
    }
  }
  _ = write(STDOUT_FILENO, bytes, bytes.count)
}

/// Writes a frame of this kind that holds this text.
func frame(_ words: ArraySlice<String>) {
  let text = words.last ?? ""
  let length = String(text.utf8.count, radix: 16)
  say([words.first ?? "", "00", "00", "00", length, "00", "00", "00", "00", "'" + text])
}

/// Tries what a worker must not be able to do; the errno, or `done` when it was possible.
func attempt(_ words: ArraySlice<String>) -> String {
  let path = words.last ?? ""
  let status: Int32 =
    switch words.first {
    case "read": open(path, O_RDONLY)
    case "write": open(path, O_WRONLY | O_CREAT, 0o600)
    case "list": opendir(path) == nil ? -1 : 0
    case "remove": unlink(path)
    case "folder": mkdir(path, 0o700)
    case "socket": socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    case "datagram": socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    case "local": socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    case "run": run(path)
    case "kill": kill(getppid(), SIGCONT)
    // 3 is the worker's own: what it measures its memory by.
    case "descriptor": fcntl(4, F_GETFD)
    case "terminal": open("/dev/tty", O_RDWR)
    case "characters": iconv_open("UTF-8", path) == iconv_t(bitPattern: -1) ? -1 : 0
    default: 0
    }
  return status < 0 ? "refused" : "done"
}

private func run(_ path: String) -> Int32 {
  var process = pid_t()
  return path.withCString { name in
    var words: [UnsafeMutablePointer<CChar>?] = [UnsafeMutablePointer(mutating: name), nil]
    let status = posix_spawn(&process, name, nil, nil, &words, environ)
    return status == 0 ? 0 : -1
  }
}
