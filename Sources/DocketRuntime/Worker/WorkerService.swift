public import DocketImport
import DocketModel
import Glibc

/// The inside of a worker: reads documents from standard input, answers on standard output.
public enum WorkerService {
  /// The hidden first argument that makes this program a worker.
  public static let argument = "--read-documents-behind-a-wall"

  /// Serves until its starter closes the line; nothing else of the program has run before it.
  ///
  /// `read` is called behind the wall only: it can open, reach and start nothing.
  public static func run(
    _ read: ([UInt8], ImportOptions) throws(ImportError) -> Document,
    list: ([UInt8], ProviderList.Form) -> ProviderList? = { ProviderList(reading: $0, $1) }
  ) -> Never {
    openLibraries()
    guard Wall.close() else { _exit(Wall.incomplete) }
    while let (kind, options, bytes) = request() {
      guard Wall.allowDocument() else { _exit(Wall.incomplete) }
      if kind == .listRequest {
        answer(list(bytes, options["form"]?.string.flatMap(ProviderList.Form.init) ?? .json))
      } else {
        answer(bytes, ImportOptions(json: options), read)
      }
      if Wall.isWorn { break }
    }
    _exit(0)
  }

  private static func answer(
    _ bytes: [UInt8], _ options: ImportOptions,
    _ read: ([UInt8], ImportOptions) throws(ImportError) -> Document
  ) {
    var output: [UInt8] = []
    do throws(ImportError) {
      let document = try read(bytes, options)
      for briefing in document.briefings { add(.briefing, briefing.json, to: &output) }
      add(.document, document.restJSON, to: &output)
    } catch {
      add(.refusal, error.json, to: &output)
    }
    send(&output)
  }

  private static func answer(_ list: ProviderList?) {
    var output: [UInt8] = []
    if case .advisories(let advisories) = list {
      for start in stride(from: 0, to: advisories.count, by: part) {
        let part = Array(advisories[start..<min(start + part, advisories.count)])
        add(.advisories, part.json, to: &output)
      }
    }
    add(.list, ListRest(list).json, to: &output)
    send(&output)
  }

  /// So many advisories of a list are in a frame.
  private static let part = 1_000

  private static func add(_ kind: WorkerFrame.Kind, _ json: JSON, to output: inout [UInt8]) {
    let text = json.canonicalBytes()
    output += WorkerFrame(kind, text.count).head
    output += text
    // The other side reads while this one writes.
    if output.count >= 1 << 16 { send(&output) }
  }

  /// The next document; nil when there will be none.
  private static func request() -> (WorkerFrame.Kind, options: JSONText, [UInt8])? {
    guard let head = receive(WorkerFrame.headSize), let frame = WorkerFrame(head[...]),
      let options = receive(frame.first), let json = try? JSONText(checking: options[...]),
      let bytes = receive(frame.second)
    else { return nil }
    return (frame.kind, json, bytes)
  }

  private static func receive(_ count: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    var buffer = [UInt8](repeating: 0, count: min(count, 1 << 16))
    while bytes.count < count {
      let got = Glibc.read(STDIN_FILENO, &buffer, min(buffer.count, count - bytes.count))
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      bytes += buffer[..<got]
    }
    return bytes
  }

  private static func send(_ output: inout [UInt8]) {
    var rest = output[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else { _exit(1) }
      rest = rest.dropFirst(sent)
    }
    output.removeAll(keepingCapacity: true)
  }
}
