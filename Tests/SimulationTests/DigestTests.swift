import Events
import Foundation
import Simulation
import Testing

/// Equal digests are equal futures: what a search prunes, it has seen.
struct DigestTests {
  private static let names = Shipped.names.filter { !$0.hasPrefix("06") }

  @Test(arguments: names)
  func `states with one digest go on with the same events`(name: String) throws {
    let scenario = try Shipped.scenario(name)
    var futures: [UInt128: Future] = [:]
    for given in Self.answers {
      for (digest, future) in try SearchedRun(scenario, given: given).futures {
        let known = futures[digest, default: future]
        #expect(known.isSame(as: future), "answers \(given), behind #\(future.start)")
        futures[digest] = known
      }
    }
  }

  /// The usual answers, and runs that differ from them in one of the first few.
  private static let answers: [[Int]] =
    [[0]]
    + (0..<6).flatMap { place in
      (1...2).map { other in Array(repeating: 0, count: place) + [other] }
    }

  @Test func `runs that differ in an answer meet again when it has no consequence left`() throws {
    let scenario = try Run.scenario(
      """
      stack: [app, packet, ne2000]
      do:
        - { at: 1us, write: 60 }
        - { at: 1ms, write: 60 }
      """)
    let early = try SearchedRun(scenario, given: [0])
    let late = try SearchedRun(scenario, given: [2])
    let common = Set(early.futures.map(\.digest)).intersection(late.futures.map(\.digest))
    #expect(!common.isEmpty)
    #expect(early.futures[0].digest == late.futures[0].digest)
    #expect(early.futures[1].digest != late.futures[1].digest)
  }

  @Test func `every variable of the machine is fed, or said why not`() throws {
    let folder = Shipped.folder.deletingLastPathComponent().appending(path: "Sources/Simulation")
    let sources = try Sources(folder)
    let missing = sources.digested.flatMap { type in
      let fed = sources.feed(of: type)
      return sources.variables(of: type).filter { !fed.contains($0) }.map { "\(type).\($0)" }
    }.filter { !leftOut.contains($0) }
    #expect(sources.digested.count > 30 && sources.digested.contains("NE2000Adapter"))
    #expect(missing == [], "feed it where its type is Digested, in Sources/Simulation/Search")
  }

  @Test func `every table of the world is fed, or said why not`() throws {
    let folder = Shipped.folder.deletingLastPathComponent().appending(path: "Sources/Simulation")
    let variables = try Sources(folder).variables(of: "World")
    #expect(variables.count > 40 && variables.contains("ne2000s"))
    let text = try String(
      contentsOf: folder.appending(path: "Search/World+Digest.swift"), encoding: .utf8)
    let code = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
    let fed = Set(code.flatMap { $0.matches(of: /[A-Za-z0-9]+/).map { String($0.output) } })
    let missing = variables.filter { !fed.contains($0) && !unchanging.contains($0) }
    #expect(missing == [], "feed it in Sources/Simulation/Search/World+Digest.swift")
    #expect(unchanging.filter { fed.contains($0) || !variables.contains($0) } == [])
  }

  /// What of the world does not decide about what happens next.
  private let unchanging = [
    // What is only recorded, and under which numbers.
    "history", "numbers", "injection",
    // Always 0 between two items of the agenda.
    "thread",
    // Constants of a run that are variables only for the builder.
    "recordsLocks", "isCableShared", "keepsBytes", "ndis", "wire",
    // A module of npcap knows its program and its buffer, which never change; what lies in the buffer is fed.
    "npcaps",
  ]

  /// What does not decide about what happens next.
  private let leftOut: Set<String> = [
    // The names of functions, and constants that are variables only for the builder.
    "ProtocolBlock.names", "ProtocolBlock.driver", "ProtocolBlock.lists", "ProtocolBlock.device",
    "AdapterBlock.names", "AdapterBlock.driver", "AdapterBlock.lists", "ModuleBlock.driver",
    "TcpipInterface.driver", "OpenInstance.device", "NetworkCard.chip",
    // Compared with the round of a timer on the agenda, where it counts.
    "AdapterBlock.timerRound", "ModuleBlock.timerRound",
    // Looked at where it is fed, by its count.
    "Peer.reassembly", "TcpipInterface.reassembly",
  ]
}

