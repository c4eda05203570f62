import Events
import Simulation

/// A state of a search: a run that stands between two items of its agenda, and how it is reached.
///
/// The run itself is shared until something happens in it, because most moments only wait, or are found to be known. A moment
/// that rests has no run; it is made again from the path.
public struct SearchMoment: Sendable {
  /// How it is reached.
  public private(set) var path: SearchPath
  private var run: SearchRun?
  /// What is done to the stack before anything else happens; `nil` for nothing.
  private var stimulus: Int?
  /// The events and steps before it.
  private(set) var arrival: SearchArrival
  /// What stands for the state of the machine and for what the rules remember; `nil` where it is like no other.
  let digest: UInt128?
  /// The rules that the last item of the agenda has broken.
  private let findings: [SearchFinding]

  /// The beginning of a run.
  init(_ plan: SearchPlan) throws(SimulationError) {
    var simulator = try Simulator(plan.scenario, seed: plan.seed)
    simulator.trim()
    self.init(simulator, SearchJudge(), SearchPath(), stepCount: 0)
  }

  /// A moment behind an item of the agenda; the rules see what is new.
  ///
  /// On the way to a moment that is made again nothing is compared.
  private init(
    _ simulator: consuming Simulator, _ judge: consuming SearchJudge, _ path: SearchPath,
    stepCount: Int, isCompared: Bool = true
  ) {
    self.path = path
    arrival = SearchArrival(eventCount: simulator.history.count, stepCount: stepCount)
    findings = judge.look(at: simulator.history).map { SearchFinding($0, path) }
    digest = isCompared ? simulator.digest { judge.feed(&$0) } : nil
    run = SearchRun(simulator: simulator, judge: judge)
  }

  /// The moment at which a stimulus of the plan comes.
  private init(_ moment: SearchMoment, _ run: SearchRun, stimulus place: Int) {
    self.run = run
    findings = []
    stimulus = place
    path = moment.path.adding(.stimulus(place, turn: run.simulator.turn))
    arrival = SearchArrival(
      eventCount: moment.arrival.eventCount, stepCount: moment.arrival.stepCount + 1)
    digest = moment.digest.map { $0 &+ UInt128(place + 1) &* SearchMoment.stimulusFactor }
  }

  /// An odd number without a pattern: the stimulus that comes next makes it another state.
  private static let stimulusFactor: UInt128 = 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835

  /// A moment that rests: the end of a path, behind so many events.
  init(waitingAt path: SearchPath, _ eventCount: Int) {
    self.path = path
    arrival = SearchArrival(eventCount: eventCount, stepCount: path.steps.count)
    digest = nil
    findings = []
  }

  /// The moment without its run.
  var resting: SearchMoment { SearchMoment(waitingAt: path, arrival.eventCount) }

  /// The run with what is to be done to it now.
  private func disturbed(_ run: SearchRun, _ plan: SearchPlan) -> Simulator {
    var simulator = run.simulator
    if let stimulus { simulator.inject(checked: plan.stimuli[stimulus]) }
    return simulator
  }

  /// The moment with its run, which is made again if it has none; `nil` if its path does not lead there.
  private func awake(_ plan: SearchPlan) -> SearchMoment? {
    guard run == nil else { return self }
    guard var moment = try? SearchMoment(plan) else { return nil }
    while moment.path != path || moment.arrival.eventCount < arrival.eventCount {
      guard let run = moment.run, let next = moment.next(run, plan, towards: path) else {
        return nil
      }
      moment = next
    }
    return moment
  }

  /// One step on along a path.
  private func next(_ run: SearchRun, _ plan: SearchPlan, towards goal: SearchPath) -> SearchMoment?
  {
    let rest = goal.steps.dropFirst(path.steps.count)
    if case .stimulus(let place, let turn) = rest.first, stimulus == nil,
      turn == run.simulator.turn, plan.stimuli.indices.contains(place)
    {
      return SearchMoment(self, run, stimulus: place)
    }
    var simulator = disturbed(run, plan)
    guard !simulator.isFinished else { return nil }
    let answers = rest.prefix { if case .answer = $0 { true } else { false } }.compactMap {
      if case .answer(let place) = $0 { place } else { nil }
    }
    let asked = simulator.extend(
      answering: plan.points, answers, budget: plan.depth - arrival.stepCount)
    let path = path.adding(asked)
    return SearchMoment(
      simulator, run.judge, path, stepCount: arrival.stepCount + asked.count,
      isCompared: path == goal)
  }

