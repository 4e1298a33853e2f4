import ArgumentParser
import CellGrid
import DocketImport
import DocketModel
import DocketRuntime
import Glibc

/// Runs one command line in a world and answers how it ended.
///
/// The arguments are the words behind the name of the program.
public func start(_ arguments: [String], in environment: Environment) -> ExitStatus {
  let words = CommandLineWords(arguments)
  let command: any Subcommand
  do {
    var parsed = try Program.parseAsRoot(words.shielded)
    guard let known = parsed as? any Subcommand else {
      // The parser's own command for help, which throws what it has to say.
      try parsed.run()
      return .ok
    }
    command = known
  } catch {
    return words.answer(error, in: environment)
  }
  let invocation = Invocation(environment, command.common)
  var status: ExitStatus
  var unwritten: SafeText = "the output could not be written"
  do throws(Failure) {
    try invocation.checkClock()
    if !(command is Program), !(command is Demo), !(command is Doctor) {
      try invocation.checkConfiguration()
    }
    status = try command.run(invocation)
    if invocation.hasSaved {
      unwritten = "what was done is saved; only the answer to it could not be written"
    }
  } catch {
    status = command.fail(error, invocation)
  }
  invocation.printer.flush()
  // The answer is out: nobody waits for this.
  invocation.packIfDue()
  if invocation.printer.hasFailed {
    invocation.printer.complain(unwritten)
    if status == .ok { status = .inputOutput }
  }
  return status
}

/// Runs the command line of this process and ends it with the status of the command.
///
/// Refuses to run with the rights of somebody else: it opens files and programs by name.
public func runProgram() -> Never {
  if CommandLine.arguments.dropFirst().first == WorkerService.argument {
    // No configuration, no store, no terminal: what comes now is not ours.
    WorkerService.run { (bytes, options) throws(ImportError) in
      try readDocument(bytes, options: options)
    }
  }
  guard getuid() == geteuid(), getgid() == getegid() else {
    let sentence = Array("docket: not to be installed setuid or setgid; nothing was done\n".utf8)
    _ = write(STDERR_FILENO, sentence, sentence.count)
    exit(ExitStatus.permission.rawValue)
  }
  // Swift finds them by way of /proc: where that is not there, an act would become a listing.
  guard !CommandLine.arguments.isEmpty else {
    let sentence = Array(
      "docket: the arguments cannot be read (is /proc there?); nothing was done\n".utf8)
    _ = write(STDERR_FILENO, sentence, sentence.count)
    exit(ExitStatus.inputOutput.rawValue)
  }
  let status = start(
    Array(CommandLine.arguments.dropFirst()), in: .ofProcess(openReader: runReader))
  exit(status.rawValue)
}
