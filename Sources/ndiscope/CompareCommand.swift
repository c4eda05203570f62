import ArgumentParser
import Terminal
import Traces

/// `ndiscope compare`: where two runs differ.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Say where two traces or scenarios differ.",
    discussion: """
      Events belong together that make the same call at the same component, on the same kind of \
      object, in the same order; numbers of objects, times and the values of counters do not count. \
      A line with - is what only A does, one with + what only B does, one with ! (or ≠) is the same \
      call with another answer, owner, length, level, OID or adapter; what is other stands at the \
      end of the line. With --exact every byte of the lines counts.

      The exit status is 0 when nothing differs, and 1 when something does. On the screen: \
      ndiscope explore A --against B.
      """)

  @Argument(help: "A trace file, a scenario file, or the id of a scenario that ships.")
  var a: String

  @Argument(help: "What it is compared with.")
  var b: String

  @Flag(help: "Use ASCII only.")
  var ascii = false

  @Flag(help: "Compare the lines of the traces as they are, with times and numbers.")
  var exact = false

  @Option(parsing: .unconditional, help: "How many differing events to show at most.")
  var limit = 20

  @Option(help: "How to say it: \(ResultFormat.spelling).")
  var format = ResultFormat.text

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit takes a number from 0") }
  }

  func run() throws {
    let first = try Recording.load(telling: a)
    let second = try Recording.load(telling: b)
    let comparison = TraceComparison(first.timeline, second.timeline, isExact: exact)
    switch format {
    case .text:
      StandardOutput.write(lines: comparison.lines(limit: limit), tier: .forText(ascii))
    case .json:
      StandardOutput.write(comparison.document(a, b, limit: limit).description + "\n")
    }
    if first.isDamaged || second.isDamaged { throw ExitStatus.unreadable }
    if comparison.differs { throw ExitStatus.unmet }
  }
}
