import Curses
import Events
import Explorer
import Glibc
import Live
import Replay
import Simulation
import Synchronization
import Traces
import Views

/// A trace file that is read and folded on another thread, while what is there is shown.
final class LoadingSource: EventSource {
  private let path: String
  /// The capture that the trace has heard, as the user gave it.
  private let frames: String?
  private let shared: SharedLoad
  private(set) var timeline: Timeline
  private var isLoading = true
  /// Whether the user has ended the loading, so that the rest of the file is missing.
  private var isStopped = false
  /// The problems of the file, in words, at most as many as one wants to read.
  private(set) var remarks: [String] = []
  /// Whether a part of the file could not be read.
  private(set) var isDamaged = false
  private var title: String
  /// Whether the simulator made the trace.
  private var isSimulated = true
  private var seenVersion = 0
  /// What was read, when all of it was.
  private var trace: Trace?
  /// The trace is made to take another branch.
  private var branching: BranchedTrace?
  /// The run that the trace became when it was made to take another branch.
  private var live: LiveSource?
  /// The same run while its branch is taken back.
  private var parked: LiveSource?

  /// Begins to read a file; it waits for the first piece, so that what is no trace is refused at once.
  ///
  /// - Throws: ``Refusal`` if the file cannot be opened, is no trace, or has not heard the frames.
  init(path: String, frames: String? = nil) throws(Refusal) {
    self.path = path
    self.frames = frames
    title = fileName(path)
    let shared = SharedLoad()
    self.shared = shared
    timeline = Timeline(History())
    Beside.start { LoadingSource.load(path, into: shared) }
    while shared.version == 0 { usleep(200) }
    takeLoad()
    if let error = shared.error {
      throw Refusal(located(error, path, .none) + captureHint(path), .unreadable)
    }
    if frames != nil, let header = shared.load.header {
      _ = try CapturedFrames(frames, heardBy: header, path)
    }
  }

  var facts: RunFacts {
    if let live { return live.facts }
    var facts = RunFacts(title: title)
    facts.job = branching?.job ?? (isLoading ? job : nil)
    facts.isDamaged = isPartial
    facts.isRecorded = trace != nil
    facts.isSimulated = isSimulated
    facts.marks = marks.letters
    facts.notes = marks.notes
    facts.word = isLoading ? nil : verdict
    return facts
  }

  /// While it is loaded, more events come by themselves, not when they are asked for.
  var isGrowing: Bool { live?.isGrowing ?? false }

  var standstill: Standstill? { live?.standstill }

  var injectionIndex: Int? { live?.injectionIndex }

  var partingIndex: Int? { live?.partingIndex }

  var isBranching: Bool { branching != nil || live?.isBranching == true }

  func extend(by count: Int) {
    live?.extend(by: count)
    takeLive()
  }

  func inject(_ stimulus: Stimulus) -> String? {
    guard let live else { return "a recorded trace cannot be changed" }
    defer { takeLive() }
    return live.inject(stimulus)
  }

