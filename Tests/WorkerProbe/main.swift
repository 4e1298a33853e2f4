import DocketImport
import DocketModel
import DocketRuntime
import Glibc

// A worker behind the same wall as the program's, in the same loop, that does what the document says
// instead of reading it. The tests of the wall start it; see WalledParserTests.

WorkerService.run({ (bytes, options) throws(ImportError) in
  let words = String(decoding: bytes, as: UTF8.self).split(separator: " ").map(String.init)
  switch words.first {
  case "spin": while true {}
  case "sleep": while true { sleep(1) }
  case "eat":
    var held: [[UInt8]] = []
    while true { held.append([UInt8](repeating: 1, count: 16 << 20)) }
  case "take": return Document(format: .text, title: "\(take(megabytes: 300))")
  case "nest": return Document(format: .text, title: "\(nest(0))")
  case "signal": raise(words.last.flatMap { Int32($0) } ?? SIGSEGV)
  case "leave": _exit(0)
  case "say": say(words.dropFirst())
  case "frame": frame(words.dropFirst())
  case "try": return Document(format: .text, title: attempt(words.dropFirst()))
  case "refuse": throw .malformed(line: 7)
  case "many": many(words.last.flatMap(Int.init) ?? 0)
  default: break
  }
  return Document(
    format: options.format ?? .text, title: words.joined(separator: " "), link: options.base,
    briefings: [
      Briefing(
        title: options.path ?? "none",
        sections: [
          Section(kind: .other, heading: "", blocks: [.paragraph("\(getpid())")])
        ])
    ], leftOut: [LeftOut(.share, "Share")], note: .replacedBytes(count: 3))
}) { bytes, form in
  let words = String(decoding: bytes, as: UTF8.self).split(separator: " ").map(String.init)
  switch words.first {
  case "spin": while true {}
  case "signal": raise(SIGSEGV)
  case "say": say(words.dropFirst())
  case "frame": frame(words.dropFirst())
  case "try": return .lists([attempt(words.dropFirst())])
  case "process": return .lists(["\(getpid())"])
  case "many":
    let count = words.last.flatMap(Int.init) ?? 0
    return .advisories(
      (0..<count).map { .init(link: "\($0).json", updated: Timestamp(seconds: Int64($0))) })
  case "lists":
    let count = words.last.flatMap(Int.init) ?? 0
    return .lists((0..<count).map { "\($0)" })
  default: return ProviderList(reading: bytes, form)
  }
  return nil
}
