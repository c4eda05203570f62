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
    kept.withLock { kept in
      let index = kept.calls ?? CallIndex(history)
      kept.calls = index
      return index
    }
  }

  /// The completions of a history, which must be the same one every time.
  func completions(_ history: History) -> CompletionIndex {
    kept.withLock { kept in
      let index = kept.completions ?? CompletionIndex(history)
      kept.completions = index
      return index
    }
  }

  /// The frames of a history, which must be the same one every time.
  func frames(_ history: History) -> FrameIndex {
    let calls = calls(history)
    return kept.withLock { kept in
      let index = kept.frames ?? FrameIndex(history, calls)
      kept.frames = index
      return index
    }
  }
}
