import Glibc

// libFuzzer brings a `main` of its own; the package manager wants the program's. So the program
// starts the driver itself: https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// What is tried; named by the environment, so that one program serves all.
private let target: Target = {
  let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = Target(rawValue: name) else {
    print("FUZZ_TARGET is one of:", Target.allCases.map(\.rawValue).joined(separator: " "))
    exit(64)
  }
  return target
}()

@_cdecl("Fuzz_main")
public func fuzzMain(
  _ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> Int32 {
  if count == 2, let word = arguments[1], String(cString: word) == "--list" {
    for target in Target.allCases { print(target.rawValue) }
    return 0
  }
  var count = count
  var arguments = arguments
  return runDriver(&count, &arguments) { start, count in
    target.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  }
}

/// Ends the process, so that libFuzzer keeps the input.
func expect(_ holds: Bool, _ law: String) {
  guard !holds else { return }
  print("BROKEN: \(law)")
  abort()
}
