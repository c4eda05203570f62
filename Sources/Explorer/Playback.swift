/// Playing events one after the other, at a speed that has nothing to do with simulated time.
///
/// ×1 is four events a second. What lies between two events in simulated time is cut: somebody who watches a send that takes
/// 60 ms and an interrupt that takes 1 µs wants to see both.
public struct Playback: Equatable, Sendable {
  /// Whether events are being played.
  public private(set) var isPlaying = false
  private var speedIndex = Playback.normalIndex
  /// Time that has passed and was not used up yet, in microseconds times events per second.
  private var credit = 0
  /// How long the event that is shown has been shown, in microseconds.
  private var shownMicroseconds = 0

  /// Nothing is played.
  public init() {}

  /// How the state line writes the speed.
  public var speedText: String { Playback.speeds[speedIndex].text }

  /// Whether as many events are played as fit between two frames.
  public var isUnbounded: Bool { Playback.speeds[speedIndex].rate == nil }

  /// Begins or ends.
  public mutating func toggle() {
    isPlaying.toggle()
    credit = 0
    shownMicroseconds = Playback.flightMicrosecondsMax
  }

  /// How far an object that is handed over is on its way, in parts of a thousand; `nil` if it has arrived.
  ///
  /// Only the picture takes its time: the state is that behind the event from the first frame on. Fast playing shows no
  /// flight.
  public var flightPermille: Int? {
    guard isPlaying, let rate = Playback.speeds[speedIndex].rate,
      rate <= Playback.flightRateMax
    else { return nil }
    let duration = min(
      Playback.flightMicrosecondsMax, 1_000_000 * Playback.scale / rate)
    guard shownMicroseconds < duration else { return nil }
    return shownMicroseconds * 1_000 / duration
  }

  /// Ends.
  public mutating func stop() { isPlaying = false }

  /// Twice as fast; `false` at the end of the scale.
  public mutating func speedUp() -> Bool { setIndex(speedIndex + 1) }
  /// Half as fast; `false` at the end of the scale.
  public mutating func slowDown() -> Bool { setIndex(speedIndex - 1) }
  /// Four events a second.
  public mutating func setNormalSpeed() { speedIndex = Playback.normalIndex }

  private mutating func setIndex(_ index: Int) -> Bool {
    guard Playback.speeds.indices.contains(index) else { return false }
    speedIndex = index
    return true
  }

  /// How many events are due after so many microseconds; `nil` for as many as fit.
  ///
  /// Time that makes no whole event is kept for the next time.
  public mutating func eventsDue(afterMicroseconds microseconds: Int) -> Int? {
    guard let rate = Playback.speeds[speedIndex].rate else { return nil }
    credit += min(microseconds, 1_000_000) * rate
    let unit = 1_000_000 * Playback.scale
    let due = credit / unit
    credit %= unit
    shownMicroseconds = due > 0 ? 0 : shownMicroseconds + min(microseconds, 1_000_000)
    return due
  }

  /// How many microseconds the next event is away; 0 if as many are played as fit.
  public var microsecondsToNextEvent: Int {
    guard let rate = Playback.speeds[speedIndex].rate else { return 0 }
    return max((1_000_000 * Playback.scale - credit + rate - 1) / rate, 0)
  }

  private struct Speed {
    let text: String
    /// Events a second times ``Playback/scale``, or `nil` for all that fit.
    let rate: Int?
  }

  /// Rates are kept in sixteenths of the normal one, so that slow ones are whole numbers.
  private static let scale = 16
  private static let normalIndex = 4
  /// How long a flight takes at most: four pictures.
  private static let flightMicrosecondsMax = 240_000
  /// Up to eight times the normal speed there is time for a flight.
  private static let flightRateMax = 4 * scale * 8
  private static let speeds: [Speed] =
    [16, 8, 4, 2].map { Speed(text: "×1/\($0)", rate: 4 * scale / $0) }
    + [1, 2, 4, 8, 16, 32, 64].map { Speed(text: "×\($0)", rate: 4 * scale * $0) }
    + [Speed(text: ListWords.fastest, rate: nil)]
}
