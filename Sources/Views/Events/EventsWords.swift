/// What the list of events says, in one place.
enum EventsWords {
  // Events that are no calls.
  static func frame(_ what: String) -> String { "frame " + what }
  static func choice(_ point: Int) -> String { "choice CP\(point)" }
  static func bugCheck(_ code: Int) -> String {
    "\(CommonWords.bugCheck) \(BugCheckWords.short(code))"
  }

  // Captions of columns.
  static let time = "t µs"
  static let elapsed = "+ µs"
  static func time(_ form: TimeForm) -> String { form == .delta ? elapsed : time }
  /// What stands above a column that a user can choose; a field of an event has its name.
  static func caption(_ column: EventColumn) -> String {
    switch column {
    case .seq: CommonWords.number
    case .t: time
    case .dt: elapsed
    case .cpu: CommonWords.processor
    case .call: CommonWords.call
    case .route: CommonWords.way
    case .obj: CommonWords.object
    case .st: CommonWords.answer
    case .mark: TimelineWords.mark
    case .field(let name): name
    }
  }

  /// In front of an event at which a run stops.
  static let stopSign = "b"
  static let foundSign = "/"
  static let stops = "stops a run"
  static let found = "found"
  /// How long after the event before.
  static func later(_ time: String) -> String { "\(time) later" }
  /// How many columns have no room.
  static func missing(_ count: Int) -> String {
    count == 1 ? "+1 column" : "+\(count) columns"
  }

  static func hidden(_ call: String) -> String { "\(call), which the filter hides" }
}