  /// What this state leads to.
  ///
  /// As long as nothing is asked and nothing can be done, the run simply goes on.
  public func expand(_ plan: SearchPlan, _ known: KnownStates) -> SearchExpansion {
    var expansion = SearchExpansion()
    var next = awake(plan)
    expansion.isLost = next == nil
    while let moment = next, let run = moment.run {
      let canDisturb = moment.canDisturb(run, plan)
      if canDisturb { moment.disturb(run, plan, known, &expansion) }
      guard !moment.isFinished(run), moment.arrival.eventCount < plan.eventCountMax else {
        expansion.end(moment.isFinished(run), moment.arrival, moment.findingsAtEnd(run))
        break
      }
      let outcomes = moment.outcomes(run, plan, &expansion)
      for outcome in outcomes { expansion.note(outcome.findings) }
      guard outcomes.count == 1, !canDisturb else {
        for outcome in outcomes { expansion.lead(to: outcome, known) }
        break
      }
      next = outcomes[0]
      guard let digest = outcomes[0].digest else { continue }
      if known.has(digest, asGoodAs: outcomes[0].arrival) {
        expansion.isMet = true
        break
      }
      expansion.passed.append((digest, outcomes[0].arrival))
    }
    return expansion
  }

  /// Whether a stimulus of the search can come here.
  private func canDisturb(_ run: SearchRun, _ plan: SearchPlan) -> Bool {
    arrival.stepCount < plan.depth && stimulus == nil && !plan.stimuli.isEmpty
      && !run.simulator.isHalted
  }

  /// Each stimulus of the plan makes a run of its own.
  private func disturb(
    _ run: SearchRun, _ plan: SearchPlan, _ known: KnownStates, _ expansion: inout SearchExpansion
  ) {
    for place in plan.stimuli.indices {
      expansion.lead(to: SearchMoment(self, run, stimulus: place), known)
    }
  }

  /// The states behind the next item of the agenda, one for each way to answer what it asks.
  private func outcomes(
    _ run: SearchRun, _ plan: SearchPlan, _ expansion: inout SearchExpansion
  ) -> [SearchMoment] {
    var outcomes: [SearchMoment] = []
    var untried: [[Int]] = []
    var nextAnswers: [Int]? = []
    while let given = nextAnswers {
      var simulator = disturbed(run, plan)
      let asked = simulator.extend(
        answering: plan.points, given, budget: plan.depth - arrival.stepCount)
      for place in (given.count..<max(asked.count, given.count)).reversed() {
        let before = asked[..<place].map(\.taken)
        for other in (1..<asked[place].count).reversed() { untried.append(before + [other]) }
      }
      expansion.cover(asked)
      outcomes.append(
        SearchMoment(
          simulator, run.judge, path.adding(asked), stepCount: arrival.stepCount + asked.count))
      nextAnswers = untried.popLast()
    }
    return outcomes
  }

  /// Whether nothing more happens; what is done to a machine that has not halted does happen.
  private func isFinished(_ run: SearchRun) -> Bool {
    stimulus == nil ? run.simulator.isFinished : run.simulator.isHalted
  }

  /// What the rules find when the run ends here.
  private func findingsAtEnd(_ run: SearchRun) -> [SearchFinding] {
    guard isFinished(run) else { return [] }
    return run.judge.findingsAtEnd().map { SearchFinding($0, path) }
  }
}

/// A run of a search, which stands still.
private final class SearchRun: Sendable {
  let simulator: Simulator
  let judge: SearchJudge

  init(simulator: consuming Simulator, judge: consuming SearchJudge) {
    self.simulator = simulator
    self.judge = judge
  }
}

extension Simulator {
  /// Runs the next item of the agenda with some answers of a search, and returns what was asked.
  mutating func extend(
    answering points: Set<ChoicePoint>, _ given: some Sequence<Int>, budget: Int
  ) -> [SearchedChoices.Asked] {
    var choices = SearchedChoices(points, budget: budget)
    choices.given = Array(given)
    searched = choices
    extend()
    defer { searched = nil }
    return searched?.asked ?? []
  }
}
