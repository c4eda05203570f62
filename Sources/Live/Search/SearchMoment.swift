import Events
import Simulation
import Verification

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
  /// How many items of the agenda have run before it; some of them make no event.
  let turn: Int
  /// What stands for the state of the machine and for what the rules remember; `nil` where it is like no other.
  let digest: UInt128?
  /// The rules that the last item of the agenda has broken.
  private let findings: [SearchFinding]
  /// Which member of a crew has made it, and is best asked to look at it.
  public internal(set) var maker = 0

  /// The beginning of a run.
  init(_ plan: SearchPlan) throws(SimulationError) {
    var run = try LoneRun(plan)
    let found = run.look()
    self.init(run, found, SearchPath(), stepCount: 0, from: 0)
  }

  /// A moment behind an item of the agenda, which began behind so many events and breaks some rules.
  private init(
    _ run: consuming LoneRun, _ found: [RuleFinding], _ path: SearchPath, stepCount: Int,
    from begin: Int, stimulus: Int? = nil
  ) {
    let end = run.eventCount
    self.path = path
    self.stimulus = stimulus
    turn = run.simulator.turn
    arrival = SearchArrival(eventCount: end, stepCount: stepCount)
    findings = found.map { SearchFinding($0, path, from: begin, to: end) }
    digest = run.digest
    self.run = SearchRun(run)
  }

  /// The moment at which a stimulus of the plan comes.
  private init(_ moment: SearchMoment, _ run: SearchRun, stimulus place: Int) {
    self.run = run
    findings = []
    stimulus = place
    turn = moment.turn
    path = moment.path.adding(.stimulus(place, turn: moment.turn))
    arrival = SearchArrival(
      eventCount: moment.arrival.eventCount, stepCount: moment.arrival.stepCount + 1)
    digest = moment.digest.map { $0 &+ UInt128(place + 1) &* SearchMoment.stimulusFactor }
  }

  /// An odd number without a pattern: the stimulus that comes next makes it another state.
  private static let stimulusFactor: UInt128 = 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835

  /// A moment that rests: the end of a path, behind so many events and so many items of the agenda.
  init(waitingAt path: SearchPath, _ eventCount: Int, turn: Int = 0) {
    self.path = path
    self.turn = turn
    arrival = SearchArrival(eventCount: eventCount, stepCount: path.steps.count)
    digest = nil
    findings = []
  }

  /// The moment without its run.
  var resting: SearchMoment { SearchMoment(waitingAt: path, arrival.eventCount, turn: turn) }

  /// A run of its own, to which is done what is to be done now.
  private func disturbed(_ run: SearchRun, _ plan: SearchPlan) -> LoneRun {
    var run = run.kept
    if let stimulus { run.inject(plan.stimuli[stimulus]) }
    return run
  }

  /// The moment with its run, which is made again if it has none; `nil` if its path does not lead there.
  private func awake(_ plan: SearchPlan) -> SearchMoment? {
    guard run == nil else { return self }
    guard var run = try? LoneRun(plan) else { return nil }
    var steps = path.steps[...]
    var stimulus: Int?
    while !steps.isEmpty || run.eventCount < arrival.eventCount || run.simulator.turn < turn {
      if stimulus == nil, case .stimulus(let place, run.simulator.turn) = steps.first,
        plan.stimuli.indices.contains(place)
      {
        stimulus = place
        steps.removeFirst()
        continue
      }
      if let place = stimulus { run.inject(plan.stimuli[place]) }
      stimulus = nil
      // No run of the search goes on behind its last event, so no state that waits lies there.
      guard !run.simulator.isFinished, run.eventCount < plan.eventCountMax else { return nil }
      let asked = run.extend(
        plan, steps.leadingAnswers, budget: plan.depth - path.steps.count + steps.count)
      guard steps.starts(with: asked.map { .answer($0.taken) }) else { return nil }
      steps = steps.dropFirst(asked.count)
    }
    _ = run.look()
    return SearchMoment(
      run, [], path, stepCount: path.steps.count, from: arrival.eventCount, stimulus: stimulus)
  }

  /// What this state leads to.
  ///
  /// As long as nothing is asked and nothing can be done, the run simply goes on.
  ///
  /// - Parameters:
  ///   - plan: what is searched.
  ///   - known: the states that are known.
  ///   - maker: which member of a crew looks at it.
  /// - Returns: what it leads to, made by that member.
  public func expand(
    _ plan: SearchPlan, _ known: KnownStates, by maker: Int = 0
  ) -> SearchExpansion {
    var expansion = SearchExpansion(maker: maker)
    var next = awake(plan)
    expansion.isLost = next == nil
    while let moment = next, let run = moment.run {
      guard moment.arrival.stepCount < plan.depth else {
        moment.goOn(run, plan, known, &expansion)
        break
      }
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
      guard !expansion.passes(outcomes[0].digest, outcomes[0].arrival, known) else { break }
    }
    return expansion
  }

  /// Goes on to the end, or to a state that is known: no step of the search is left, so there is only one way, and the run grows
  /// in place.
  private func goOn(
    _ kept: SearchRun, _ plan: SearchPlan, _ known: KnownStates, _ expansion: inout SearchExpansion
  ) {
    var isOver = isFinished(kept)
    var arrival = arrival
    var run = kept.kept
    if let stimulus, !isOver { run.inject(plan.stimuli[stimulus]) }
    while !isOver, arrival.eventCount < plan.eventCountMax {
      run.extend()
      let (begin, end) = (arrival.eventCount, run.eventCount)
      expansion.note(run.look().map { SearchFinding($0, path, from: begin, to: end) })
      arrival = SearchArrival(eventCount: end, stepCount: arrival.stepCount)
      guard !expansion.passes(run.digest, arrival, known) else { return }
      isOver = run.simulator.isFinished
    }
    expansion.end(isOver, arrival, isOver ? findingsAtEnd(run) : [])
  }

  /// Whether a stimulus of the search can come here.
  private func canDisturb(_ run: SearchRun, _ plan: SearchPlan) -> Bool {
    arrival.stepCount < plan.depth && stimulus == nil && !plan.stimuli.isEmpty
      && !run.kept.simulator.isHalted
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
      var grown = disturbed(run, plan)
      let asked = grown.extend(plan, given, budget: plan.depth - arrival.stepCount)
      for place in (given.count..<max(asked.count, given.count)).reversed() {
        let before = asked[..<place].map(\.taken)
        for other in (1..<asked[place].count).reversed() { untried.append(before + [other]) }
      }
      expansion.cover(asked)
      let found = grown.look()
      outcomes.append(
        SearchMoment(
          grown, found, path.adding(asked), stepCount: arrival.stepCount + asked.count,
          from: arrival.eventCount))
      nextAnswers = untried.popLast()
    }
    return outcomes
  }

  /// Whether nothing more happens; what is done to a machine that has not halted does happen.
  private func isFinished(_ run: SearchRun) -> Bool {
    stimulus == nil ? run.kept.simulator.isFinished : run.kept.simulator.isHalted
  }

  /// What the rules find when the run ends here.
  private func findingsAtEnd(_ run: SearchRun) -> [SearchFinding] {
    isFinished(run) ? findingsAtEnd(run.kept) : []
  }

  /// What the rules find at the end of a run, which shows there and not before.
  private func findingsAtEnd(_ run: borrowing LoneRun) -> [SearchFinding] {
    let end = run.eventCount
    return run.judge.findingsAtEnd().map { SearchFinding($0, path, from: end, to: end) }
  }
}

/// A run of a search, which stands still; several moments share it.
private final class SearchRun: Sendable {
  let kept: LoneRun

  init(_ run: consuming LoneRun) { kept = run }
}

extension ArraySlice<SearchStep> {
  /// The answers before the next stimulus.
  fileprivate var leadingAnswers: [Int] {
    var answers: [Int] = []
    for step in self {
      guard case .answer(let place) = step else { break }
      answers.append(place)
    }
    return answers
  }
}
