/// What the list of events says, in one place.
enum EventsWords {
  // Events that are no calls.
  static func frame(_ what: String) -> String { "frame " + what }
  static func choice(_ point: Int) -> String { "choice CP\(point)" }
  static func bugCheck(_ code: String) -> String { "\(CommonWords.bugCheck) 0x\(code)" }

  // Captions of columns.
  static let time = "t µs"
  static let elapsed = "+ µs"
  static func time(_ form: TimeForm) -> String { form == .delta ? elapsed : time }
  /// The captions of the columns that a user can choose; a field of an event has its name.
  static let captions = [
    "seq": CommonWords.number, "t": time, "dt": elapsed, "cpu": CommonWords.processor,
    "call": CommonWords.call, "route": CommonWords.way, "obj": CommonWords.object,
    "st": CommonWords.answer, "mark": TimelineWords.mark,
  ]

  /// In front of an event at which a run stops.
  static let stopSign = "b"
  static let foundSign = "/"
  static let stops = "stops a run"
  /// How many columns have no room.
  static func missing(_ count: Int) -> String {
    count == 1 ? "+1 column" : "+\(count) columns"
  }

  static func hidden(_ call: String) -> String { "\(call), which the filter hides" }
}
