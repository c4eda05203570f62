import Events
import Synchronization

/// What is known of every event of a history after one pass over them, and goes on when the history grows.
protocol HistoryIndex: Sendable {
  /// Up to which event it knows them.
  var end: Int { get }
}

/// The indexes of one history, made when the first query needs them and kept for the next ones.
final class QueryIndexes: Sendable {
  private struct Kept {
    var calls: CallIndex?
    var completions: CompletionIndex?
    var frames: FrameIndex?
  }

  private let kept: Mutex<Kept>

  /// Nothing is known of a history yet.
  init() { kept = Mutex(Kept()) }

  /// The indexes of a history that has grown: what was known of it is taken over, and gone on with when it is needed.
  ///
  /// Whoever still asks about the shorter history makes its indexes again.
  init(takingOver old: QueryIndexes) {
    kept = Mutex(
      old.kept.withLock { kept in
        defer { kept = Kept() }
        return kept
      })
  }

  /// Whether all of these that are needed are made.
  func have(_ needs: QueryNeeds, of history: History) -> Bool {
    let count = history.count
    return kept.withLock { kept in
      (!needs.needsCalls || kept.calls?.end == count)
        && (!needs.contains(.completions) || kept.completions?.end == count)
        && (!needs.contains(.frames) || kept.frames?.end == count)
    }
  }

  /// The calls of a history, which must be the same one every time.
  func calls(_ history: History) -> CallIndex {
    grown(\.calls, CallIndex(history), history) { $0.extend(history, to: $1) }.index
  }

  /// The completions of a history, which must be the same one every time.
  func completions(_ history: History) -> CompletionIndex {
    grown(\.completions, CompletionIndex(history), history) { $0.extend(history, to: $1) }.index
  }

  /// The frames of a history, which must be the same one every time.
  func frames(_ history: History) -> FrameIndex {
    let calls = calls(history)
    return grown(\.frames, FrameIndex(history), history) { $0.extend(history, calls, to: $1) }.index
  }

  /// Makes what is needed, a stretch at a time; `false` if `course` did not go on, and what was made by then is kept.
  func make(_ needs: QueryNeeds, _ history: History, _ course: inout SearchCourse) -> Bool {
    if needs.needsCalls {
      let made = grown(\.calls, CallIndex(history), history, &course) {
        $0.extend(history, to: $1)
      }
      guard made.isWhole else { return false }
    }
    if needs.contains(.completions) {
      let made = grown(\.completions, CompletionIndex(history), history, &course) {
        $0.extend(history, to: $1)
      }
      guard made.isWhole else { return false }
    }
    guard needs.contains(.frames) else { return true }
    let calls = calls(history)
    return grown(\.frames, FrameIndex(history), history, &course) {
      $0.extend(history, calls, to: $1)
    }.isWhole
  }

  private func grown<Index: HistoryIndex>(
    _ part: any WritableKeyPath<Kept, Index?> & Sendable, _ blank: @autoclosure () -> Index,
    _ history: History, _ extend: (inout Index, Int) -> Void
  ) -> (index: Index, isWhole: Bool) {
    var course = SearchCourse()
    return grown(part, blank(), history, &course, extend)
  }

  /// What is kept, gone on with to the end of the history; nobody who only asks what is there has to wait for it.
  private func grown<Index: HistoryIndex>(
    _ part: any WritableKeyPath<Kept, Index?> & Sendable, _ blank: @autoclosure () -> Index,
    _ history: History, _ course: inout SearchCourse, _ extend: (inout Index, Int) -> Void
  ) -> (index: Index, isWhole: Bool) {
    let count = history.count
    // What has to grow is taken away while it does, so that nothing of it is copied.
    let known = kept.withLock { kept in
      let known = kept[keyPath: part]
      if let known, known.end < count { kept[keyPath: part] = nil }
      return known
    }
    if let known, known.end == count { return (known, true) }
    var index = known ?? blank()
    while index.end < count, course.goesOn(index.end) {
      extend(&index, min(index.end + SearchCourse.stretchCount, count))
    }
    let made = index
    kept.withLock { kept in
      if made.end >= kept[keyPath: part]?.end ?? 0 { kept[keyPath: part] = made }
    }
    return (made, made.end == count)
  }
}

extension QueryNeeds {
  /// Whether calls and their returns must be known.
  var needsCalls: Bool { !isDisjoint(with: [.calls, .frames, .answers]) }

  /// How many passes over all events find out what is needed beside them.
  var indexCount: Int {
    (needsCalls ? 1 : 0) + (contains(.completions) ? 1 : 0) + (contains(.frames) ? 1 : 0)
  }
}

/// The way of everything that has to be found out before a search begins: who wants it may end it, and hears how far it is.
struct SearchCourse {
  /// Asked every so many events, with how many of them were looked at, counted once for each pass.
  var report: (Int) -> Bool = { _ in true }
  /// How many events the passes before this one have looked at.
  var passedCount = 0

  /// How many events are looked at before anybody is asked.
  static let stretchCount = 1 << 14

  /// Whether the pass is to go on behind so many events.
  func goesOn(_ count: Int) -> Bool { report(passedCount + count) }
}

extension Timeline {
  /// Finds out what some needs ask of the whole history; `false` if `isWanted` ended it, and what was found is kept.
  func prepare(_ needs: QueryNeeds, while isWanted: @escaping () -> Bool) -> Bool {
    var course = SearchCourse { _ in isWanted() }
    return indexes.make(needs, history, &course)
  }
}
