import Events
import Foundation
import Replay
import Traces

@testable import Verification

/// In which of the scenarios that ship each rule is broken, and in which one it is put to the proof and kept.
struct RuleProofs {
  /// The scenarios that expect a rule to be broken, by the id of the rule.
  let broken: [String: [Breach]]
  /// The sound scenario that puts a rule to the proof, by the id of the rule.
  let kept: [String: Proof]

  /// The ids of the scenarios that are broken and break no rule.
  let silent: [String]

  /// A scenario that expects a rule to be broken.
  struct Breach {
    let path: String
    /// Whether it is only worth a look.
    let isRemark: Bool
  }

  /// A sound scenario that puts a rule to the proof.
  struct Proof {
    let path: String
    /// Whether it does not even take the step that a finding calls guilty, only those that lead to it.
    let isUpToTheStep: Bool
  }

  /// The rules about what only a broken driver can begin: that somebody sends to who is paused.
  private static let beyondSoundRuns = ["R14"]

  /// Every trace that ships, looked at once.
  static let shipped = Result { try RuleProofs() }

  private init() throws {
    let paths = Repository.files(under: "traces", endingIn: ".yaml")
    let runs = try paths.map { try WatchedRun($0) }
    broken = runs.reduce(into: [:]) { broken, run in
      for rule in run.expected {
        let breach = Breach(path: run.path, isRemark: !run.broken.contains(rule))
        broken[rule, default: []].append(breach)
      }
    }
    let sound = runs.filter { !$0.path.contains("/broken/") }
      .sorted { ($0.eventCount, $0.path) < ($1.eventCount, $1.path) }
    silent = runs.filter { $0.path.contains("/broken/") && $0.expected.isEmpty }.map(\.id)
    kept = RuleCatalog.all.reduce(into: [:]) { kept, rule in
      let id = rule.facts.id
      guard !RuleProofs.beyondSoundRuns.contains(id) else { return }
      let findings = runs.filter { $0.expected.contains(id) }.flatMap { $0.findings[id] ?? [] }
      kept[id] = RuleProofs.proof(rule, findings, sound)
    }
  }

  /// The first run that keeps a rule, with the same answers if possible; else the first one that comes near, at worst without
  /// steps that no sound driver takes.
  private static func proof(
    _ rule: any Rule.Type, _ shown: [ShownDeeds], _ runs: [WatchedRun]
  ) -> Proof? {
    for isUpToTheStep in [false, true] {
      for findings in [shown, shown.map(\.withoutAnswers)] {
        let run = runs.first {
          isUpToTheStep ? $0.comesNear(rule, findings) : $0.keeps(rule, findings)
        }
        if let run { return Proof(path: run.path, isUpToTheStep: isUpToTheStep) }
      }
    }
    let possible = runs.reduce(into: Set()) { $0.formUnion($1.done) }
    let findings = shown.map { $0.limited(to: possible) }
    return runs.first { $0.comesNear(rule, findings) }.map {
      Proof(path: $0.path, isUpToTheStep: true)
    }
  }
}

/// Something that is done in a run.
private struct Deed: Hashable {
  let kind: EventKind
  let call: Call
  /// What a return, or something without an inside, answers.
  var answer: Status

  init(_ event: Event) {
    kind = event.kind
    call = event.call
    answer = [.leave, .action].contains(event.kind) ? event.status : .none
  }

  /// The same, whatever was answered.
  var withoutAnswer: Deed {
    var deed = self
    deed.answer = .none
    return deed
  }
}

/// What a finding shows to have been done.
private struct ShownDeeds {
  /// What has led to the guilty event.
  var before: Set<Deed>
  var guilty: Deed

  init(_ finding: RuleFinding, _ history: History) {
    let earlier = finding.evidence.map(\.index).filter { $0 < finding.index }
    before = Set(earlier.map { Deed(history[$0]) })
    guilty = Deed(history[finding.index])
  }

  /// The same, whatever was answered.
  var withoutAnswers: ShownDeeds {
    var deeds = self
    deeds.before = Set(before.map(\.withoutAnswer))
    deeds.guilty = guilty.withoutAnswer
    return deeds
  }

  /// The same without the steps that are not among some others.
  func limited(to others: Set<Deed>) -> ShownDeeds {
    var deeds = self
    deeds.before.formIntersection(others)
    return deeds
  }
}

/// What the rules were asked about in one run, and what they found.
private struct WatchedRun {
  let path: String
  /// The id of the scenario.
  let id: String
  let eventCount: Int
  /// The rules that the scenario says to be broken.
  let expected: Set<String>
  /// The rules that are broken by more than a remark.
  let broken: Set<String>
  /// What each finding of a rule shows.
  private(set) var findings: [String: [ShownDeeds]] = [:]
  /// The rules that were asked about an act.
  private let asked: Set<String>
  let done: Set<Deed>

  /// Reads the trace beside a scenario and holds the rules against it.
  init(_ path: String) throws {
    self.path = path
    let scenario = try ScenarioFile.scenario(at: Repository.root.appending(path: path).path)
    id = scenario.id
    expected = Set(scenario.expectations.flatMap(\.brokenRules))
    let trace = Repository.root.appending(path: path.dropLast(5) + ".ndt.jsonl")
    let history = try Trace(text: try Data(contentsOf: trace)).history
    eventCount = history.count
    let deeds = (0..<history.count).map { Deed(history[$0]) }
    done = Set(deeds).union(deeds.map(\.withoutAnswer))
    var verifier = Verifier(rules: RuleCatalog.all.map { watched($0) })
    verifier.advance(Timeline(history))
    let found = verifier.findingsAtEnd()
    broken = Set(found.filter { $0.severity > .info }.map(\.rule))
    for finding in found {
      findings[finding.rule, default: []].append(ShownDeeds(finding, history))
    }
    let pairs = zip(verifier.keepers, RuleCatalog.all)
    asked = Set(pairs.filter { ($0.0 as? any Watching)?.isAsked ?? false }.map { $1.facts.id })
  }

  /// Whether everything was done here that some finding of a rule shows, and the rule, which was asked if it does not look
  /// at the end only, had nothing against it.
  func keeps(_ rule: any Rule.Type, _ shown: [ShownDeeds]) -> Bool {
    findings[rule.facts.id] == nil && (rule.interests.isEmpty || asked.contains(rule.facts.id))
      && shown.contains { $0.before.isSubset(of: done) && done.contains($0.guilty) }
  }

  /// Whether everything was done here that leads to what some finding of a rule calls guilty.
  func comesNear(_ rule: any Rule.Type, _ shown: [ShownDeeds]) -> Bool {
    findings[rule.facts.id] == nil
      && shown.contains { !$0.before.isEmpty && $0.before.isSubset(of: done) }
  }
}

/// A rule that remembers whether it was asked.
private protocol Watching {
  var isAsked: Bool { get }
}

private struct Watched<Kept: Rule>: Rule, Watching {
  static var facts: RuleFacts { Kept.facts }
  static var interests: [Interest] { Kept.interests }
  private var rule = Kept()
  private(set) var isAsked = false

  init() {}

  mutating func check(_ act: Act, in situation: borrowing Situation, into verdict: inout Verdict) {
    isAsked = true
    rule.check(act, in: situation, into: &verdict)
  }

  func feed(_ digest: inout StateDigest) { rule.feed(&digest) }

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    rule.end(in: situation, into: &verdict)
  }
}

/// The type of a rule that watches another one.
private func watched<Kept: Rule>(_ type: Kept.Type) -> any Rule.Type { Watched<Kept>.self }
