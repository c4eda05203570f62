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

  /// The rules about what only a broken driver begins: that somebody sends to who is paused, and a timer that is periodic.
  private static let beyondSoundRuns = ["R14", "R87"]

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
      let breaches = runs.filter { $0.expected.contains(id) }
      let findings = breaches.flatMap { $0.findings[id] ?? [] }
      let guilty = breaches.reduce(into: Set<ComponentKind>()) { $0.formUnion($1.guilty[id] ?? []) }
      kept[id] = RuleProofs.proof(rule, findings, sound, by: guilty)
    }
  }

  /// The first run that keeps a rule, with the same answers if possible and where it was asked about the kind of component
  /// that breaks it; else the first one that comes near, at worst without steps that no sound driver takes.
  private static func proof(
    _ rule: any Rule.Type, _ shown: [ShownDeeds], _ runs: [WatchedRun],
    by guilty: Set<ComponentKind>
  ) -> Proof? {
    for isUpToTheStep in [false, true] {
      for findings in [shown, shown.map(\.withoutAnswers)] {
        let run = runs.first {
          isUpToTheStep ? $0.comesNear(rule, findings) : $0.keeps(rule, findings, by: guilty)
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

/// A scenario whose trace was not recorded.
private struct MissingTrace: Error, CustomStringConvertible {
  let path: String

  var description: String { "\(path) has no trace: run scripts/golden" }
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
  /// The kinds of components that broke a rule where it was asked about an act, by the id of the rule.
  let guilty: [String: Set<ComponentKind>]
  /// The kinds of components of the acts that a rule was asked about, by the id of the rule.
  private let asked: [String: Set<ComponentKind>]
  let done: Set<Deed>

  /// Reads the trace beside a scenario and holds the rules against it.
  init(_ path: String) throws {
    self.path = path
    let scenario = try ScenarioFile.scenario(at: Repository.root.appending(path: path).path)
    id = scenario.id
    expected = Set(scenario.expectations.flatMap(\.brokenRules))
    let trace = Repository.root.appending(path: path.dropLast(5) + ".ndt.jsonl")
    guard let text = try? Data(contentsOf: trace) else { throw MissingTrace(path: path) }
    let history = try Trace(text: text).history
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
    let watchers = zip(RuleCatalog.all, verifier.keepers).compactMap { rule, keeper in
      (keeper as? any Watching).map { (rule.facts.id, $0) }
    }
    asked = Dictionary(uniqueKeysWithValues: watchers.map { ($0, $1.asked) })
    guilty = Dictionary(uniqueKeysWithValues: watchers.map { ($0, $1.guilty) })
  }

  /// Whether everything was done here that some finding of a rule shows, and the rule, which was asked if it does not look
  /// at the end only, had nothing against it.
  func keeps(
    _ rule: any Rule.Type, _ shown: [ShownDeeds], by guilty: Set<ComponentKind>
  ) -> Bool {
    let asked = asked[rule.facts.id] ?? []
    let isAsked = guilty.isEmpty ? !asked.isEmpty : !asked.isDisjoint(with: guilty)
    return findings[rule.facts.id] == nil && (rule.interests.isEmpty || isAsked)
      && shown.contains { $0.before.isSubset(of: done) && done.contains($0.guilty) }
  }

  /// Whether everything was done here that leads to what some finding of a rule calls guilty.
  func comesNear(_ rule: any Rule.Type, _ shown: [ShownDeeds]) -> Bool {
    findings[rule.facts.id] == nil
      && shown.contains { !$0.before.isEmpty && $0.before.isSubset(of: done) }
  }
}

/// A rule that remembers about which kinds of components it was asked, and which of them it found guilty then.
private protocol Watching {
  var asked: Set<ComponentKind> { get }
  var guilty: Set<ComponentKind> { get }
}

private struct Watched<Kept: Rule>: Rule, Watching {
  static var facts: RuleFacts { Kept.facts }
  static var interests: [Interest] { Kept.interests }
  private var rule = Kept()
  private(set) var asked: Set<ComponentKind> = []
  private(set) var guilty: Set<ComponentKind> = []

  init() {}

  mutating func check(_ act: Act, in situation: borrowing Situation, into verdict: inout Verdict) {
    let kind = situation.lexicon[act.callee]?.kind
    if let kind { asked.insert(kind) }
    let count = verdict.findings.count
    rule.check(act, in: situation, into: &verdict)
    if let kind, verdict.findings.count > count { guilty.insert(kind) }
  }

  func feed(_ digest: inout StateDigest) { rule.feed(&digest) }

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    rule.end(in: situation, into: &verdict)
  }
}

/// The type of a rule that watches another one.
private func watched<Kept: Rule>(_ type: Kept.Type) -> any Rule.Type { Watched<Kept>.self }
