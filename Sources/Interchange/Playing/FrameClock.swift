/// Turns the times of a capture into times of a simulation: the first frame is at 0, and no frame is before another.
///
/// A frame earlier than the one before it moves to that frame's time. After a small step back, as several receive queues make
/// it, the following frames keep their times; after a step of more than a second somebody has set the clock, and the time
/// goes on from there.
struct FrameClock {
  /// Whether long gaps stay as they are.
  let isRealTime: Bool
  /// The captured time that ``played`` stands for, or `nil` before the first frame.
  private var reference: Int64?
  /// The time of the last frame in the simulation, in nanoseconds.
  private(set) var played: Int64 = 0

  /// A clock before the first frame.
  init(isRealTime: Bool) { self.isRealTime = isRealTime }

  /// What happened to a frame on its way into the simulation.
  enum Change {
    /// It moved to the time of the frame before it.
    case movedForward
    /// The gap before it was made shorter.
    case shortenedGap
  }

  /// Moves on to a frame; the captured times may be any numbers.
  mutating func advance(to captured: Int64) -> Change? {
    guard let reference else {
      self.reference = captured
      return nil
    }
    let gap = FrameClock.difference(captured, reference)
    let gapMax = ImportLimits.gapNanosecondsMax
    guard gap >= 0 else {
      if gap < -gapMax { self.reference = captured }
      return .movedForward
    }
    self.reference = captured
    let isShortened = gap > gapMax && !isRealTime
    played = FrameClock.sum(played, isShortened ? gapMax : gap)
    return isShortened ? .shortenedGap : nil
  }

  /// The difference of two times, or the nearest number that fits.
  private static func difference(_ a: Int64, _ b: Int64) -> Int64 {
    let (result, overflow) = a.subtractingReportingOverflow(b)
    return overflow ? (a < b ? .min : .max) : result
  }

  /// The sum of two times that are not negative, or the largest number.
  private static func sum(_ a: Int64, _ b: Int64) -> Int64 {
    let (result, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : result
  }
}
