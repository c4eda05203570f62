import Curses
import Events
import Explorer
import Glibc
import Replay
import Synchronization
import Traces
import Views

/// How far the loading of a trace is, and what is there by now.
struct Load: Sendable {
  /// Goes up with everything that changes.
  var version = 0
  var timeline = Timeline(History())
  var header: TraceHeader?
  /// How much of the file was read, in parts of a thousand; `nil` if nobody knows how long it is.
  var permille: Int? = 0
  /// The problems of the file, in words, at most as many as one wants to read.
  var remarks: [String] = []
  /// Whether a part of the file could not be read.
  var isDamaged = false
  /// Whether nothing more will come.
  var isFinished = false
  /// Whether nobody wanted more of it, before its end was reached.
  var isStopped = false
  /// What was read, when that is all of it.
  var trace: Trace?
  /// Why not even its header could be read.
  var error: String?

  /// What was read, when that is all of it and nothing of it is damaged.
  var whole: Trace? { isPartial ? nil : trace }

  /// Whether events of the file are missing.
  var isPartial: Bool { isDamaged || isStopped }

  /// Why nothing is done with a trace of which only a part is there.
  var whyPartial: String {
    isStopped
      ? "Not all of this trace was read: open it once more for that."
      : "A part of this trace could not be read; what is made of the rest would look whole."
  }

  /// What is to be said about the file when it is loaded, or its loading was ended.
  var verdict: Message? {
    if isStopped { return Message(Load.stopped, .warning) }
    guard let first = remarks.first else { return nil }
    let place = Load.hasPlace(first) ? "line " : ""
    let rest = remarks.count > 1 ? "   +\(remarks.count - 1) more, which are listed at the end" : ""
    return Message("\(place)\(first)\(rest)", isDamaged ? .error : .warning)
  }

  /// What is to be said about the file, behind its path.
  func reports(_ path: String) -> [String] {
    remarks.map { path + (Load.hasPlace($0) ? ":" : ": ") + $0 }
  }

  /// Whether a remark begins with a line and a column.
  private static func hasPlace(_ remark: String) -> Bool { remark.first?.isNumber == true }

  private static let stopped = "Loading was stopped: the rest of the trace is missing here."
}

/// What the thread that loads a trace and the thread of the screen both see.
final class SharedLoad: Sendable {
  private let state = Mutex(Load())

  /// Whether it is known that the file ends where its run was cut, so that nobody has to be told.
  private let mayBeCut: Bool

  /// Begins to load a file on a thread of its own, and waits for its first piece.
  init(_ path: String, mayBeCut: Bool = false) {
    self.mayBeCut = mayBeCut
    Beside.start { self.run(path) }
    while version == 0 { usleep(200) }
  }

  /// What is there.
  var load: Load { state.withLock { $0 } }
  /// What tells whether there is something new.
  var version: Int { state.withLock { $0.version } }

  /// Leaves it at what is there, at once: who reads may be waiting for a pipe.
  func stop() {
    state.withLock { load in
      guard !load.isFinished else { return }
      load.version += 1
      load.isFinished = true
      load.isStopped = true
    }
  }

  // MARK: - The other thread

  private func run(_ path: String) {
    do throws(TraceError) {
      try read(path)
    } catch {
      fail(error.sentence, path)
    }
    CursesScreen.wake()
  }

  private func read(_ path: String) throws(TraceError) {
    var loader = try TraceLoader(path: path)
    var timeline = Timeline(History())
    var isFirst = true
    var due = ContinuousClock.now
    while !isStopped, try loader.loadMore() {
      guard ContinuousClock.now >= due, loader.reader.header != nil else { continue }
      if isFirst { timeline = Timeline(loader.reader.history) }
      isFirst = false
      publish(loader, &timeline)
      due = .now + .milliseconds(50)
    }
    guard !isStopped else { return }
    let trace = try Trace(loader.reader)
    if isFirst { timeline = Timeline(loader.reader.history) }
    publish(loader, &timeline, whole: trace)
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  private func publish(
    _ loader: borrowing TraceLoader, _ timeline: inout Timeline, whole trace: Trace? = nil
  ) {
    timeline.extend(with: loader.reader.history)
    let share = loader.byteCount > 0 ? loader.readCount * 1_000 / loader.byteCount : nil
    let problems = loader.reader.problems.filter { !mayBeCut || $0.kind != .noEnd }
    let header = loader.reader.header
    let published = timeline
    state.withLock { load in
      guard !load.isFinished else { return }
      load.version += 1
      load.timeline = published
      load.header = header
      load.permille = share
      load.remarks = problems.map(\.sentence)
      load.isDamaged = problems.contains { !$0.kind.isWarning }
      load.isFinished = trace != nil
      load.trace = trace
    }
    CursesScreen.wake()
  }

  /// The file cannot be read any further; what is there stays.
  private func fail(_ sentence: String, _ path: String) {
    let prefix = path + ": "
    let reason = sentence.hasPrefix(prefix) ? String(sentence.dropFirst(prefix.count)) : sentence
    state.withLock { load in
      guard !load.isFinished else { return }
      load.version += 1
      if load.header == nil { load.error = sentence }
      load.remarks.append("error: \(reason)")
      load.isDamaged = true
      load.isFinished = true
    }
  }
}
