import Replay

/// Where a typed text says to go.
enum TypedPlace: Equatable {
  /// To a place.
  case place(PlaceInTime)
  /// So many events on, or back where it is negative: `+5`, `-5`.
  case distance(Int)

  /// Reads a text; `nil` if it is neither, or no run is so long.
  init?(_ text: String) {
    if let distance = TypedPlace.distance(text) {
      self = .distance(distance)
    } else if let place = PlaceInTime(text) {
      self = .place(place)
    } else {
      return nil
    }
  }

  /// Whether somebody who writes this means a place, though it may be none.
  static func isMeant(by text: String) -> Bool {
    guard let first = text.first else { return false }
    return first.isNumber || "#+-".contains(first) || text.last == "%" || PlaceInTime(text) != nil
  }

  private static func distance(_ text: String) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-", let count = Int(text.dropFirst()),
      1...Session.stepCountMax ~= count, text.dropFirst().first?.isNumber == true
    else { return nil }
    return sign == "+" ? count : -count
  }
}
