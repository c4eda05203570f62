import Events
import Live
import Replay
import Views

/// A run that is simulated while it is watched.
public final class LiveSource: EventSource, Workshop {
  private(set) var run: LiveRun
  /// The run as it begins anew.
  private let beginning: LiveRun
  private let writer: Writer?
  private let linker: Linker?
  /// The search that goes on beside, and what the last one found.
  private var search: RunSearch?
  private var searched: RunSearch?
  /// What can be taken back.
  private var changes = RunChanges()

  /// The branch of a long run that is being taken beside.
  private var branching: BranchBeside?
  private let atOnceCountMax: Int

  /// Writes a run into a file, and returns what is to be said about it.
  public typealias Writer = (LiveRun, SaveRequest) -> Message

  /// Makes the line that leads back to a run, from its position and the view.
  public typealias Linker = (LiveRun, Int, String) -> LinkAnswer

  /// A run as far as it is; without a writer it cannot be saved, without a linker no line leads back to it.
  ///
  /// A branch behind more than `atOnceCountMax` events is taken beside.
  public init(
    _ run: LiveRun, writer: Writer? = nil, linker: Linker? = nil, atOnceCountMax: Int = 100_000
  ) {
    self.atOnceCountMax = atOnceCountMax
    var run = run
    run.partingIndex = nil
    self.run = run
    self.linker = linker
    self.writer = writer
    beginning = run.restarted
  }

  /// What can be done to it follows from its stack.
  public var facts: RunFacts {
    var facts = RunFacts(
      title: run.title, isGrowing: isGrowing,
      injections: Injection.all(run.timeline.history.lexicon, in: run.scenario)
        .filter { run.canTake($0.offered) })
    facts.standstill = standstill
    facts.job = job
    return facts
  }

  /// The events so far.
  public var timeline: Timeline { run.timeline }
  /// Whether something more will happen by itself.
  public var isGrowing: Bool { !run.isFinished }
  /// Why nothing more can happen, whatever is done to the run.
  public var standstill: Standstill? { run.standstill }
  /// The index of the first event of what was done to the run last.
  public var injectionIndex: Int? { run.injectionIndex }
  /// The index of the first event that may be another one when the run begins anew.
  public var partingIndex: Int? { run.partingIndex }
  /// Whether a search goes on beside, or a branch is being taken.
  public var isWorking: Bool { search != nil || isBranching }
  /// Whether another branch is being taken beside.
  public var isBranching: Bool { branching != nil }
  /// The branch that is being taken.
  public var job: Job? { branching?.job }
  /// What is simulated is its own workshop.
  public var workshop: (any Workshop)? { self }

  /// Simulates on.
  public func extend(by count: Int) { run.extend(to: run.timeline.count + count) }

  /// Does something to the stack, at the end of the run.
  public func inject(_ stimulus: Stimulus) -> String? {
    guard !isBranching else { return ListWords.branching }
    return change { run throws(InjectionRefusal) in try run.inject(stimulus) }
  }

  /// Goes back and takes another branch.
  public func take(_ branch: Branch) -> String? {
    guard !isBranching else { return ListWords.branching }
    guard branch.position <= atOnceCountMax else {
      branching = LiveSource.takeBeside(branch, of: run)
      return nil
    }
    return change { run throws(InjectionRefusal) in try run.take(branch) }
  }

  private static func takeBeside(_ branch: Branch, of run: LiveRun) -> BranchBeside {
    BranchBeside(branch, name: ListWords.makesAgain, eventCount: branch.position) { goesOn in
      var run = run
      do throws(InjectionRefusal) {
        try run.take(branch, while: goesOn)
        return .taken(run)
      } catch {
        return .refused(error.sentence)
      }
    }
  }

  /// Writes the run into a file.
  public func save(_ request: SaveRequest) -> Message {
    writer?(run, request) ?? .cannotWrite
  }

  /// The line that leads back to a position.
  public func link(to position: Int, view: String) -> LinkAnswer {
    linker?(run, position, view) ?? .refused(LinkWords.impossible)
  }

  /// Begins anew, with the same seed.
  public func restart() {
    stopBranching()
    changes.remember(run)
    run = beginning
  }

  // MARK: - Changes that are taken back

  /// Does something to the run that can be taken back; returns what is wrong with it, or `nil`.
  private func change(_ body: (inout LiveRun) throws(InjectionRefusal) -> Void) -> String? {
    var changed = run
    do throws(InjectionRefusal) {
      try body(&changed)
    } catch {
      return error.sentence
    }
    changes.remember(run)
    run = changed
    return nil
  }

  /// The run as it was before the last thing that was done to it.
  public func undo() -> Bool {
    stopBranching()
    guard let before = changes.undo(run) else { return false }
    run = before
    return true
  }

  /// The run as it was before the last thing was taken back.
  public func redo() -> Bool {
    stopBranching()
    guard let later = changes.redo(run) else { return false }
    run = later
    return true
  }

  // MARK: - All runs

  /// Begins a search of all runs that some choice points allow, beside.
  public func exhaust(_ points: Set<ChoicePoint>, depth: Int) -> String? {
    guard search == nil else { return ExhaustWords.busy }
    do {
      search = RunSearch(try run.search(points, depth: depth))
      return nil
    } catch {
      return error.sentence
    }
  }

  /// Puts a run that a search has found in the place of this one.
  public func open(_ found: FoundRun) -> String? {
    guard let searched, searched.state.result.findings.indices.contains(found.place) else {
      return ExhaustWords.recorded
    }
    stopBranching()
    let path = searched.state.result.findings[found.place].path
    return change { run throws(InjectionRefusal) in
      var other = try LiveRun(searched.plan, along: path)
      other.partingIndex = partingIndex(ofFound: other)
      other.keptCount = run.keptCount
      run = other
    }
  }

  /// Where a run that was found parts from the one that begins anew.
  private func partingIndex(ofFound found: LiveRun) -> Int {
    var usual = beginning
    usual.keptCount = nil
    usual.extend(to: found.timeline.count)
    return found.commonCount(with: usual)
  }

  /// How far a search is, and what it has found.
  public func poll() -> SourceNews? {
    if let branching, let outcome = branching.outcome {
      self.branching = nil
      return news(of: outcome, branching.branch)
    }
    guard isWorking else { return nil }
    var news = SourceNews(timeline: timeline, job: job)
    guard let search else { return news }
    news.searching = search.progress
    let state = search.state
    guard state.isDone else { return news }
    self.search = nil
    searched = search
    news.searching = nil
    news.found = state.result.findings.enumerated().map { place, finding in
      FoundRun(
        place: place, rule: finding.rule, sentence: finding.sentence, index: finding.index)
    }
    news.message = .searched(
      state.result.stateCount, state.result.runCount, found: state.result.findings.count,
      isWhole: state.waitingCount == 0, isOfThisRun: run.isOfScenarioAlone)
    return news
  }

  private func news(of outcome: BranchBeside.Outcome, _ branch: Branch) -> SourceNews {
    var news = SourceNews(timeline: timeline, job: nil)
    switch outcome {
    case .taken(let other):
      changes.remember(run)
      run = other
      news.timeline = timeline
      news.branch = branch
    case .refused(let sentence): news.message = Message(sentence, .error)
    }
    return news
  }

  /// Ends the work beside.
  ///
  /// What a search has found so far is brought by ``poll()``; a branch is not taken.
  public func stop() {
    search?.stop()
    stopBranching()
  }

  private func stopBranching() {
    branching?.stop()
    branching = nil
  }
}
