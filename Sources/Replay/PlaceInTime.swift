import Events

/// Where somebody wants to go: an event, a part of the whole, a time (UI_SPEC 5.10).
public enum PlaceInTime: Equatable, Sendable {
  /// Behind the event with a sequence number; 0 is the beginning.
  case number(Int)
  /// At a part of all events, in percent.
  case percent(Int)
  /// Behind the last event that is not later, in nanoseconds.
  case time(Int64)
  /// Behind the last event.
  case end

  /// Reads `128`, `#128`, `50%`, `412us`, `end`; `nil` if it is none of them.
  public init?(_ text: String) {
    let text = text.filter { $0 != " " }
    if text == "end" {
      self = .end
    } else if text.last == "%" {
      guard let percent = PlaceInTime.unsigned(text.dropLast()), percent <= 100 else { return nil }
      self = .percent(percent)
    } else if let number = PlaceInTime.unsigned(text.first == "#" ? text.dropFirst() : text[...]) {
      self = .number(number)
    } else {
      guard let time = TimeText.nanoseconds(text) else { return nil }
      self = .time(time)
    }
  }

  /// A number of digits alone; `nil` for one with a sign.
  private static func unsigned(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  /// What may be written, for messages.
  public static let spelling =
    "a number such as 128, a part such as 50%, a time such as 412us, or end"
}

extension Timeline {
  /// The position of a place, or `nil` if the number lies behind the last event.
  public func position(of place: PlaceInTime) -> Int? {
    switch place {
    case .number(0): history.droppedCount
    case .number(let number): position(ofNumber: number)
    case .percent(let percent): max(count * percent / 100, history.droppedCount)
    case .time(let time): position(atTime: time)
    case .end: count
    }
  }

  /// The position of a place of a run that may grow, or `nil` if it is not known yet: parts and times are those of the whole
  /// run.
  public func position(of place: PlaceInTime, isGrowing: Bool) -> Int? {
    guard isGrowing else { return position(of: place) }
    switch place {
    case .number: return position(of: place)
    case .percent(0): return history.droppedCount
    case .percent, .end: return nil
    case .time(let time): return isPast(time) ? position(of: place) : nil
    }
  }

  /// Whether an event is later than a time, so that nothing more can come at or before it.
  private func isPast(_ time: Int64) -> Bool {
    count > history.droppedCount && history[count - 1].time > time
  }

  /// Behind the event with a number, or behind the last one before it where the number is missing.
  private func position(ofNumber number: Int) -> Int? {
    guard count > history.droppedCount, number <= history.sequence(of: count - 1) else {
      return nil
    }
    if let index = history.index(ofSequence: number) { return index + 1 }
    var low = history.droppedCount
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if history.sequence(of: middle) <= number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
