import Events
import Foundation
import Replay
import Simulation
import Testing
import Traces
import Verification

/// Single mutations of sound runs: what a driver says or does is changed in one place, and the rules have to see it.
///
/// A run of a sound scenario is written down; one line is left out, doubled, or says another status, as if one handler of one
/// driver were wrong there. Where the rules find nothing, the mutation has to be harmless, and the test says why.
struct MutationTests {
  /// What is wrong in one run.
  struct Mutation: CustomTestStringConvertible, Sendable {
    /// The scenario, below `traces`.
    let scenario: String
    let fault: Fault

    var testDescription: String { "\(scenario): \(fault.change) \(fault.place)" }
  }

  @Test(arguments: mutations.indices)
  func `a driver that is wrong in one place is seen`(number: Int) throws {
    let mutation = Self.mutations[number]
    let path = Scenarios.root.appending(path: mutation.scenario + ".yaml").path
    let lines = try Self.lines(path)
    let mutated = try #require(Self.mutated(lines, mutation.fault), "no such line: \(mutation)")
    let timeline = try Self.timeline(mutated)
    let found = timeline.findings.filter { $0.severity > .info }
    let fault = mutation.fault
    guard !fault.rules.isEmpty else {
      return #expect(found.isEmpty && !fault.reason.isEmpty, "\(mutation): \(found)")
    }
    #expect(!Set(found.map(\.rule)).isDisjoint(with: fault.rules), "\(mutation): \(found)")
  }

  @Test func `there are many mutations`() { #expect(Self.mutations.count >= 60) }

  @Test func `without a mutation nothing is found`() throws {
    for scenario in Set(Self.mutations.map(\.scenario)).sorted() {
      let path = Scenarios.root.appending(path: scenario + ".yaml").path
      #expect(try Self.timeline(try Self.lines(path)).findings.allSatisfy { $0.severity == .info })
    }
  }

  /// The lines of the trace that stands beside a scenario.
  private static func lines(_ path: String) throws -> [String] {
    let trace = path.dropLast(5) + ".ndt.jsonl"
    return try String(contentsOfFile: String(trace), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  private static func timeline(_ lines: [String]) throws -> Timeline {
    let events = lines.dropLast()
    let end = "{\"t\":999999999,\"e\":\"end\",\"n\":\(events.count - 1)}"
    let text = (events + [end]).joined(separator: "\n") + "\n"
    return Timeline(try Trace(text: Array(text.utf8)).history)
  }

  /// The lines with the first one that fits changed; `nil` if none fits.
  private static func mutated(_ lines: [String], _ fault: Fault) -> [String]? {
    let lines = lines.map { $0.replacing(/,"cause":\d+/, with: "") }
    guard let first = lines.dropFirst().firstIndex(where: fault.fits) else { return nil }
    switch fault.change {
    case .replace(let old, let new):
      guard lines[first].contains(old) else { return nil }
      var lines = lines
      lines[first] = lines[first].replacing(old, with: new)
      return lines
    case .drop:
      return Array(lines[..<first] + lines[range(from: first, in: lines).upperBound...])
    case .double:
      let range = range(from: first, in: lines)
      let times = lines[range].map { $0.replacing(/"t":\d+,/, with: "") }
      let time = lines[range.upperBound - 1].firstMatch(of: /"t":(\d+)/).map { String($0.1) } ?? "0"
      let again = times.map { "{\"t\":\(time)," + $0.dropFirst() }
      return Array(lines[..<range.upperBound] + again + lines[range.upperBound...])
    }
  }

  /// A line, or a call with everything up to its return on the same processor.
  private static func range(from first: Int, in lines: [String]) -> Range<Int> {
    guard lines[first].contains("\"e\":\"enter\"") else { return first..<first + 1 }
    var depth = 0
    for index in first..<lines.count {
      if lines[index].contains("\"e\":\"enter\"") { depth += 1 }
      if lines[index].contains("\"e\":\"leave\"") { depth -= 1 }
      if depth == 0 { return first..<index + 1 }
    }
    return first..<lines.count
  }
}
