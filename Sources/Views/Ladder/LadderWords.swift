import Terminal

/// What the ladder says, in one place.
enum LadderWords {
  // What is shown.
  static func all(_ count: String) -> String { "all \(count) events" }
  /// Between the object and those that travel with it.
  static let with = "with"
  static func own(_ count: String, of all: String) -> String {
    ": \(SiftingWords.share(count, of: all)), "
  }
  static func allKey(showsAll: Bool) -> String { showsAll ? "folds the others" : "all" }
  static func filterHides(_ key: String) -> String {
    "The filter hides all of this life.   \(key) shows what it leaves of the others."
  }
  /// Where we stand, when the filter shows it but it does not belong to the life.
  static func ofOthers(_ call: String) -> String { "\(call), which belongs to others" }
  static func hiddenLanes(_ count: Int) -> String { "+\(count) lane\(count == 1 ? "" : "s")" }

  // Events of others.
  static func others(_ count: String, isOne: Bool, areNamed: Bool) -> String {
    "\(count) \(areNamed ? "" : "other ")\(isOne ? CommonWords.event : CommonWords.events)"
  }
  static let of = " of "
  static let and = " and "
  static let andOthers = " and others"
  static let folded = " folded"
  static func fold(isOpen: Bool) -> String {
    isOpen ? " · Enter closes" : folded + " · Enter opens"
  }

  // The labels of arrows, each in a long and in a short form.
  static let returns = [CommonWords.returns, "ret"]
  static func choices(_ point: Int) -> [String] { [EventsWords.choice(point), "CP\(point)"] }

  // A life: its stations, each with its sign.
  static let lifeOf = "life of"
  static let nothingKnown = "no event of it is known here"
  static let givenAway = "given away"
  static let to = " to "
  static let allocated = "allocated"
  static let begins = "begins"
  static let dropped = "! dropped"
  static let completed = "▲ completed"
  static let freed = "freed"
  static let ends = "ends"
  static let sent = "▼ sent"
  static let indicated = "▲ indicated"
  static let returned = "▼ returned"
  static let transfer = "▼ transfer"
  static let requested = "▼ requested"
  static func back(_ status: String) -> String { "▲ back with \(status)" }
  static let pending = "P pending"
  static let queued = sign(.queued, "queued")
  static let wire = sign(.wire, LifeSign.wire.word)
  static func part(_ percent: Int64) -> String { "\(percent)%" }
  /// A station with the sign that it has among the lives of packets.
  private static func sign(_ sign: LifeSign, _ word: String) -> String {
    "\(sign.rawValue) \(word)"
  }

  /// A bar that ends in the number of its calls.
  static let deepSign = "┃n"
  static let deep = "deep"

  /// What the signs mean, in many words, in some, and in few.
  static let legends: [(signs: [(String, String, Role)], gap: String)] = [
    (
      [
        ("──►", "call", .down), ("╌╌►", "return with status", .muted),
        ("~~►", "caused earlier", .cause), ("┃", "running", .run), ("┃┃", "re-entered", .run),
        ("┃ ┃", "on two cpus", .run), ("●", "no inside", .run),
      ], "   "
    ),
    (
      [
        ("──►", "call", .down), ("╌╌►", "return", .muted), ("~~►", "caused", .cause),
        ("┃", "running", .run), ("┃┃", "re-entered", .run), ("●", "no inside", .run),
      ], "  "
    ),
    (
      [
        ("─►", "call", .down), ("╌►", "return", .muted), ("~►", "cause", .cause),
        ("┃", "runs", .run), ("┃┃", "re-entered", .run), ("●", "act", .run),
      ], " "
    ),
  ]
}
