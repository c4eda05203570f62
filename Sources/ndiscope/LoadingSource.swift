import Events
import Explorer
import Glibc
import Live
import Replay
import Traces
import Views

/// A trace file that is read and folded on another thread, while what is there is shown; it becomes a live run when it takes
/// another branch.
final class LoadingSource: EventSource, Workshop {
  private let path: String
  /// The capture that the trace has heard, as the user gave it.
  private let frames: String?
  private let shared: SharedLoad
  /// What has come of the file, as far as the screen knows.
  private var load: Load
  private var stage = Stage.trace

  /// What the user has made of the file.
  private enum Stage {
    /// Nothing: its events are shown.
    case trace
    /// It takes another branch; a branch that was taken back before can still be taken again.
    case branching(BranchBeside, of: RecordedRun, parked: LiveSource?)
    /// It became a live run.
    case live(LiveSource)
    /// The branch was taken back, so that its events are shown again; it can be taken once more.
    case parked(LiveSource)
  }

  /// Begins to read a file; it waits for the first piece, so that what is no trace is refused at once.
  ///
  /// - Throws: ``Refusal`` if the file cannot be opened, is no trace, or has not heard the frames.
  init(path: String, frames: String? = nil) throws(Refusal) {
    self.path = path
    self.frames = frames
    shared = SharedLoad(path, mayBeCut: RescuedRun.isOne(path))
    load = shared.load
    if let error = load.error {
      throw Refusal(located(error, path, .none) + captureHint(path), .unreadable)
    }
    if frames != nil, let header = load.header {
      _ = try CapturedFrames(frames, heardBy: header, path)
    }
  }

  /// The live run that the trace became, or `nil`.
  private var live: LiveSource? {
    guard case .live(let live) = stage else { return nil }
    return live
  }

  private var branching: BranchBeside? {
    guard case .branching(let branch, _, _) = stage else { return nil }
    return branch
  }

  /// The live run that was taken back, or `nil`.
  private var parked: LiveSource? {
    switch stage {
    case .parked(let live): live
    case .branching(_, _, let parked): parked
    case .trace, .live: nil
    }
  }

  private static func trace(_ parked: LiveSource?) -> Stage { parked.map(Stage.parked) ?? .trace }

  // MARK: - The file

  /// Whether a part of the file could not be read.
  var isDamaged: Bool { load.isDamaged }

  /// What is to be said about the file, behind its path.
  var reports: [String] { load.reports(path) }

  private var isLoading: Bool { !load.isFinished }

  /// Waits until everything is there.
  func waitUntilLoaded() {
    while isLoading {
      usleep(1_000)
      load = shared.load
    }
  }

  /// The work that goes on beside for the file, or for the live run that it became.
  var job: Job? {
    if let live { return live.job }
    if let branching { return branching.job }
    guard isLoading else { return nil }
    return Job(name: fileName(path), permille: load.permille, eventCount: load.timeline.count)
  }

  // MARK: - What the screen asks for

  var facts: RunFacts {
    if let live { return live.facts }
    var facts = RunFacts(title: load.header?.heading(path: path) ?? fileName(path))
    facts.file = path
    facts.job = job
    facts.isDamaged = load.isPartial
    facts.isRecorded = load.trace != nil
    facts.isSimulated = load.header?.isSimulated ?? true
    facts.marks = load.header?.marks.letters ?? []
    facts.notes = load.header?.marks.notes ?? []
    facts.word = isLoading ? nil : load.verdict
    return facts
  }

  var timeline: Timeline { live?.timeline ?? load.timeline }

  /// While it is loaded, more events come by themselves, not when they are asked for.
  var isGrowing: Bool { live?.isGrowing ?? false }

  var standstill: Standstill? { live?.standstill }

  var injectionIndex: Int? { live?.injectionIndex }

  var partingIndex: Int? { live?.partingIndex }

  var isBranching: Bool { branching != nil || live?.isBranching == true }

  /// Whether the file is loaded, the run made again, or all runs are searched.
  var isWorking: Bool { isLoading || branching != nil || live?.isWorking == true }

