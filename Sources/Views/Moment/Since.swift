import Events
import Replay

/// Since when something is so, as far as the events that are kept tell.
///
/// An object may have been made, or handed over, by an event that was dropped; then it is known only that this was before the
/// first event that is kept.
struct Since: Equatable {
  /// The index of the event, or of the first one that is kept.
  let index: Int
  /// How long ago that is, in nanoseconds.
  let nanoseconds: Int64
  /// Whether the event itself is kept; else it was earlier.
  let isKept: Bool

  /// How long: `12.0 µs`, or `> 12.0 µs`.
  var text: String { (isKept ? "" : CommonWords.moreThan) + TimeFormat.text(nanoseconds) }

  /// The event: `#12`, or `before #12`.
  func number(_ history: History) -> String {
    (isKept ? "" : CommonWords.before + " ") + "#\(history.sequence(of: index))"
  }
}

extension Moment {
  /// What the place before all events is called, or before those that are kept.
  var beginning: String { number == 0 ? CommonWords.beginning : CommonWords.beginningOfKept }

  /// Since when something is so that an event of an index began.
  func since(_ index: Int) -> Since {
    if let event = history.kept(index) {
      return Since(index: index, nanoseconds: time - event.time, isKept: true)
    }
    let first = history.droppedCount
    return Since(
      index: first, nanoseconds: time - timeline.state(at: first).time, isKept: false)
  }
}
