import Events
import Foundation
import Replay
import TestNumbers
import Testing
import Traces

/// Whatever events a reader lets through, a timeline survives them.
struct HostileReplayTests {
  /// Asks a timeline everything that a user can ask.
  private func expectSurvival(_ text: String) {
    guard let trace = try? Trace(text: text.utf8) else { return }
    let timeline = Timeline(trace.history, spacing: 5)
    let lexicon = timeline.history.lexicon
    timeline.visitStates(from: 0, through: timeline.count) { state in
      let isWhole = state.traffic.allSatisfy {
        $0.arrived == $0.departed + $0.dropped + $0.held && $0.held >= 0
      }
      if !isWhole { Issue.record("\(state.traffic) at \(state.position) of\n\(text)") }
    }
    let end = timeline.state(at: timeline.count / 2)
    #expect(end.picture(lexicon).count > lexicon.places.count)
    for index in 0..<timeline.count { checkMatch(timeline, index) }
    for step in Step.allCases { checkStep(timeline, step) }
  }

  private func checkMatch(_ timeline: Timeline, _ index: Int) {
    guard let match = timeline.match(of: index) else { return }
    #expect((0..<timeline.count).contains(match))
  }

  private func checkStep(_ timeline: Timeline, _ step: Step) {
    for position in stride(from: 0, through: timeline.count, by: 3) {
      let next = timeline.position(after: position, step, .forward) ?? position + 1
      let previous = timeline.position(after: position, step, .backward) ?? position - 1
      #expect(next > position && previous < position, "\(step) \(position)")
    }
  }

  @Test func `lost, doubled and swapped events of real traces are survived`() throws {
    var random = RandomNumbers(seed: 1)
    for round in 0..<76 {
      var lines = try Golden.lines(Golden.names[round % Golden.names.count])
      for _ in 0..<1 + random.below(30) {
        let from = 1 + random.below(lines.count - 1)
        let to = 1 + random.below(lines.count - 1)
        switch random.below(3) {
        case 0: if lines.count > 2 { lines.remove(at: from) }
        case 1: lines.insert(lines[from], at: to)
        default: lines.swapAt(from, to)
        }
      }
      expectSurvival(lines.joined(separator: "\n") + "\n")
    }
  }

  @Test func `objects, places and components in the wrong places are survived`() throws {
    var random = RandomNumbers(seed: 2)
    for round in 0..<76 {
      var lines = try Golden.lines(Golden.names[round % Golden.names.count])
      let values = lines.dropFirst().flatMap { line in
        line.split(separator: ",").filter { $0.contains(":") }.map(String.init)
      }
      for _ in 0..<20 {
        let line = 1 + random.below(lines.count - 1)
        var pairs = lines[line].dropFirst().dropLast().split(separator: ",").map(String.init)
        let stolen = values[random.below(values.count)]
          .filter { $0 != "{" && $0 != "}" && $0 != "[" && $0 != "]" }
        let key = stolen.prefix { $0 != ":" }
        pairs.removeAll { $0.hasPrefix(key) }
        lines[line] = "{" + (pairs + [stolen]).joined(separator: ",") + "}"
      }
      expectSurvival(lines.joined(separator: "\n") + "\n")
    }
  }

  @Test func `random events on a small stack are survived`() {
    var random = RandomNumbers(seed: 3)
    for _ in 0..<80 {
      let lines = (0..<60).map { _ in line(&random) }
      expectSurvival(([Self.header] + lines).joined(separator: "\n") + "\n")
    }
  }

  private static let header =
    #"{"ndt":1,"schema":"1.0","title":"any","clock":{"unit":"ns","kind":"virtual"},"topology":"#
    + #"{"components":[{"id":"app","kind":"app"},{"id":"p","kind":"protocol"},"#
    + #"{"id":"ndis","kind":"ndis"},{"id":"nic","kind":"miniport","queues":[{"id":"q"}],"#
    + #""pools":[{"id":"r","size":2}],"machines":{"m":"Off"}}],"#
    + #""adapters":[{"id":"a","miniport":"nic"}],"#
    + #""bindings":[{"id":"b","protocol":"p","adapter":"a","counters":["io"]}]}}"#

  private static let values: [(key: String, values: [String])] = [
    ("e", ["enter", "leave", "do", "own", "irq", "wire", "drop", "seen", "touch", "lost", "topo"]),
    ("call", ["NdisSend", "NdisRequest", "ProtocolSendComplete", "NdisReturnPackets", "Own"]),
    ("to", ["app", "p", "ndis", "nic"]), ("at", ["app", "p", "ndis", "nic"]),
    ("from", ["app", "p", "ndis", "nic"]), ("bind", ["b"]), ("adp", ["a"]), ("th", ["t"]),
    ("of", ["P1", "P2", "P3", "I1", "F1"]), ("own", ["app", "p", "ndis", "nic", ""]),
    ("life", ["new", "free"]), ("how", ["queued", "sent", "arrived", "lost", "add"]),
    ("irql", ["PASSIVE", "DISPATCH", "DIRQL"]), ("why", ["ovw"]), ("mode", ["read"]),
  ]

  private func line(_ random: inout RandomNumbers) -> String {
    var pairs = Self.values.filter { $0.key == "e" || $0.key == "call" || random.below(2) == 0 }
      .map { #""\#($0.key)":"\#($0.values[random.below($0.values.count)])""# }
    let objects = (0..<1 + random.below(3)).map { _ in
      "\"" + ["P1", "P2", "P3", "I1", "F1", "R1"][random.below(6)] + "\""
    }
    pairs.append(
      "\"obj\":" + (objects.count == 1 ? objects[0] : "[" + objects.joined(separator: ",") + "]"))
    switch random.below(5) {
    case 0: pairs.append(#""q":"nic.q","op":"in""#)
    case 1: pairs.append(#""q":"nic.q","op":"out""#)
    case 2: pairs.append(#""refs":2"#)
    case 3: pairs.append(#""n":1"#)
    default: break
    }
    return "{\"t\":\"+1ns\"," + pairs.joined(separator: ",") + "}"
  }

  @Test func `random events are read at all`() throws {
    var random = RandomNumbers(seed: 3)
    let lines = (0..<300).map { _ in line(&random) }
    let text = ([Self.header] + lines).joined(separator: "\n") + "\n"
    #expect(try Trace(text: text.utf8).history.count > 100)
  }
}

extension Golden {
  /// The lines of a trace.
  static func lines(_ name: String) throws -> [String] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }
}
