import Events
import Synchronization

/// The indexes of one history, made when the first query needs them and kept for the next ones.
final class QueryIndexes: Sendable {
  private struct Kept {
    var calls: CallIndex?
    var completions: CompletionIndex?
    var frames: FrameIndex?
  }

  private let kept = Mutex(Kept())

  /// Whether all of these that are needed are made.
  func have(_ needs: QueryNeeds) -> Bool {
    kept.withLock { kept in
      (needs.isDisjoint(with: [.calls, .frames, .answers]) || kept.calls != nil)
        && (!needs.contains(.completions) || kept.completions != nil)
        && (!needs.contains(.frames) || kept.frames != nil)
    }
  }

  /// The calls of a history, which must be the same one every time.
  func calls(_ history: History) -> CallIndex {
    made(\.calls) { CallIndex(history) }
  }

  /// The completions of a history, which must be the same one every time.
  func completions(_ history: History) -> CompletionIndex {
    made(\.completions) { CompletionIndex(history) }
  }

  /// The frames of a history, which must be the same one every time.
  func frames(_ history: History) -> FrameIndex {
    let calls = calls(history)
    return made(\.frames) { FrameIndex(history, calls) }
  }

  /// What is kept, or is made now; nobody who only asks what is there has to wait for it.
  private func made<Index: Sendable>(
    _ part: any WritableKeyPath<Kept, Index?> & Sendable, _ make: () -> Index
  ) -> Index {
    if let known = kept.withLock({ $0[keyPath: part] }) { return known }
    let index = make()
    kept.withLock { $0[keyPath: part] = index }
    return index
  }
}
