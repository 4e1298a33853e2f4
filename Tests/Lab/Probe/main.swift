import Glibc

// What the fault laboratory links with the store: see Tests/Lab/README.md.

let words = Array(CommandLine.arguments.dropFirst())
do {
  switch words.first {
  case "fold": folding()
  case "session": try Session(words.dropFirst()).run()
  case "merge": try Merging(words.dropFirst()).run()
  case "clean": cleaning(words)
  default:
    say(
      "usage: LabProbe fold | session STORE ... | merge FOLDER ... | clean ...", to: STDERR_FILENO)
    exit(64)
  }
} catch {
  say("LabProbe: \(error)", to: STDERR_FILENO)
  exit(74)
}
