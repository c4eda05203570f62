import ArgumentParser
import Explorer
import Glibc
import Traces

/// `ndiscope fmt`: a trace in its canonical form.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Write a trace in its canonical form: one spelling for everything.",
    discussion: "What cannot be read is reported and left out; the exit status is then 3.")

  @Argument(help: "A trace file.")
  var file: String

  @Option(name: [.short, .long], help: "The file to write to, which may be the same one.")
  var output: String?

  @Flag(help: "Write nothing; end with status 1 if the file is not in its canonical form.")
  var check = false

  func validate() throws {
    guard check, output != nil else { return }
    throw ValidationError("--check writes nothing: leave -o away")
  }

  func run() throws {
    guard !check else { return try checkForm() }
    let trace = try Recording.trace(at: file)
    let isDamaged = tellProblems(of: trace)
    guard !isDamaged || output == nil || output == "-" else {
      throw Refusal("\(file) is damaged; nothing was written over it or elsewhere", .unreadable)
    }
    try TraceSink.open(output ?? "-") { sink in try sink.write(trace) }
    if isDamaged { throw ExitStatus.unreadable }
  }

  /// Reads the file once, since a pipe can be read no second time, and compares it with its canonical form.
  private func checkForm() throws {
    let bytes = FormatCommand.bytes(of: file)
    let trace = try bytes.map(readTrace(of:)) ?? Recording.trace(at: file)
    guard !tellProblems(of: trace) else { throw ExitStatus.unreadable }
    guard trace.text == bytes else {
      let word = ShellWord.quoted(file)
      StandardError.write(
        "\(file): this is not the canonical form; ndiscope fmt -o \(word) \(word) makes it so\n")
      throw ExitStatus.unmet
    }
  }

  /// Says what is wrong or odd about a trace; whether a part of it could not be read.
  private func tellProblems(of trace: Trace) -> Bool {
    for problem in trace.problems { StandardError.write("\(problem.sentence(in: file))\n") }
    return trace.problems.contains { !$0.kind.isWarning }
  }

  /// Reads the trace of what is in the file; the bytes of a packed one say nothing about the form of its trace.
  private func readTrace(of bytes: [UInt8]) throws(Refusal) -> Trace {
    guard !bytes.starts(with: [0x1F, 0x8B]) else {
      let word = ShellWord.quoted(file)
      throw Refusal("\(file) is packed; unpack it to check its form: gunzip -k \(word)", .usage)
    }
    return try Recording.trace(file, of: bytes)
  }

  /// What is in a file; `nil` if it cannot be read.
  private static func bytes(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes.append(contentsOf: piece[..<count])
    }
  }
}