  /// A trace can take another branch, and is a live run from then on.
  var workshop: (any Workshop)? { self }

  func extend(by count: Int) { live?.extend(by: count) }

  func inject(_ stimulus: Stimulus) -> String? {
    guard let live else { return "a recorded trace cannot be changed" }
    return live.inject(stimulus)
  }

  /// Writes the live run, or the trace again with the marks and notes of the user.
  func save(_ request: SaveRequest) -> Message {
    if let live { return live.save(request) }
    guard var trace = load.whole else {
      return isLoading ? .recorded : Message(load.whyPartial, .warning)
    }
    do throws(Refusal) {
      trace.header = trace.header.with(request.placesInTrace)
      let path = try TraceFile.write(trace, request)
      return Message("\(fileName(path).shown) has the trace with its marks and notes.")
    } catch {
      return Message(error.sentence, .error)
    }
  }

  func link(to position: Int, view: String) -> LinkAnswer {
    if let live { return live.link(to: position, view: view) }
    guard let trace = load.whole else {
      return .refused(isLoading ? LinkWords.loading : load.whyPartial)
    }
    return RunSaver.link(trace, position, view)
  }

  /// Searches all runs of the live run that the trace became.
  func exhaust(_ points: Set<ChoicePoint>, depth: Int) -> String? {
    guard let live else { return ExhaustWords.recorded }
    return live.exhaust(points, depth: depth)
  }

  func open(_ found: FoundRun) -> String? {
    guard let live else { return ExhaustWords.recorded }
    return live.open(found)
  }

  func restart() { live?.restart() }

  /// Ends what goes on beside; a file that is not loaded by now stays as it is.
  func stop() {
    shared.stop()
    stopBranching()
    live?.stop()
  }

  private func stopBranching() {
    guard let branching else { return }
    branching.stop()
    stage = LoadingSource.trace(parked)
  }

  // MARK: - Branches

  /// Runs the trace again, from its header and its events, and lets it take another branch.
  func take(_ branch: Branch) -> String? {
    if let live { return live.take(branch) }
    guard branching == nil else { return ListWords.branching }
    guard let trace = load.trace else {
      return isLoading ? "the trace is still being loaded" : load.whyPartial
    }
    do throws(Refusal) {
      let recorded = try RecordedRun(intact: trace, path, frames)
      stage = .branching(recorded.takeBeside(branch), of: recorded, parked: parked)
      return nil
    } catch {
      return error.sentence
    }
  }

  /// Takes back what was done to the run; before that there is the trace.
  func undo() -> Bool {
    guard let live else { return false }
    if live.undo() { return true }
    live.stop()
    stage = .parked(live)
    return true
  }

  func redo() -> Bool {
    stopBranching()
    guard case .parked(let live) = stage else { return live?.redo() == true }
    stage = .live(live)
    return true
  }

  // MARK: - News

  func poll() -> SourceNews? {
    switch stage {
    case .live(let live): return live.poll()
    case .branching(let branch, let recorded, _): return news(of: branch, recorded)
    case .trace, .parked: break
    }
    guard isLoading, shared.version != load.version else { return nil }
    load = shared.load
    return news(isLoading ? nil : load.verdict)
  }

  /// What has changed about the trace.
  private func news(_ message: Message? = nil) -> SourceNews {
    var news = SourceNews(
      timeline: timeline, job: job, message: message, isDamaged: load.isPartial)
    news.isRecorded = load.trace != nil
    return news
  }

  private func news(of branch: BranchBeside, _ recorded: RecordedRun) -> SourceNews? {
    switch branch.outcome {
    case nil: return news()
    case .taken(let run):
      stage = .live(RunSaver(origin: recorded).source(of: run))
      var news = SourceNews(timeline: timeline, job: nil)
      news.branch = branch.branch
      return news
    case .refused(let sentence):
      stage = LoadingSource.trace(parked)
      return news(Message(sentence, .error))
    }
  }
}
