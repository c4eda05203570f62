import Terminal

/// Where we are among all events, `#9/211`: as wide at every step, so that nothing behind it moves.
struct PositionNumber {
  private let number: String
  private let last: String
  private let more: String

  /// The number of a scene; a run that goes on has a `+` behind the last one.
  init(_ scene: Scene) {
    number = String(scene.moment.number)
    last = String(scene.moment.lastNumber)
    more = scene.isGrowing ? "+" : ""
  }

  /// How many digits each of both numbers has room for: as many as the last one has, and enough for most runs while they
  /// grow.
  private var digitCount: Int { max(last.utf8.count, PositionNumber.digitCountMin) }

  private static let digitCountMin = 3

  private var spans: [Span] { [Span("#" + number, .strong), Span("/" + last + more, .muted)] }

  /// Both numbers around a slash that stands still, with blanks at both ends.
  var aroundSlash: [Span] {
    let before = max(digitCount - number.utf8.count, 0)
    let after = digitCount - last.utf8.count + 1 - more.utf8.count
    return [Span(String(repeating: " ", count: before))] + spans
      + [Span(String(repeating: " ", count: after))]
  }

  /// Both numbers from the left edge on, with all blanks behind them.
  var fromLeft: [Span] {
    let missing = max(2 * digitCount - number.utf8.count - last.utf8.count - more.utf8.count, 0)
    return spans + [Span(String(repeating: " ", count: missing))]
  }
}
