import Glibc

/// Standard input line by line, each as soon as it is there.
struct LineReader {
  private let input: Environment.Input
  private var bytes: [UInt8]
  private var start = 0
  private var isAtEnd: Bool

  /// A path of Linux has at most 4,096 bytes; a longer line is cut.
  private static let limit = 1 << 16

  init(_ input: Environment.Input) {
    self.input = input
    if case .bytes(let given) = input {
      bytes = given
      isAtEnd = true
    } else {
      bytes = []
      isAtEnd = false
    }
  }

  /// The next line that is not empty, without its end.
  mutating func next() -> String? {
    while true {
      if let end = bytes[start...].firstIndex(of: 0x0A) {
        let line = bytes[start..<end]
        start = end + 1
        if let text = text(line) { return text }
      } else if isAtEnd || bytes.count - start > Self.limit {
        let line = bytes[start...]
        start = bytes.count
        if let text = text(line) { return text }
        if isAtEnd { return nil }
      } else {
        readMore()
      }
    }
  }

  private func text(_ line: ArraySlice<UInt8>) -> String? {
    let line = line.last == 0x0D ? line.dropLast() : line
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }

  private mutating func readMore() {
    guard case .descriptor(let file) = input else {
      isAtEnd = true
      return
    }
    bytes.removeSubrange(..<start)
    start = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = Glibc.read(file, &buffer, buffer.count)
    if count > 0 {
      bytes.append(contentsOf: buffer[..<count])
    } else if count == 0 || errno != EINTR {
      isAtEnd = true
    }
  }
}
