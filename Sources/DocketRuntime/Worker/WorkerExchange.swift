import CShims
import DocketImport
import DocketModel
import Glibc

/// What a worker is asked for.
struct WorkerRequest {
  fileprivate let head: [UInt8]
  fileprivate let document: [UInt8]
  fileprivate var count: Int { head.count + document.count }

  /// The document is to be read.
  init(_ bytes: [UInt8], _ options: ImportOptions) {
    self.init(.request, options.json, bytes)
  }

  /// The list of a provider is to be read.
  init(_ bytes: [UInt8], _ form: ProviderList.Form) {
    self.init(.listRequest, .object(["form": .string(form.rawValue)]), bytes)
  }

  private init(_ kind: WorkerFrame.Kind, _ options: JSON, _ bytes: [UInt8]) {
    let options = options.canonicalBytes()
    head = WorkerFrame(kind, options.count, bytes.count).head + options
    document = bytes
  }
}

/// One document on its way to a worker, and the answer on its way back.
struct WorkerExchange<Answer: WorkerAnswer> {
  private let request: WorkerRequest
  private var sent = 0
  private var inbox: [UInt8] = []
  private var start = 0
  /// Bytes of all frames so far.
  private var received = 0
  private var answer = Answer()

  init(_ request: WorkerRequest) { self.request = request }

  /// What to wait for on the line.
  var events: Int16 { Int16(sent < request.count ? POLLIN | POLLOUT : POLLIN) }

  /// Moves what can be moved without waiting; the answer once it is whole.
  mutating func move(on line: Int32) throws(WorkerEnd) -> Answer.Whole? {
    try send(on: line)
    while try receive(on: line) {
      while let frame = try nextFrame() {
        if let whole = try answer.take(frame.0, frame.1, isLast: start == inbox.count) {
          return whole
        }
      }
    }
    return nil
  }

  private mutating func send(on line: Int32) throws(WorkerEnd) {
    while sent < request.count {
      let isHead = sent < request.head.count
      let part = isHead ? request.head : request.document
      let offset = isHead ? sent : sent - request.head.count
      let count = part.withUnsafeBytes { bytes in
        bytes.baseAddress.map { dsh_send(line, $0 + offset, bytes.count - offset) } ?? 0
      }
      if count == -Int(EINTR) { continue }
      if count == -Int(EAGAIN) { return }
      // What it still said before it went is read first.
      if count < 0 { return sent = request.count }
      sent += count
    }
  }

  /// Whether something came.
  private mutating func receive(on line: Int32) throws(WorkerEnd) -> Bool {
    if start == inbox.count {
      inbox.removeAll(keepingCapacity: true)
      start = 0
    } else if start > 1 << 20 {
      inbox.removeSubrange(..<start)
      start = 0
    }
    let before = inbox.count
    let room = 1 << 17
    inbox.append(contentsOf: repeatElement(0, count: room))
    let count = inbox.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { dsh_receive(line, $0 + before, room) } ?? 0
    }
    inbox.removeLast(room - max(count, 0))
    if count == -Int(EAGAIN) || count == -Int(EINTR) { return false }
    guard count > 0 else { throw .closed }
    received += count
    guard received <= WorkerCaps.answer(to: request.document.count) else { throw .nonsense }
    return true
  }

  /// The next frame that is here as a whole, as JSON that stands where it came in.
  private mutating func nextFrame() throws(WorkerEnd) -> (WorkerFrame.Kind, JSONText)? {
    let body = start + WorkerFrame.headSize
    guard body <= inbox.count else { return nil }
    guard let frame = WorkerFrame(inbox[start..<body]), frame.second == 0,
      frame.first <= WorkerCaps.frame
    else { throw .nonsense }
    guard body + frame.first <= inbox.count else { return nil }
    start = body + frame.first
    guard let json = try? JSONText(checking: inbox[body..<start]) else { throw .nonsense }
    return (frame.kind, json)
  }
}
