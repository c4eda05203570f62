import Glibc

/// Measures one thing a run, in this process, and prints it as one line of names and numbers.
///
/// `scripts/bench` runs it beside the peers, several times, and compares.
@main
enum Bench {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    let name = arguments.first ?? ""
    guard let benchmark = Benchmark.all.first(where: { $0.name == name }) else {
      fail(with: "usage: bench NAME ARGUMENT\n" + Benchmark.all.map(\.line).joined())
    }
    guard let argument = arguments.dropFirst().first else { fail(with: benchmark.line) }
    do {
      print("RESULT", try benchmark.run(argument))
    } catch {
      fail(with: "bench \(name): \(error)\n")
    }
  }

  private static func fail(with text: String) -> Never {
    _ = write(STDERR_FILENO, text, text.utf8.count)
    exit(2)
  }
}

/// One thing that can be measured.
struct Benchmark {
  let name: String
  let argument: String
  let run: (String) throws -> Report

  var line: String { "  \(name) \(argument)\n" }

  /// All of them.
  static var all: [Benchmark] {
    [
      Benchmark(name: "agenda", argument: "PACKETS", run: measureAgenda),
      Benchmark(name: "simulate", argument: "SCENARIO", run: measureSimulation),
      Benchmark(name: "read", argument: "TRACE", run: measureReading),
      Benchmark(name: "write", argument: "TRACE", run: measureWriting),
      Benchmark(name: "seek", argument: "TRACE", run: measureSeeking),
      Benchmark(name: "query", argument: "TRACE", run: measureQueries),
      Benchmark(name: "rules", argument: "TRACE", run: measureRules),
      Benchmark(name: "index", argument: "CAPTURE", run: measureIndexing),
    ]
  }
}

/// Names and numbers, in the order in which they were put.
struct Report: CustomStringConvertible {
  private var parts: [String] = []

  mutating func put(_ name: String, _ value: Int) { parts.append("\(name)=\(value)") }

  /// A number with six digits behind the point.
  mutating func put(_ name: String, _ value: Double) {
    let millionths = Int((value * 1_000_000).rounded())
    let rest = String(millionths % 1_000_000)
    let zeros = String(repeating: "0", count: 6 - rest.count)
    parts.append("\(name)=\(millionths / 1_000_000).\(zeros)\(rest)")
  }

  /// The seconds that something took on the clock, and on the processor.
  mutating func put(_ name: String, _ timing: Timing<some Any>) {
    put(name, timing.wall)
    put(name + "_cpu", timing.cpu)
  }

  var description: String { parts.joined(separator: " ") }
}
