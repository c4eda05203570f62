import Events
import Simulation

/// What a search of all runs of a scenario varies, and how far it goes.
public struct SearchPlan: Sendable {
  /// The scenario.
  public let scenario: Scenario
  /// The seed that decides what the search does not.
  public let seed: UInt64
  /// The choice points of which every answer is tried while a run goes on.
  public let points: Set<ChoicePoint>
  /// The choice points that the plan was asked for, also those that stand for stimuli.
  public let named: Set<ChoicePoint>
  /// What is done to the stack between any two items of the agenda, or not.
  public let stimuli: [Stimulus]
  /// How many answers and stimuli a run has at most that are the search's own.
  public let depth: Int
  /// How many events a run has at most; a run that goes on is given up and counted.
  public var eventCountMax = 20_000

  /// A plan.
  ///
  /// CP8 and CP9, whether a cancel, a close, an unbind, a pause, a reset or a removal arrives now, are not asked by a run
  /// (``ChoicePoint/isAsked``). Here they mean that each of these stimuli that the stack can take is tried at every moment at
  /// which no item of the agenda runs.
  ///
  /// - Parameters:
  ///   - scenario: the scenario; what it says of the choice points of the search is not looked at.
  ///   - seed: the seed; `nil` for the scenario's own.
  ///   - points: the choice points to be tried.
  ///   - depth: how many answers a run has at most that are the search's own.
  /// - Throws: `SimulationError` with the place in the scenario's text, if it cannot be run.
  public init(
    _ scenario: Scenario, seed: UInt64? = nil, points: Set<ChoicePoint>, depth: Int
  ) throws(SimulationError) {
    self.scenario = scenario
    self.seed = seed ?? scenario.seed
    self.points = points.filter(\.isAsked)
    named = points
    self.depth = depth
    let simulator = try Simulator(scenario, seed: seed)
    stimuli = points.filter { !$0.isAsked }.sorted { $0.rawValue < $1.rawValue }.flatMap { point in
      SearchPlan.stimuli(of: point, scenario).filter { simulator.canTake($0) }
    }
  }

  /// The whole run of a path, with all its events; what the path does not say is as the scenario and the seed say.
  ///
  /// - Throws: `SimulationError` if the scenario cannot be run, or a stimulus of the path cannot be done to it.
  public func run(along path: SearchPath) throws(SimulationError) -> Simulator {
    var simulator = try Simulator(scenario, seed: seed)
    var steps = path.steps[...]
    var answers = path.steps.compactMap { if case .answer(let place) = $0 { place } else { nil } }[
      ...]
    while simulator.history.count < eventCountMax {
      while case .stimulus(let place, let turn) = steps.first, turn <= simulator.turn {
        if stimuli.indices.contains(place) { try simulator.inject(stimuli[place]) }
        steps.removeFirst()
      }
      guard !simulator.isFinished else { break }
      let asked = simulator.extend(answering: points, answers, budget: answers.count)
      answers = answers.dropFirst(asked.count)
      steps = steps.dropFirst(asked.count)
    }
    return simulator
  }

  /// What a choice point that no run asks stands for, with every layer of the stack.
  private static func stimuli(of point: ChoicePoint, _ scenario: Scenario) -> [Stimulus] {
    let layers = scenario.stack.map(\.id)
    switch point {
    case .cancel: return layers.map(Stimulus.cancel) + layers.map(Stimulus.close)
    case .arrival:
      return layers.map(Stimulus.unbind) + layers.map(Stimulus.pause) + layers.map(Stimulus.reset)
        + layers.map(Stimulus.surpriseRemove)
    case .finishInside, .completionMoment, .lookahead, .batch, .transfer, .lowResources,
      .allocation, .bindingOrder, .completionOrder, .ringFull:
      return []
    }
  }
}

extension Simulator {
  /// Whether the stack has what a stimulus is about.
  func canTake(_ stimulus: Stimulus) -> Bool {
    do {
      try check(stimulus)
      return true
    } catch {
      return false
    }
  }
}

/// One step by which a run of a search differs from the others.
public enum SearchStep: Hashable, Sendable {
  /// The answer of a choice point, by its place among those that are possible there.
  case answer(Int)
  /// A stimulus of the plan, by its place in the list, behind so many items of the agenda.
  case stimulus(Int, turn: Int)
}

/// The steps that lead from the beginning of a scenario to a state; what they do not say is the first answer, and nothing done.
public struct SearchPath: Hashable, Sendable {
  /// The steps in order.
  public var steps: [SearchStep]

  /// A path.
  public init(_ steps: [SearchStep] = []) { self.steps = steps }

  func adding(_ step: SearchStep) -> SearchPath { SearchPath(steps + CollectionOfOne(step)) }

  /// The path with some answers more; where none was asked for, it is the same.
  func adding(_ asked: [SearchedChoices.Asked]) -> SearchPath {
    asked.isEmpty ? self : SearchPath(steps + asked.map { .answer($0.taken) })
  }
}

extension SearchPath: Comparable {
  /// The order in which a search looks at paths with equally many events.
  public static func < (a: SearchPath, b: SearchPath) -> Bool {
    a.steps.lexicographicallyPrecedes(b.steps) { $0.rank < $1.rank }
  }
}

extension SearchStep {
  /// Answers stand before stimuli.
  fileprivate var rank: Int {
    switch self {
    case .answer(let place): place
    case .stimulus(let place, let turn): (turn + 1) << 16 | place
    }
  }
}
