import Events
import Foundation
import Replay
import Simulation
import Testing
import Traces
import Verification

/// Holds the rules against the scenarios of this repository.
struct VerifierTests {
  @Test(arguments: Scenarios.sound)
  func `a sound scenario breaks no rule, whatever the seed chooses`(path: String) throws {
    let named = try Scenarios.findings(path) ?? []
    for seed in 0...2 {
      let timeline = try Scenarios.timeline(path, seed: UInt64(seed))
      let found = timeline.findings.filter { $0.severity > .info && !named.contains($0.rule) }
      #expect(found.isEmpty, "seed \(seed): \(found)")
    }
  }

  @Test(arguments: Scenarios.broken)
  func `a broken scenario breaks the rules that it names`(path: String) throws {
    let title = try ScenarioFile.scenario(at: path).title
    let found = try Scenarios.timeline(path, seed: 0).findings
    let isJudged = RuleCatalog.facts(String(title.prefix(3))) != nil
    guard let rules = try Scenarios.findings(path) else {
      return #expect(!isJudged, "no `findings:`")
    }
    let broken = found.filter { $0.severity > .info || rules.contains($0.rule) }.map(\.rule)
    #expect(Set(broken) == Set(rules))
    for finding in found {
      #expect(finding.evidence.contains { $0.index == finding.index } && !finding.sentence.isEmpty)
      #expect(finding.evidence.map(\.index) == finding.evidence.map(\.index).sorted())
    }
  }

  @Test func `there are scenarios of both kinds`() {
    #expect(Scenarios.sound.count >= 100 && Scenarios.broken.count >= 100)
  }

  @Test(arguments: [1, 7, 64, 1_000])
  func `a trace that comes in pieces is judged as one that comes at once`(step: Int) throws {
    for path in Scenarios.broken.prefix(40) {
      let timeline = try Scenarios.timeline(path, seed: 0)
      var verifier = Verifier()
      while verifier.position < timeline.count { verifier.advance(timeline, step) }
      #expect(verifier.findingsAtEnd() == timeline.findings, "\(path)")
    }
  }

  @Test func `a copy goes its own way`() throws {
    let path = try #require(Scenarios.broken.first { $0.contains("r02-ne2000") })
    let timeline = try Scenarios.timeline(path, seed: 0)
    var first = Verifier()
    first.advance(timeline, 15)
    var second = first
    second.advance(timeline)
    #expect(first.findings.isEmpty && first.position == 15)
    #expect(second.findings.map(\.rule) == ["R02"])
    first.advance(timeline)
    #expect(first.findings == second.findings)
  }

  @Test func `what is outstanding is all that is kept`() throws {
    var scenario = Runs.scenario
    scenario.choices = [:]
    scenario.actions = (1...400).map {
      Action(.at(Int64($0) * 100_000), .write(app: "app", bytes: 60))
    }
    var simulator = try Simulator(scenario)
    simulator.run()
    let timeline = Timeline(simulator.history)
    var verifier = Verifier()
    var most = 0
    while verifier.position < timeline.count {
      verifier.advance(timeline, 10)
      most = max(most, verifier.outstandingCount)
    }
    #expect(verifier.outstandingCount == 0 && most > 1 && most < 12)
    #expect(verifier.findingsAtEnd().allSatisfy { $0.severity == .info })
  }

  @Test func `what a trace does not tell is not judged, and said`() throws {
    let path = try #require(Scenarios.broken.first { $0.contains("r03-ne2000") })
    let timeline = try Scenarios.timeline(path, seed: 0)
    var verifier = Verifier([.calls, .beginning])
    verifier.advance(timeline)
    #expect(verifier.findingsAtEnd().isEmpty)
    #expect(verifier.unjudged.contains { $0.id == "R03" })
    #expect(!verifier.unjudged.contains { $0.id == "R02" })
  }
}

/// The scenarios of this repository.
enum Scenarios {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "traces")
    .resolvingSymlinksInPath()

  static let sound = paths { !$0.contains("/broken/") }
  static let broken = paths { $0.contains("/broken/") }

  private static func paths(_ isWanted: (String) -> Bool) -> [String] {
    let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return (walk?.allObjects as? [URL] ?? []).map(\.path)
      .filter { $0.hasSuffix(".yaml") && isWanted($0) }.sorted()
  }

  /// The rules that a scenario says to break; `nil` if it says nothing.
  static func findings(_ path: String) throws -> [String]? {
    for expectation in try ScenarioFile.scenario(at: path).expectations {
      if case .findings(let rules) = expectation.claim { return rules }
    }
    return nil
  }

  /// The run of a scenario; with another seed than 0, that seed chooses.
  static func timeline(_ path: String, seed: UInt64) throws -> Timeline {
    var scenario = try ScenarioFile.scenario(at: path)
    if seed > 0 { scenario.seed = seed }
    if seed > 0, seed % 2 == 0 { scenario.choices = [:] }
    var simulator = try Simulator(scenario)
    simulator.run()
    return Timeline(simulator.history)
  }
}
