import Events
import Foundation
import Replay
import Testing
import Traces

@testable import Views

/// The traces that ship in `traces/`, each read once.
struct Shipped: Sendable, CustomStringConvertible {
  /// The path under `traces/`, without its ending.
  let name: String
  /// The events with their checkpoints.
  let timeline: Timeline
  /// What the header says.
  let title: String

  /// Whether its drivers break a rule on purpose.
  var isBroken: Bool { name.contains("/broken/") }
  var description: String { name }

  /// All that can be read, in the order of their paths; ``ShippedTests`` finds those that cannot.
  static let all: [Shipped] = names.compactMap { try? Shipped($0) }

  /// The paths of all traces, without their ending.
  static let names: [String] = {
    let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let ending = ".ndt.jsonl"
    return (found ?? []).filter { $0.hasSuffix(ending) }
      .map { String($0.dropLast(ending.count)) }.sorted()
  }()

  /// The trace whose name ends like this.
  static func named(_ ending: String) throws -> Shipped {
    guard let found = all.first(where: { $0.name.hasSuffix("/" + ending) }) else {
      throw Missing(what: ending)
    }
    return found
  }

  /// The moment behind each event, and the beginning.
  var moments: [Moment] { (0...timeline.count).map { Moment(timeline, at: $0) } }

  /// Some moments from the beginning to the end; every trace has others.
  func moments(_ count: Int) -> [Moment] {
    let inner = (1..<count).map { step in
      (step * timeline.count + timeline.count % 7) / count
    }
    return ([0] + inner + [timeline.count]).map { Moment(timeline, at: $0) }
  }

  init(_ name: String) throws {
    let trace = try TraceLoader.trace(at: Shipped.folder.appending(path: name).path + ".ndt.jsonl")
    self.name = name
    title = trace.header.title
    timeline = Timeline(trace.history)
  }

  /// Where the traces stand.
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "traces").resolvingSymlinksInPath()
}

extension Sequence {
  /// Every third element, so that a test of all traces stays quick.
  var everyThird: [Element] {
    enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
  }
}

/// Something that a test wanted is not there.
struct Missing: Error {
  let what: String
}

extension Timeline {
  /// The moment that shows the event with a number.
  func moment(_ number: Int) -> Moment { Moment(self, at: number) }

  /// The moment at an event: `MiniportSend 3` is the third time that it is called, `MiniportSend.leave` its first return.
  func moment(at place: String) throws -> Moment {
    if let number = Int(place) { return moment(number) }
    let words = place.split(separator: " ")
    let parts = words.first?.split(separator: ".", maxSplits: 1) ?? []
    let wantsReturn = parts.count == 2 && parts[1] == "leave"
    let name = wantsReturn ? parts[0] : words.first ?? ""
    var left = words.count > 1 ? Int(words[1]) ?? 1 : 1
    for index in 0..<count where history.lexicon.name(history[index].call) == name {
      guard (history[index].kind == .leave) == wantsReturn else { continue }
      left -= 1
      if left == 0 { return moment(index + 1) }
    }
    throw Missing(what: place)
  }
}

/// No test of all traces can pass because there are none.
struct ShippedTests {
  @Test func `every trace that ships can be read`() throws {
    for name in Shipped.names { _ = try Shipped(name) }
    #expect(Shipped.all.count == Shipped.names.count)
    #expect(Shipped.all.count { !$0.isBroken } >= 26 && Shipped.all.count(where: \.isBroken) >= 12)
  }
}
