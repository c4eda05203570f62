import Events

/// What the reports without a screen say, in one place.
enum ReportsWords {
  // The events, one a line.
  static let captions =
    "    seq        t µs  cpu  call                                    from → to                obj  status"

  // A moment in words.
  static let runGoesOn = ", and the run goes on"
  static func place(_ number: Int, of last: Int, more: String, time: String) -> String {
    "#\(number) of \(last)\(more), \(time)"
  }
  static func beginning(_ place: String, _ name: String) -> String { "\(place), \(name)." }
  static func way(from: String, to: String) -> String { "from \(from) to \(to)" }
  static func at(_ layer: String) -> String { "at \(layer)" }
  static func processor(_ cpu: Int, level: String) -> String {
    "\(CommonWords.cpu(cpu)) at \(level)"
  }
  static func change(_ name: String, from before: String, to after: String) -> String {
    "\(name) \(before.isEmpty ? "" : "from \(before) ")to \(after)"
  }
  static func changed(_ changes: [String]) -> String {
    "Changed: " + (changes.isEmpty ? CommonWords.noChange : changes.joined(separator: "; ")) + "."
  }

  // The stack at a moment.
  static func place(_ number: Int, of last: Int, time: String) -> String {
    "#\(number) of \(last)   t \(time)"
  }
  static func hears(_ capture: String) -> String { "   frames of \(capture)" }
  static let beginning = "the beginning: nothing has happened"
  static let beginningOfKept = "the beginning of what is kept: the events before have been dropped"
  static let proof = "proof"
  static let holds = "holds"
  static let broken = "BROKEN"
  static func traffic(arrived: Int, departed: Int, dropped: Int, held: Int) -> String {
    "in \(arrived)  out \(departed)  drop \(dropped)  held \(held)"
  }
  static func stillHas(_ objects: [ObjectID]) -> String {
    objects.isEmpty ? "" : "  \(StackWords.stillHas(objects)), dropped here"
  }
  static let borrowed = "borrowed"
  static func out(percent: Int) -> String { "\(percent)% out" }
  static func thread(_ name: String) -> String { "thread \(name)" }
  static func calls(_ caller: String, level: String) -> String { "\(caller) at \(level)" }
  static func inside(of count: Int) -> String { "inside of \(count):" }
  static func since(_ number: String, held: String) -> String {
    "\(CommonWords.since) \(number), \(held)"
  }
  static func inQueue(_ name: String) -> String { "in \(name)" }
  static func made(for object: String) -> String { "made for \(object)" }
  static func promised(_ count: Int) -> String {
    count < 0 ? "\(-count) returned before the promise" : "\(count) returns promised"
  }

  // What differs between two moments.
  static let isGone = "is gone"
  static let isNew = "is new"
  static let owner = "owner"

  // A view in words.
  /// The name of a pane, and what it shows.
  static func pane(_ name: String, _ note: String) -> String {
    note.isEmpty ? name : "\(name): \(note)"
  }
  static func here(_ row: String) -> String { "here: \(row)" }
  static func to(_ layer: String) -> String { "to \(layer)" }

  // Where two runs differ.
  static func differences(_ count: Int, first: String, eventsA: Int, eventsB: Int) -> String {
    let differences = count == 1 ? "1 difference" : "\(count) differences"
    return "\(differences), the first at \(first)   A \(eventsA) events, B \(eventsB)"
  }
}