  /// Writes the live run, or the trace again with the marks and notes of the user.
  func save(_ request: SaveRequest) -> Message {
    if let live { return live.save(request) }
    guard var trace else {
      return isLoading ? .recorded : Message(LoadingSource.partial, .warning)
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
    guard let trace else {
      return .refused(isLoading ? LinkWords.loading : LoadingSource.partial)
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
    defer { takeLive() }
    return live.open(found)
  }

  /// Takes back what was done to the run; before that there is the trace.
  func undo() -> Bool {
    guard let live else { return false }
    if !live.undo() {
      guard let trace else { return false }
      live.stop()
      parked = live
      self.live = nil
      timeline = Timeline(trace.history)
      return true
    }
    takeLive()
    return true
  }

  func redo() -> Bool {
    if live == nil, let parked {
      live = parked
      self.parked = nil
      takeLive()
      return true
    }
    guard live?.redo() == true else { return false }
    takeLive()
    return true
  }

  func restart() {
    live?.restart()
    takeLive()
  }

  /// Whether the file is loaded, the run made again, or all runs are searched.
  var isWorking: Bool { isLoading || branching != nil || live?.isWorking == true }

  /// Runs the trace again, from its header and its events, and lets it take another branch.
  func take(_ branch: Branch) -> String? {
    if let live {
      defer { takeLive() }
      return live.take(branch)
    }
    guard branching == nil else { return "another branch is being made" }
    guard let trace else {
      return isLoading ? "the trace is still being loaded" : LoadingSource.partial
    }
    do throws(Refusal) {
      branching = try BranchedTrace(RecordedRun(intact: trace, path, frames), branch)
      return nil
    } catch {
      return error.sentence
    }
  }

  private func takeLive() {
    guard let live else { return }
    timeline = live.timeline
  }

  func poll() -> SourceNews? {
    if let branching { return news(of: branching) }
    if let live {
      defer { takeLive() }
      return live.poll()
    }
    guard isLoading, shared.version != seenVersion else { return nil }
    takeLoad()
    return news(isLoading ? job : nil, isLoading ? nil : verdict)
  }

  /// What has changed about the trace.
  private func news(_ job: Job?, _ message: Message? = nil) -> SourceNews {
    var news = SourceNews(timeline: timeline, job: job, message: message, isDamaged: isPartial)
    news.isRecorded = trace != nil
    return news
  }

  private func news(of made: BranchedTrace) -> SourceNews? {
    switch made.state {
    case .running: return news(made.job)
    case .taken(let run):
      branching = nil
      let saver = RunSaver(origin: made.recorded)
      live = saver.source(of: run)
      parked = nil
      takeLive()
      var news = SourceNews(timeline: timeline, job: nil)
      news.branch = made.branch
      return news
    case .refused(let sentence):
      branching = nil
      return news(nil, Message(sentence, .error))
    }
  }

  /// Ends what goes on beside; a file that is not loaded by now stays as it is.
  func stop() {
    shared.stop()
    branching?.stop()
    branching = nil
    live?.stop()
  }

  /// Waits until everything is there.
  func waitUntilLoaded() {
    while isLoading {
      usleep(1_000)
      takeLoad()
    }
  }

  private func takeLoad() {
    let load = shared.load
    seenVersion = load.version
    timeline = load.timeline
    isLoading = !load.isFinished
    isStopped = load.isStopped
    trace = load.trace
    if !load.title.isEmpty { title = load.title }
    if let header = load.header { isSimulated = header.isSimulated }
    remarks = load.remarks
    marks = load.header?.marks ?? []
    isDamaged = load.isDamaged
    permille = load.permille
  }

  private var permille = 0
  private var marks: [TraceMark] = []

  private var job: Job { Job(name: fileName(path), permille: permille, eventCount: timeline.count) }

  /// Whether events of the file are missing.
  private var isPartial: Bool { isDamaged || isStopped }

  /// What is to be said about the file when it is loaded, or its loading was ended.
  private var verdict: Message? {
    if isStopped { return Message(LoadingSource.stopped, .warning) }
    guard let first = remarks.first else { return nil }
    let place = LoadingSource.hasPlace(first) ? "line " : ""
    let rest = remarks.count > 1 ? "   +\(remarks.count - 1) more, which are listed at the end" : ""
    return Message("\(place)\(first)\(rest)", isDamaged ? .error : .warning)
  }

  /// What is to be said about the file, behind its path.
  var reports: [String] {
    remarks.map { path + (LoadingSource.hasPlace($0) ? ":" : ": ") + $0 }
  }

  /// Whether a remark begins with a line and a column.
  private static func hasPlace(_ remark: String) -> Bool { remark.first?.isNumber == true }

  private static let stopped = "Loading was stopped: the rest of the trace is missing here."
  private static let partial = "Not all of this trace was read: open it once more for that."

  // MARK: - The other thread

  private static func load(_ path: String, into shared: SharedLoad) {
    do throws(TraceError) {
      var loader = try TraceLoader(path: path)
      var timeline = Timeline(History())
      var isFirst = true
      var due = ContinuousClock.now
      while !shared.isStopped, try loader.loadMore() {
        guard ContinuousClock.now >= due, loader.reader.header != nil else { continue }
        if isFirst { timeline = Timeline(loader.reader.history) }
        isFirst = false
        shared.publish(loader, &timeline, path)
        due = .now + .milliseconds(50)
      }
      guard !shared.isStopped else { return }
      let trace = try Trace(loader.reader)
      if isFirst { timeline = Timeline(loader.reader.history) }
      shared.publish(loader, &timeline, path, whole: trace)
    } catch {
      shared.fail(error.sentence, path)
    }
    CursesScreen.wake()
  }
}

/// What both threads see.
private final class SharedLoad: Sendable {
  struct Load {
    var version = 0
    var timeline = Timeline(History())
    var header: TraceHeader?
    var title = ""
    var permille = 0
    var remarks: [String] = []
    var isDamaged = false
    /// Whether nothing more will come.
    var isFinished = false
    /// Whether nobody wanted more of it, before its end was reached.
    var isStopped = false
    /// What was read, when that is all of it.
    var trace: Trace?
    var error: String?
  }

  private let state = Mutex(Load())

  var load: Load { state.withLock { $0 } }
  var version: Int { state.withLock { $0.version } }
  var error: String? { state.withLock { $0.error } }
  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Leaves it at what is there, at once: who reads may be waiting for a pipe.
  func stop() {
    state.withLock { load in
      guard !load.isFinished else { return }
      load.version += 1
      load.isFinished = true
      load.isStopped = true
    }
  }

  func publish(
    _ loader: borrowing TraceLoader, _ timeline: inout Timeline, _ path: String,
    whole trace: Trace? = nil
  ) {
    timeline.extend(with: loader.reader.history)
    let share = loader.byteCount > 0 ? loader.readCount * 1_000 / loader.byteCount : 1_000
    let problems = loader.reader.problems
    let header = loader.reader.header
    let published = timeline
    state.withLock { load in
      guard !load.isFinished else { return }
      load.version += 1
      load.timeline = published
      load.header = header
      load.title = header?.heading(path: path) ?? ""
      load.permille = share
      load.remarks = problems.map(\.sentence)
      load.isDamaged = problems.contains { !$0.kind.isWarning }
      load.isFinished = trace != nil
      load.trace = trace
    }
    CursesScreen.wake()
  }

  /// The file cannot be read any further; what is there stays.
  func fail(_ sentence: String, _ path: String) {
    let prefix = path + ": "
    let reason = sentence.hasPrefix(prefix) ? String(sentence.dropFirst(prefix.count)) : sentence
    state.withLock { load in
      guard !load.isFinished else { return }
      load.version += 1
      load.error = sentence
      load.remarks.append("error: \(reason)")
      load.isDamaged = true
      load.isFinished = true
    }
  }
}