/// What comes behind a state, with numbers and times as they are seen from there.
private struct Future {
  let start: Int
  let lines: [String]

  func isSame(as other: Future) -> Bool { lines == other.lines }
}

/// A run whose choices are answered by the search, with a digest between any two items of its agenda.
private struct SearchedRun {
  private(set) var futures: [(digest: UInt128, future: Future)] = []

  init(_ scenario: Scenario, given: [Int]) throws {
    var simulator = try Simulator(scenario)
    var given = given[...]
    var cuts: [(digest: UInt128, index: Int)] = []
    while !simulator.isFinished, simulator.history.count < 600 {
      if let digest = simulator.digest() { cuts.append((digest, simulator.history.count)) }
      var choices = SearchedChoices(Set(ChoicePoint.allCases), budget: .max)
      choices.given = Array(given)
      simulator.searched = choices
      simulator.extend()
      given = given.dropFirst(simulator.searched?.asked.count ?? 0)
    }
    simulator.searched = nil
    futures = cuts.map { digest, index in
      (digest, Future(start: index, lines: simulator.history.seen(from: index, to: index + 60)))
    }
  }
}

extension History {
  /// Events as they are seen from a position: objects by the order in which they come, times from there.
  fileprivate func seen(from start: Int, to end: Int) -> [String] {
    var names: [ObjectID: Int] = [:]
    var lines: [String] = []
    for index in start..<min(end, count) {
      let event = self[index]
      // The first answer that differs makes another future.
      if event.kind == .choice { break }
      let objects = objects(of: index).map { object in
        "\(object.kind)\(names[object] ?? { names[object] = names.count; return names.count - 1 }())"
      }
      let since = event.time - (start > 0 ? self[start - 1].time : 0)
      lines.append(
        "\(since) \(event.kind) \(event.call.rawValue) \(event.at.rawValue) \(event.owner.rawValue) "
          + "\(event.place.rawValue) \(event.status.rawValue) \(event.site.rawValue) "
          + "\(event.value) \(event.bits & 0x7F) \(event.cpu) \(objects)")
    }
    return lines
  }
}

/// The text of the model, as far as the digest is concerned.
private struct Sources {
  private let lines: [Substring]

  init(_ folder: URL) throws {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    lines = try (paths ?? []).filter { $0.hasSuffix(".swift") }.sorted().flatMap { path in
      try String(contentsOf: folder.appending(path: path), encoding: .utf8).split(separator: "\n")
    }
  }

  /// The types with a `feed`.
  var digested: [String] {
    lines.filter { $0.hasPrefix("extension ") }.compactMap { line in
      line.firstMatch(of: /^extension ([A-Za-z0-9]+): Digested/).map { String($0.output.1) }
    }
    .filter { !["Choices", "PacketStack", "SplitMix64"].contains($0) }
  }

  /// What the `feed` of a type says.
  func feed(of type: String) -> Set<String> {
    let body = block { $0.hasPrefix("extension \(type): Digested") }
    return Set(
      body.flatMap { line in line.matches(of: /[A-Za-z0-9]+/).map { String($0.output) } })
  }

  /// The stored variables of a type.
  func variables(of type: String) -> [String] {
    block { $0.contains("struct \(type) ") || $0.contains("struct \(type):") }.compactMap { line in
      line.firstMatch(of: /^  (?:private\(set\) )?var ([A-Za-z0-9]+)[^{]*$/).map {
        String($0.output.1)
      }
    }
  }

  /// From a line at the margin to the brace that closes it.
  private func block(_ begins: (Substring) -> Bool) -> ArraySlice<Substring> {
    let first = lines.firstIndex { $0.hasSuffix("{") && $0.first != " " && begins($0) }
    guard let first else { return [] }
    return lines[first...].prefix { $0 != "}" }
  }
}
